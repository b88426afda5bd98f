# collections: ChainMap, UserDict, UserList and UserString, and the operators of Counter.

import collections.abc
from collections import ChainMap, Counter, UserDict, UserList, UserString


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as exc:
        print(label, "->", type(exc).__name__ + ":", exc)


print("-- chains")
chain = ChainMap({"a": 1}, {"a": 2, "b": 3}, {"c": 4})
print(chain, len(chain), list(chain), chain["a"], chain.get("z", 0), "c" in chain, bool(ChainMap()))
print(chain.parents, chain.new_child(d=5), chain.new_child({"b": 0})["b"], dict(chain))
print(chain | {"a": 9}, {"a": 9, "q": 0} | chain, chain == {"a": 1, "b": 3, "c": 4}, ChainMap.fromkeys("xy", 0))
print(chain.pop("a"), chain["a"], isinstance(chain, collections.abc.MutableMapping), type(chain.keys()).__name__)
attempt("delete", lambda: chain.__delitem__("b"))
attempt("pop", lambda: chain.pop("c"))
attempt("pop default", lambda: chain.pop("c", 7))
attempt("popitem", chain.popitem)
attempt("missing", lambda: chain["zork"])
chain["b"] = 10
print(chain.maps, chain.copy().maps[1] is chain.maps[1])

print("-- dicts")


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __missing__(self, key):
        return f"no {key}"


words = Lower({"A": 1}, B=2)
words.update(C=3)
print(words, words["a"], words["zork"], words.get("zork"), len(words), list(words.items()), words.data)
print(words | {"D": 4}, {"x": 0} | words, type(words.copy()).__name__, words.copy() == words, Lower.fromkeys("PQ", 1))
attempt("plain", lambda: UserDict()["k"])
attempt("pop", lambda: words.pop("zork"))

print("-- lists")
items = UserList([3, 1, 2])
items.append(5)
items += UserList([4])
print(items, items[1:3], type(items[:1]).__name__, items + [9], [0] + items, items * 2, sorted(items), items == [3, 1, 2, 5, 4])
items.sort(reverse=True)
print(items, items.index(1), items.count(5), items.pop(), items.pop(0), items < [9], UserList("ab") + UserList("c"))
items[1:] = "xy"
items.insert(0, "start")
items.extend(UserList([7]))
del items[0]
items.reverse()
print(items, 7 in items, items.copy() is not items, isinstance(items, collections.abc.MutableSequence))
attempt("remove", lambda: items.remove("zork"))
attempt("hash", lambda: hash(items))

print("-- texts")
text = UserString("Some text")
print(text, repr(text), text[5:], text.upper(), type(text.upper()).__name__, text.split(), type(text.split()[0]).__name__)
print(text + "!", "<" + text, text * 2, "%s" % text, text.replace("e", UserString("E")), text.find(UserString("t")))
print(text == "Some text", text == UserString("Some text"), hash(text) == hash("Some text"), UserString("m") in text)
print(text.center(13, "*"), text.encode(), UserString("-").join("abc"), UserString("%d|%s") % (3, "x"), int(UserString("12")))
print(text.startswith("Some"), text.partition(" "), sorted([UserString("b"), UserString("a")]), list(text[:3]))
print(UserString("a{}").format(5), text.translate({ord("S"): "s"}), text.isalpha(), text.title(), text.swapcase())

print("-- counters")
one, two = Counter("aabbbc"), Counter(b=1, c=4, d=-2)
print(one, two, one + two, one - two, one | two, one & two, +two, -two, one.total())
print(one == two, one != two, one <= one + two, one < one, one >= Counter(a=1), one > Counter(a=1), one == dict(one))
one += two
print(one)
one -= Counter(c=10, a=1)
print(one)
one |= Counter(z=1)
one &= Counter(a=5, b=1, z=7)
print(one, one["nothing"], list(one.elements()), one.most_common(1))
one.subtract("aaab")
del one["nothing"]
print(one, repr(Counter(a="x", b=None)), Counter())
attempt("fromkeys", lambda: Counter.fromkeys("a"))
attempt("add", lambda: one + {})
attempt("less", lambda: one < {})
