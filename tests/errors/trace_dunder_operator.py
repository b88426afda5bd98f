# An error in an operator method.
# needs: columns
class C:
    def __add__(self, o):
        return 1 / 0
C() + C()
