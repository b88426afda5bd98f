# Instances, classes, globals and arguments whose names are strs that compare in Python, and change where they are found;
# which of them are compared is not said.

def attempt(name, function):
    try:
        function()
    except (AttributeError, NameError, TypeError):
        pass
    print(name, "ended")


class Odd(str):
    """A name that acts when it is compared with another of its hash."""

    act, acted = None, 0

    def __new__(cls, text, like):
        self = str.__new__(cls, text)
        self.like = like
        return self

    def __hash__(self):
        return hash(self.like)

    def __eq__(self, other):
        act, Odd.act = Odd.act, None
        if act:
            Odd.acted += 1
            act()
        return False


def instance(act):
    class C:
        pass

    c = C()
    vars(c)[Odd("first", "x")] = 1
    c.x = 2
    vars(c)[Odd("last", "x")] = 3
    Odd.act = lambda: act(c)
    return c


acts = {
    "clear": lambda c: vars(c).clear(),
    "grow": lambda c: vars(c).update((f"n{i}", i) for i in range(100)),
    "replace": lambda c: setattr(c, "__dict__", {"x": 3}),
    "class": lambda c: setattr(c, "__class__", type("Other", (), {"x": 4})),
    "class attribute": lambda c: setattr(type(c), "x", property(lambda self: 5)),
    "delete": lambda c: vars(c).pop("x", None) and None,
}
for what, act in acts.items():
    c = instance(act)
    attempt(what + " get", lambda: c.x)
    c = instance(act)
    attempt(what + " set", lambda: setattr(c, "x", 6) or len(vars(c)) > 0)
    c = instance(act)
    attempt(what + " del", lambda: delattr(c, "x") or "x" in list(vars(c)))
    c = instance(act)
    attempt(what + " call", lambda: c.x())
    c = instance(act)
    attempt(what + " missing", lambda: hasattr(c, "y"))

# A class and the names in its body.
for act in (lambda: delattr(D, "m"), lambda: setattr(D, "m", lambda self: "other"), lambda: setattr(D, "__getattr__", len),
            lambda: [setattr(D, f"n{i}", i) for i in range(100)]):
    D = type("D", (), {Odd("first", "m"): 1, "m": lambda self: "m", Odd("last", "m"): 2})
    Odd.act = act
    attempt("method", lambda: type(D().m()).__name__)
    attempt("again", lambda: type(D().m()).__name__)

# Globals.
space = {Odd("first", "g"): 1, "g": 2, Odd("last", "g"): 3}
Odd.act = space.clear
attempt("global", lambda: eval("g", space))
space = {Odd("first", "g"): 1}
Odd.act = lambda: space.update((f"n{i}", i) for i in range(100))
attempt("global set", lambda: exec("g = 3", space) or len(space) > 101)
space = {Odd("first", "g"): 1, "g": 2, Odd("last", "g"): 3}
Odd.act = space.clear
attempt("global del", lambda: exec("del g", space))


# Keyword arguments: the dict they come from, and the function that takes them.
def takes(a=1, b=2, **rest):
    return a, b, len(rest)


words = {Odd("first", "a"): 1, "b": 3, Odd("last", "b"): 4}
Odd.act = words.clear
attempt("keywords", lambda: takes(**words))
words = {Odd("first", "a"): 1, "b": 3, Odd("last", "b"): 4}
Odd.act = lambda: setattr(takes, "__defaults__", None)
attempt("defaults", lambda: takes(**words, a=7))
print("still alive", Odd.acted > 25)
