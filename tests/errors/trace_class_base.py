# A base class that is not defined.
# needs: columns
class A(undefined_base): pass
