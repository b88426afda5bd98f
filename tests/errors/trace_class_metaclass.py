# A metaclass that is no class.
# needs: columns
class A(metaclass=5): pass
