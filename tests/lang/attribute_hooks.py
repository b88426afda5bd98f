# __getattr__, __getattribute__, __setattr__, __delattr__, __dir__ and __dict__.

class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "target", target)

    def __getattr__(self, name):
        print("miss", name)
        return getattr(self.target, name)

    def __setattr__(self, name, value):
        print("set", name)
        setattr(self.target, name, value)

    def __delattr__(self, name):
        print("del", name)
        delattr(self.target, name)

    def __dir__(self):
        return ["z", "a"]


class Thing:
    x = 1


thing = Thing()
p = Proxy(thing)
p.y = 5
print(p.x, p.y, thing.__dict__, dir(p), p.target is thing)
del p.y
print(hasattr(p, "y"), getattr(p, "nothing", "default"))


class Guard:
    secret = 42

    def __init__(self):
        self.shown = "ok"

    def __getattribute__(self, name):
        if name == "secret":
            raise AttributeError("hidden")
        return super().__getattribute__(name)

    def __getattr__(self, name):
        return f"instead of {name}"


g = Guard()
print(g.shown, g.secret, g.other, g.__class__.__name__, Guard.secret)


class Plain:
    pass


q = Plain()
q.__dict__["has space"] = 1
q.a = 2
q.__dict__.update(b=3)
print(vars(q), getattr(q, "has space"), q.b, "a" in q.__dict__)
q.__dict__ = {"fresh": True}
print(vars(q), hasattr(q, "a"))
q.__class__ = Thing
print(q.x, type(q).__name__, q.fresh)
setattr(Plain, "late", lambda self: "added later")
print(Plain().late(), Plain.__name__, Plain.__qualname__, Plain.__module__)
for code in ("q.none", "Plain.none", "q.__dict__ = 5", "q.__class__ = 5", "getattr(q, 1)", "setattr(q, 1, 2)", "(5).x = 1", "[].append = 1", "int.x = 1", "del Plain.none", "q.__class__ = int", "None.x", "len.x = 1"):
    try:
        exec(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
