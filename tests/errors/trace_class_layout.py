# Bases that do not go together.
# needs: columns
class A(int, str): pass
