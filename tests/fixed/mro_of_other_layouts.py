# mro() that returns what the class cannot look like, or leaves the class out.

def attempt(name, order):
    class Meta(type):
        def mro(cls):
            return order(cls)

    try:
        cls = Meta("C", (), {"y": 1})
        print(name, [c.__name__ for c in cls.__mro__], hasattr(cls(), "y"), hasattr(cls(), "bit_length"))
    except TypeError as e:
        print(name, e)


class Other:
    x = 1


attempt("other", lambda cls: [cls, Other, object])
attempt("int", lambda cls: [cls, int, object])
attempt("list", lambda cls: (list, cls))
attempt("without itself", lambda cls: [object])
attempt("no class", lambda cls: [cls, 5])
attempt("nothing", lambda cls: 5)
attempt("an exception", lambda cls: [cls, ValueError, object])
