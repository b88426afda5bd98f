# Messages: calls with too few, too many, or the wrong arguments.

def none(): pass
def one(a): pass
def two(a, b): pass
def default(a, b=2): pass
def many(a, b, c, d): pass
def only(a, /, b, *, c): pass
def keywords(*, a, b, c=1): pass
def stars(a, *args, **kwargs): pass


five, text, nothing, row = 5, "text", None, [1]


class C:
    def method(self): pass
    def __call__(self, x): pass

    @classmethod
    def make(cls, a): pass

    @staticmethod
    def static(a, b): pass


class Init:
    def __init__(self, a, b=1): pass


for code in ("none(1)", "none(1, 2)", "none(a=1)", "one()", "one(1, 2)", "one(b=1)", "one(1, a=2)", "two()", "two(1)", "two(b=1)", "two(1, 2, 3, 4)", "default()", "default(1, 2, 3)", "default(c=1)", "many()", "many(1)", "many(1, 2)", "many(c=1)",
             "only(1, 2)", "only(a=1, b=2, c=3)", "only(1, 2, 3)", "only(1, c=3)", "only(1, 2, 3, c=4)", "keywords()", "keywords(1)", "keywords(a=1)", "keywords(a=1, b=2, d=3)", "stars()", "stars(1, a=2)", "one(*[1, 2])", "one(**{'x': 1})", "two(1, *[2], b=3)",
             "C().method(1)", "C.method()", "C()()", "C(1)", "C(x=1)", "C.make()", "C.static(1)", "Init()", "Init(1, 2, 3)", "Init(c=1)", "(lambda x: x)()", "(lambda: 1)(2)", "text()", "nothing()", "row(0)", "C().nope()", "object(1)", "two(1, **{'a': 2})", "default(batch=1)"):
    try:
        eval(code)
        print(code, "works")
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
