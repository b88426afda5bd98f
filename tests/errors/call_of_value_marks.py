# Marks under a call that is all of a value: none behind `name =` and `return`, some behind other targets.
# needs: spans

import traceback


def fail(*args, **names):
    raise ValueError(args)


class Thing:
    pass


thing, row = Thing(), [1, 2]


def one():
    x = fail(1)


def two():
    a, b = fail(1)


def three():
    thing.x = fail(1)


def four():
    row[0] = fail(1)


def five():
    x = y = fail(1)


def six():
    x = (fail(1))


def seven():
    return (fail)(1)


def eight():
    return thing.fail(1)


def nine():
    x = fail(1); y = 2


def ten():
    x = fail(1,
        2)


def eleven():
    x = fail(
1)


def twelve():
    raise ((1, 2) if row else "s")


def thirteen():
    x: int = fail(1)


def fourteen():
    x = [fail(1)]


for case in (one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen):
    try:
        case()
    except Exception as e:
        e.__traceback__ = e.__traceback__.tb_next
        traceback.print_exc(limit=1)
