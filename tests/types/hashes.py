# Hashes: equal things hash alike, whatever their type.

groups = [(1, 1.0, True, 1 + 0j), (0, 0.0, -0.0, False, 0j), (2 ** 16, 2.0 ** 16), (-1, -1.0), ((1, 2), (1.0, 2.0), (True, 2)), ("ab", "a" + "b", "".join("ab")), (b"ab", bytes([97, 98])),
          (frozenset({1}), frozenset([1, 1]), frozenset({1.0})), (range(0), range(5, 5)), (None, None), ((), tuple([]))]
for group in groups:
    print(*group, len({hash(x) for x in group}) == 1, all(group[0] == x for x in group), len(set(group)) == 1)
print("alike", hash(-1) == hash(-2), hash(True), hash(5), hash(0.0), hash(1.0))
print("kinds", [type(hash(x)).__name__ for x in ("a", 1.5, (), None, int, len, ..., range(1), 10 ** 30)])


class Plain: pass


class Equal:
    def __eq__(self, other): return True


class Both:
    def __init__(self, n): self.n = n
    def __eq__(self, other): return self.n == other.n
    def __hash__(self): return hash(self.n)


class Child(Both): pass


class Unhashed(Both):
    __hash__ = None


class Again(Both):
    def __eq__(self, other): return False
    __hash__ = Both.__hash__


p = Plain()
print("class", hash(p) == hash(p), {p: 1}[p], hash(Both(5)) == hash(5), len({Both(1), Both(1), Both(2)}), {Both("k"): "found"}[Both("k")], hash(Child(3)) == hash(3), hash(Again(4)) == hash(4))
print("huge ", isinstance(hash(type("H", (), {"__hash__": lambda s: 2 ** 100})()), int))
for code in ("hash([])", "hash({})", "hash(set())", "hash(Equal())", "hash(Unhashed(1))", "hash(([],))", "hash(bytearray())", "{Equal(): 1}", "hash()", "hash(slice(1)) and 1", "{[]}", "{}[{}]", "hash((1, {}))"):
    try:
        eval(code)
        print(code, "works")
    except TypeError as e:
        print(code, "->", e)
