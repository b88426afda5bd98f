# An attribute that __slots__ leaves out.
# needs: columns
class A:
    __slots__ = ("x",)
A().y = 1
