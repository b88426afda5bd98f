# Iteration: __iter__, __next__, __getitem__ from zero, iter with a sentinel, length hints, __contains__.

class Countdown:
    def __init__(self, n): self.n = n

    def __iter__(self): return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Old:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * i


class Again:
    def __iter__(self):
        yield from "xyz"

    def __length_hint__(self):
        print("hint asked")
        return 3


c = Countdown(4)
print("next    ", next(c), list(c), list(c), next(c, "done"))
print("old     ", list(Old()), 4 in Old(), 5 in Old(), max(Old()), list(zip(Old(), "ab")), [*Old()], dict.fromkeys(Old()))
print("again   ", tuple(Again()), sorted(Again(), reverse=True), "y" in Again())
values = iter([1, 2, 0, 3])
print("sentinel", list(iter(lambda: next(values), 0)), list(values))
a, *b = Countdown(3)
print("unpack  ", a, b, max(Countdown(5)), sum(Countdown(5)), sorted(set(Countdown(3))))
print("reversed", list(reversed([1, 2])), list(reversed(range(3))), "".join(reversed("abc")), list(reversed({"a": 1, "b": 2})))


class Sequence:
    def __len__(self): return 3
    def __getitem__(self, i): return "abc"[i]
    def __contains__(self, x): return x == "anything"


s = Sequence()
print("sequence", list(reversed(s)), "a" in s, "anything" in s, [x for x in s])
row = [1, 2, 3]
for x in row:
    if x < 5:
        row.append(x + 3)
print("grown   ", row)
for kind, change in (({1: 1}, lambda d: d.update({2: 2})), ({1}, lambda s: s.add(2))):
    try:
        for x in kind:
            change(kind)
    except RuntimeError as e:
        print("changed ", e)


class NoContains:
    __contains__ = None
    def __iter__(self): return iter(())


for code in ("iter(5)", "next([])", "next(iter([]))", "for x in None: pass", "iter(1, 2)", "list(object)", "1 in NoContains()", "reversed({1})", "iter(type('I', (), {'__iter__': lambda s: s})())", "next(5)", "enumerate(5)", "zip(1)", "list(zip('ab', 'c', strict=True))", "sum(['a'])", "dict([1])", "dict([(1, 2, 3)])", "','.join([1])"):
    try:
        exec(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
