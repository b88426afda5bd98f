# __classcell__ has to reach type.__new__ as it is.
class Drops(type):
    def __new__(meta, name, bases, space):
        space = dict(space)
        space.pop("__classcell__", None)
        return super().__new__(meta, name, bases, space)


class Replaces(type):
    def __new__(meta, name, bases, space):
        return super().__new__(meta, name, bases, dict(space, __classcell__=3))


class Twice(type):
    def __new__(meta, name, bases, space):
        first = super().__new__(meta, name, bases, space)
        super().__new__(meta, name, bases, space)
        return first


class Other(type):
    def __new__(meta, name, bases, space):
        super().__new__(meta, name, bases, space)
        return 5


for meta in type, Drops, Replaces, Twice, Other:
    try:
        class A(metaclass=meta):
            def f(self):
                return __class__
        print(meta.__name__, A)
    except (TypeError, RuntimeError) as e:
        print(meta.__name__, type(e).__name__, e)

    class B(metaclass=meta if meta is not Replaces else type):
        pass
