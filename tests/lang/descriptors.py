# Descriptors: __get__, __set__, __delete__, __set_name__, and who wins over whom.

class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        print("named", owner.__name__, name)
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return f"<{self.name} of {owner.__name__}>"
        return getattr(instance, self.name, "unset")

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name[1:]} must be {self.kind.__name__}")
        setattr(instance, self.name, value)

    def __delete__(self, instance):
        print("deleting", self.name)
        delattr(instance, self.name)


class Reading:
    def __get__(self, instance, owner):
        return "from the class"


class Sensor:
    value = Typed(int)
    unit = Typed(str)
    plain = Reading()


s = Sensor()
print("unset  ", s.value, Sensor.unit)
s.value = 5
print("set    ", s.value, s.__dict__)
try:
    s.unit = 3
except TypeError as e:
    print("refused", e)
del s.value
print("deleted", s.value)
print("plain  ", s.plain)
s.__dict__["plain"] = "from the instance"
s.__dict__["value"] = "never seen"
print("order  ", s.plain, s.value)


class Lazy:
    def __init__(self, function):
        self.function = function

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        print("computed", end=" ")
        value = instance.__dict__[self.name] = self.function(instance)
        return value


class Report:
    @Lazy
    def total(self):
        return 42


r = Report()
print(r.total, r.total)
print("functions", Sensor.__init__ is object.__init__, (lambda self: self).__get__("me")(), str.upper.__get__("abc")(), Report.__dict__["total"].function(None))


class Boom:
    def __set_name__(self, owner, name):
        raise ValueError("no name")


try:
    class Bad:
        attribute = Boom()
except Exception as e:
    print(type(e).__name__, e, getattr(e, "__notes__", None))
