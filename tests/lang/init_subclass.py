# __init_subclass__ and __class_getitem__: what a class does for the classes below it.

class Plugin:
    known = []

    def __init_subclass__(cls, /, key=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.known.append((cls.__name__, key))
        cls.key = key

    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item!r}]"


class Csv(Plugin, key="csv"):
    pass


class Json(Plugin):
    pass


class Special(Csv, key="special"):
    pass


print(Plugin.known, Special.key, Json.key, hasattr(Plugin, "key"))
print(Plugin[int], Csv["a", 1], Special[1:2])
try:
    class Wrong(Plugin, other=1): pass
except TypeError as e:
    print(e)


class Quiet:
    def __init_subclass__(cls):
        print("sees", sorted(n for n in vars(cls) if not n.startswith("__")), cls.__mro__[1].__name__)


class Loud(Quiet):
    noise = 1

    def method(self):
        return __class__.__name__


print(Loud().method(), type(Quiet.__dict__["__init_subclass__"]).__name__)
for code in ("Quiet[int]", "Quiet()[0]", "int[str]", "list[int][str]", "class X(Quiet, a=1): pass"):
    try:
        exec(code)
    except TypeError as e:
        print(code, "->", e)
print([c.__name__ for c in (Csv, Json, Special) if c in Plugin.__subclasses__()], type(list[int]), tuple[int, ...], dict[str, int].__args__)
