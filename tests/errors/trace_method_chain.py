# A method that calls a method.
# needs: columns
class C:
    def f(self):
        return self.g()
    def g(self):
        return self.missing
C().f()
