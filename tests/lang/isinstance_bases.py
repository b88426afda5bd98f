# isinstance and issubclass with objects that have __bases__, but are no classes.
class Cls:
    def __init__(self, bases):
        self.__bases__ = bases


class Thing:
    def __init__(self, cls):
        self.cls = cls

    @property
    def __class__(self):
        return self.cls


class Bad:
    @property
    def __bases__(self):
        raise RuntimeError("asked for its bases")


a = Cls(())
b = Cls((a,))
c = Cls((int, b))
d = Cls(7)
print(issubclass(c, a), issubclass(c, int), issubclass(a, c), issubclass(int, a))
print(isinstance(Thing(c), a), isinstance(Thing(a), c), isinstance(3, a), isinstance(Thing(c), (str, b)))
for text in ("isinstance(Thing(a), d)", "issubclass(d, a)", "issubclass(a, d)", "isinstance(1, 2)", "issubclass(1, int)",
             "isinstance(1, Bad())"):
    try:
        print(text, eval(text))
    except Exception as e:
        print(text, "->", type(e).__name__, e)
