# super() at one site, in turn for classes whose orders of lookup go on differently behind it.
class Base:
    def who(self):
        return ["Base"]


class Left(Base):
    def who(self):
        return ["Left"] + super().who()


class Right(Base):
    def who(self):
        return ["Right"] + super().who()


class Both(Left, Right):
    def who(self):
        return ["Both"] + super().who()


class Alone(Left):
    pass


class Counted(dict):
    def get(self, key, default=None):
        return [super().get(key, default)]

    def __init__(self, *args):
        super().__init__(*args)


class Made:
    def __init__(self):
        super().__init__()

    @classmethod
    def make(cls):
        return "Made"


class Remade(Made):
    @classmethod
    def make(cls):
        return super().make() + " again"

    def own(self):
        return super().__repr__()[:9]


for _ in range(4):
    results = [cls().who() for cls in (Left, Both, Alone, Right, Both)]
print(results)
Right.who = lambda self: ["changed"]
print(Left().who(), Both().who(), Alone().who())
del Right.who
print(Both().who())
print(Counted({1: 2}).get(1), Counted().get(1, 3), Remade.make(), Remade().make(), Remade().own()[:9])
s = super(Left, Both())
print(s.who(), super(Both, Both).who(Both()))
for wrong in (lambda: super(Left, 5), lambda: super(Left, Left()).nothing(), lambda: super(5, 5)):
    try:
        wrong()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
