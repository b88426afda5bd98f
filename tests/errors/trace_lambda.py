# Lambdas and nested functions by their names.
# needs: columns
def make(n):
    def divide(x):
        return (lambda y: y / n)(x)
    return divide


class Tool:
    def use(self, f):
        return [f(x) for x in (1, 2)]


Tool().use(make(0))
