# Lists changed by the code that an operation on them calls.


def attempt(name, function):
    try:
        print(name, function())
    except Exception as e:
        print(name, type(e).__name__, e)


class Clears:
    """Compares by emptying a list."""

    def __init__(self, items, answer=False):
        self.items, self.answer = items, answer

    def __eq__(self, other):
        self.items.clear()
        return self.answer

    def __lt__(self, other):
        self.items.clear()
        return self.answer

    def __repr__(self):
        self.items.clear()
        return "C"

    def __index__(self):
        self.items.clear()
        return 1


def with_clearer(count=5, answer=False):
    items = []
    items += [Clears(items, answer) for _ in range(count)]
    return items


for answer in (False, True):
    items = with_clearer(5, answer)
    attempt("index", lambda: items.index(3))
    items = with_clearer(5, answer)
    attempt("remove", lambda: items.remove(3))
    items = with_clearer(5, answer)
    attempt("count", lambda: items.count(3))
    items = with_clearer(5, answer)
    attempt("in", lambda: 3 in items)
    items = with_clearer(5, answer)
    attempt("==", lambda: items == [1, 2, 3, 4, 5])
    items = with_clearer(5, answer)
    attempt("<", lambda: items < [1, 2, 3, 4, 5])
    items = with_clearer(5, answer)
    attempt("max", lambda: type(max(items)).__name__)
items = with_clearer()
attempt("repr", lambda: repr(items))
items = with_clearer()
attempt("str", lambda: "%s" % items)

items = with_clearer()
attempt("sort", lambda: items.sort())
print("after", len(items))
items = list(range(50))
attempt("key clears", lambda: items.sort(key=lambda v: items.clear()))
print("after", len(items))
items = list(range(50))
attempt("key appends", lambda: items.sort(key=lambda v: items.append(v) or -v))
print("after", items[:3], len(items))
items = list(range(5, 0, -1))
seen = []
attempt("key looks", lambda: items.sort(key=lambda v: seen.append(list(items)) or v))
print("after", items, seen[0])


class Worse:
    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        if self.v == 7:
            raise KeyError("seven")
        return self.v < other.v


items = [Worse(v) for v in (3, 9, 7, 1, 8, 2)]
attempt("sort raises", lambda: items.sort())
print("kept", sorted(w.v for w in items))

a = [1, 2, 3, 4]
attempt("pop", lambda: a.pop(Clears(a)))
a = [1, 2, 3, 4]
attempt("get", lambda: a[Clears(a)])
a = [1, 2, 3, 4]
attempt("set", lambda: a.__setitem__(Clears(a), 5))
a = [1, 2, 3, 4]
attempt("del", lambda: a.__delitem__(Clears(a)))
a = [1, 2, 3, 4]
attempt("insert", lambda: a.insert(Clears(a), 5) or a)
a = [1, 2, 3, 4]
attempt("slice", lambda: a[Clears(a):])
a = [1, 2, 3, 4]
attempt("set slice", lambda: a.__setitem__(slice(Clears(a), None), "xy") or a)
a = [1, 2, 3, 4]
attempt("del slice", lambda: a.__delitem__(slice(Clears(a), None)) or a)
a = [1, 2, 3, 4]
attempt("times", lambda: a * Clears(a))
a = [1, 2, 3, 4]
attempt("start of index", lambda: a.index(3, Clears(a)))


def growing(target, count=3):
    for i in range(count):
        target.append(-i)
        yield i


def emptying(target):
    for i in range(3):
        target.clear()
        yield i


a = [1, 2]
a.extend(growing(a))
print("extend growing", a)
a = [1, 2]
a.extend(emptying(a))
print("extend emptying", a)
a = [1, 2]
a += emptying(a)
print("+= emptying", a)
a = [1, 2, 3]
a[1:2] = growing(a)
print("slice growing", a)
a = [1, 2, 3, 4, 5]
a[1:4] = emptying(a)
print("slice emptying", a)
a = [1, 2, 3, 4, 5, 6]
attempt("steps emptying", lambda: a.__setitem__(slice(None, None, 2), emptying(a)))
print(a)
a = [1, 2, 3, 4, 5, 6]
a[::2] = a[1::2]
a[1:3] = a
print("self", a)
a[:] = a
a.extend(a)
a += a
a *= 2
print("self", len(a))
a = [1, 2, 3]
it = iter(a)
next(it)
a.clear()
print("iterator", list(it), list(it))
a = [1, 2, 3]
for v in a:
    if len(a) < 8:
        a.append(v)
print("loop", a)
a = [1, 2, 3, 4, 5]
for v in reversed(a):
    a.pop()
print("reversed", a)


class Hinting:
    def __init__(self, target):
        self.target = target

    def __length_hint__(self):
        self.target.clear()
        return 1000

    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration


a = [1, 2, 3]
a.extend(Hinting(a))
print("hint", a)


class Dies:
    def __init__(self, target):
        self.target = target

    def __del__(self):
        self.target.append("died")


import gc

a = []
for i in range(20):
    a.append(Dies(a))
a[:20] = [None] * 20
gc.collect()
print("died", a.count("died") > 15)
a = [Dies(a) for _ in range(3)]
del a[:]
gc.collect()
print("still alive")
