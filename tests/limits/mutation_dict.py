# Dicts and sets changed by the __eq__ and __hash__ of their keys, and while they are iterated.


def attempt(name, function):
    try:
        print(name, function())
    except Exception as e:
        print(name, type(e).__name__, e)


class Key:
    """Equal to nothing; runs `act` when compared or hashed."""

    act = None

    def __init__(self, name, hash=1):
        self.name, self.h = name, hash

    def __hash__(self):
        return self.h

    def __eq__(self, other):
        if Key.act:
            act, Key.act = Key.act, None
            act()
        return self is other

    def __repr__(self):
        return self.name


def acting(act):
    Key.act = act


def fresh(count=5):
    Key.act = None
    return {Key(f"k{i}"): i for i in range(count)}


for change in ("clear", "grow", "shrink", "replace"):
    def act():
        if change == "clear":
            d.clear()
        elif change == "grow":
            for i in range(100):
                d[i] = i
        elif change == "shrink":
            d.popitem()
        else:
            d.clear()
            d.update({i: i for i in range(5)})

    d = fresh()
    acting(act)
    attempt(change + " get", lambda: d.get(Key("new"), "none"))
    print(len(d))
    d = fresh()
    acting(act)
    attempt(change + " set", lambda: d.__setitem__(Key("new"), 1))
    print(len(d))
    d = fresh()
    acting(act)
    attempt(change + " setdefault", lambda: d.setdefault(Key("new"), 1))
    print(len(d))
    d = fresh()
    acting(act)
    attempt(change + " pop", lambda: d.pop(Key("new"), "none"))
    print(len(d))
    d = fresh()
    acting(act)
    attempt(change + " in", lambda: Key("new") in d)
    d = fresh()
    acting(act)
    attempt(change + " del", lambda: d.__delitem__(Key("new")))

d = fresh()
e = {Key(f"k{i}"): i for i in range(5)}
acting(lambda: d.clear())
attempt("compare", lambda: d == e)
d, e = fresh(), fresh()
acting(lambda: e.clear())
attempt("compare other", lambda: d == e)


class Value:
    def __init__(self, target):
        self.target = target

    def __eq__(self, other):
        self.target.clear()
        return True

    def __repr__(self):
        self.target.clear()
        return "V"


d = {}
d.update({i: Value(d) for i in range(5)})
attempt("values compared", lambda: d == {i: 1 for i in range(5)})
d.update({i: Value(d) for i in range(5)})
attempt("repr", lambda: repr(d))
d.update({i: Value(d) for i in range(5)})
attempt("in values", lambda: 9 in d.values())
d.update({i: Value(d) for i in range(5)})
attempt("in items", lambda: (2, 9) in d.items())

for view in ("keys", "values", "items"):
    for change in ("add", "remove", "both"):
        d = {i: i for i in range(4)}
        seen = []
        try:
            for v in getattr(d, view)():
                seen.append(v)
                if len(seen) == 2:
                    if change != "remove":
                        d["new"] = 1
                    if change != "add":
                        del d[0]
                if len(seen) > 20:
                    break
        except RuntimeError as e:
            print(view, change, seen, e)
        else:
            print(view, change, len(seen))

d = {1: 1, 2: 2}
it = iter(d)
next(it)
d.clear()
attempt("cleared", lambda: next(it))
attempt("again", lambda: next(it))
d = {1: 1}
attempt("update self", lambda: d.update(d) or d)


class Keys:
    """A mapping that changes the dict that is updated from it."""

    def keys(self):
        d.clear()
        return ["a", "b"]

    def __getitem__(self, key):
        d.clear()
        return key


d = {i: i for i in range(50)}
attempt("update from mapping", lambda: d.update(Keys()) or d)
d = {i: i for i in range(50)}


def pairs():
    d.clear()
    yield 1, 2
    d.clear()
    yield iter([3, 4])


attempt("update from pairs", lambda: d.update(pairs()) or d)
attempt("fromkeys", lambda: dict.fromkeys(k for k in "abc"))


class Unstable:
    count = 0

    def __hash__(self):
        Unstable.count += 1
        return Unstable.count


u = Unstable()
d = {u: 1}
attempt("unstable", lambda: (u in d, len(d), list(d.values())))
attempt("unstable pop", lambda: d.pop(u, "none"))
print(len(d.copy()))


def raising():
    raise ValueError("in __eq__")


d = fresh()
acting(raising)
attempt("raising", lambda: d.get(Key("new")))
print(len(d))

# Sets.
for name in ("add", "discard", "remove", "__contains__"):
    for change in ("clear", "grow"):
        Key.act = None
        s = {Key(f"k{i}") for i in range(5)}
        acting(lambda: s.clear() if change == "clear" else s.update(range(100)))
        attempt(f"set {name} {change}", lambda: getattr(s, name)(Key("new")))
        print(len(s))

for op in ("union", "intersection", "difference", "symmetric_difference", "issubset", "isdisjoint", "issuperset",
           "update", "intersection_update", "difference_update", "symmetric_difference_update"):
    for which in (0, 1):
        Key.act = None
        pair = [{Key(f"a{i}") for i in range(5)}, {Key(f"b{i}") for i in range(5)}]
        acting(lambda: pair[which].clear())
        try:
            got = getattr(pair[0], op)(pair[1])
            print(op, which, "done", type(got).__name__)
        except RuntimeError as e:
            print(op, which, e)

s = {1, 2, 3}
try:
    for v in s:
        s.add(v + 10)
except RuntimeError as e:
    print(e)
s = {1, 2, 3}
attempt("self update", lambda: (s.update(s), s.difference_update(s), s))


def adding():
    for i in range(3):
        s.add(i)
        yield i + 10
        s.clear()


s = {5}
s.update(adding())
print(s)
s = set(range(20))
s.intersection_update(adding())
print(sorted(s))
s = set(range(20))
s.difference_update(adding())
print(sorted(s))
s = set(range(20))
s ^= {1, 50}
print(len(s), frozenset(adding()) >= {10})
print("still alive")
