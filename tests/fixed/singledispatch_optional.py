# functools.singledispatch: annotations with typing.Optional and typing.Union.
import functools
import typing


@functools.singledispatch
def kind(value):
    return "something"


@kind.register
def _(value: typing.Optional[str]):
    return "text or none"


@kind.register
def _(value: typing.Union[int, float]):
    return "number"


print([kind(value) for value in (None, "", 1, 1.5, [])])
try:
    kind.register(lambda value: value)
except TypeError as e:
    print(str(e)[:40])
try:
    @kind.register
    def _(value: typing.Optional[typing.List[int]]):
        pass
except TypeError as e:
    print(e)
