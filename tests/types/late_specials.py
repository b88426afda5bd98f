# Special methods set on and deleted from a class of a type in C, after its instances were made.
class E(Exception):
    def __init__(self, x):
        super().__init__(x, x)
e = E(1)
print(repr(e), bool(e))
E.__len__ = lambda self: 0
print(bool(e), len(e))
E.__getitem__ = lambda self, i: i * 2
print(e[4])
del E.__len__
print(bool(e))
try: len(e)
except TypeError as x: print(x)
class L(list):
    pass
l = L([1, 2])
L.__str__ = lambda self: "str"
print(l, len(l), l[0], l + [3])
L.__len__ = lambda self: 0
print(bool(l), len(l), list.__len__(l))
class M(L):
    def __call__(self): return "called"
print(M()(), isinstance(M(), L), bool(M([1])))
L.__call__ = lambda self: "L called"
print(l(), M()())
del L.__call__, L.__len__, L.__str__
print(l, len(l))
try: l()
except TypeError as x: print(x)
