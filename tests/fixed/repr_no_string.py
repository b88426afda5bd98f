# A __repr__ that gives no string: str() blames __str__, repr() and what shows items blame __repr__.


def make(base, *names):
    return type("Odd", (base,), {name: lambda self: 5 for name in names})()


for base in (object, int, list, dict, float, tuple, Exception, str):
    for names in (["__repr__"], ["__str__"], ["__repr__", "__str__"]):
        odd = make(base, *names)
        for show in (str, repr, ascii, format, "{!r}".format, "%s".__mod__, lambda v: repr([v])):
            try:
                print(base.__name__, names, show(odd) if base is not object else type(show(odd)))
            except TypeError as e:
                print(base.__name__, names, "->", e)
