# types and warnings: names of built-in types, namespaces, warnings raised and caught.

import types
import warnings


def f(): yield


async def co(): pass


print(type(f) is types.FunctionType, type(len) is types.BuiltinFunctionType, type(f()) is types.GeneratorType, type(types) is types.ModuleType, type(None) is types.NoneType, isinstance(int | str, types.UnionType), isinstance(list[int], types.GenericAlias), type(f.__code__) is types.CodeType, types.LambdaType is types.FunctionType)
n = types.SimpleNamespace(a=1, b="x")
n.c = [2]
del n.a
print(n, n == types.SimpleNamespace(b="x", c=[2]), vars(n))
p = types.MappingProxyType({"k": 1})
print(p, p["k"], len(p), list(p), p | {"z": 2})
m = types.ModuleType("made", "its doc")
m.x = 5
print(m.__name__, m.__doc__, m.x, repr(m))
C = types.new_class("C", (), {}, lambda ns: ns.update(v=7))
print(C.v, C.__name__, types.MethodType(lambda self: self * 2, 21)())
for code in ("p['z'] = 1", "p.nope"):
    try:
        exec(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("careful")
    warnings.warn("old", DeprecationWarning)
print([(w.category.__name__, str(w.message)) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("strict", RuntimeWarning)
    except RuntimeWarning as e:
        print("raised", e)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    warnings.warn("unseen")
print("done")
