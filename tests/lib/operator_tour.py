# operator: the operators as functions, and getters for items, attributes, methods.

import operator as op

print([f(7, 2) for f in (op.add, op.sub, op.mul, op.truediv, op.floordiv, op.mod, op.pow, op.and_, op.or_, op.xor, op.lshift, op.rshift)])
print([f(1, 2) for f in (op.lt, op.le, op.eq, op.ne, op.ge, op.gt)], op.not_(1), op.truth([]), op.is_(None, None), op.is_not(1, None), op.neg(5), op.pos(-5), op.invert(0), op.abs(-3), op.index(True))
d = {"a": 1, "b": [10, 20]}
print(op.getitem(d, "a"), op.contains(d, "b"), op.concat([1], [2]), op.countOf([1, 2, 1], 1), op.indexOf("abc", "c"), op.length_hint([1, 2]), op.call(max, 1, 2))
op.setitem(d, "c", 3)
op.delitem(d, "a")
print(d, op.iadd([1], [2]), op.imul(3, 4))
rows = [("pear", 3), ("fig", 1), ("apple", 2)]
print(sorted(rows, key=op.itemgetter(1)), op.itemgetter(0, 2)("abc"), op.itemgetter(slice(1, 3))([1, 2, 3, 4]))


class P:
    def __init__(self, x): self.x, self.inner = x, self


print(op.attrgetter("x")(P(5)), op.attrgetter("inner.inner.x", "x")(P(6)), op.methodcaller("upper")("a"), op.methodcaller("split", ",", maxsplit=1)("a,b,c"))
print(op.add("a", "b"), op.matmul.__name__, op.__add__ is op.add or op.__add__(1, 2) == 3)
for code in ("op.add(1, 'a')", "op.itemgetter(5)([1])", "op.attrgetter('y')(P(1))", "op.indexOf([1], 2)", "op.attrgetter(5)", "op.concat(1, 2)", "op.index(1.5)", "op.methodcaller('nope')(1)"):
    try:
        eval(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
