# Classes with half of a pair of special methods: the message names the other half.


class Deletes:
    def __delitem__(self, i):
        print("deleted", i)


class Sets:
    def __setitem__(self, i, v):
        print("set", i, v)


class ListSets(list):
    def __setitem__(self, i, v):
        print("set", i, v)


class Slots:
    __slots__ = ("x",)

    def __setattr__(self, name, v):
        object.__setattr__(self, name, v)


class SlotsDelete:
    __slots__ = ("x",)

    def __delattr__(self, name):
        object.__delattr__(self, name)


for make in (Deletes, Sets, lambda: ListSets([1]), Slots, SlotsDelete):
    for change in ("v[0] = 1", "del v[0]", "v['a':] = 2", "v.y = 1", "del v.y"):
        v = make()
        try:
            exec(change)
            print(type(v).__name__, change)
        except (TypeError, AttributeError) as e:
            print(type(v).__name__, change, "->", type(e).__name__, "-", e)
