# Bases in an order that cannot be.
# needs: columns
class X: pass
class Y(X): pass
class Z(X, Y): pass
