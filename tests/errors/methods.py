# A traceback through methods, comprehensions and lambdas.
# needs: columns
class Stack:
    def __init__(self):
        self.items = []

    def pop(self):
        return self.items.pop()

    def drain(self):
        return [self.pop() for _ in range(3)]

(lambda s: s.drain())(Stack())
