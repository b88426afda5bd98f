# An attribute of an attribute that is not there.
# needs: columns
class A:
    pass
a = A()
a.b.c.d = 3
