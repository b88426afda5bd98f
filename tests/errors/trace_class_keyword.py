# A keyword that no __init_subclass__ takes.
# needs: columns
class A(x=1): pass
