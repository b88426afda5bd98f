# What introspection shows: types of bound methods in C, docstrings of properties, generic exception groups.

import inspect
import types

append = [].append
print(type(append), append.__class__ is type(len), isinstance(append, types.BuiltinMethodType), isinstance(append, types.MethodType))
print(inspect.isbuiltin(append), inspect.ismethod(append), inspect.isroutine(append))


class Documented(property):
    """Of the subclass."""


class Slim(property):
    __slots__ = ()


class A:
    @Documented
    def x(self):
        """Of x."""

    @x.setter
    def x(self, value):
        """Not used."""

    @property
    def y(self):
        """Of y."""

    plain = Documented(lambda self: 1)


print(A.x.__doc__, "-", A.y.__doc__, "-", Documented(None, doc="given").__doc__, "-", A.plain.__doc__)
A.y.__doc__ = "changed"
print(A.y.__doc__, Slim(lambda self: 1).fget(1))


def handle(group: ExceptionGroup[ValueError]) -> BaseExceptionGroup[KeyError]: ...


print(handle.__annotations__["group"], b"bytes".__bytes__())
for code in ("del 5[0]", "del None['a']", "del ''[0]", "del (1, 2)[0]", "del (1, 2)['a']", "del len[0]", "del range(3)[1]", "del {1}['x']"):
    try:
        exec("x = " + code[4:].rpartition("[")[0] + "; del x[" + code.rpartition("[")[2])
    except TypeError as e:
        print(code, "->", e)
