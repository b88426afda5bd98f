# Reports in pieces: one for each place of a traceback, with its line and the marks below it.
# needs: spans

import traceback


def first(n):
    if n:
        return second(n - 1)
    raise ValueError("nothing left")


def second(n):
    return (first(n) +
            1)


try:
    first(2)
except ValueError as e:
    for piece in traceback.format_exception(e):
        print(repr(piece))
    print(traceback.format_tb(e.__traceback__, 1), traceback.format_tb(e.__traceback__, -1), traceback.format_tb(None))
    places = traceback.extract_tb(e.__traceback__)
    print([place.name for place in places], traceback.format_list(places[-2:]))
    print(traceback.format_list([("none.py", 3, "f", "x = 1"), ("none.py", 4, "g", None)]))
    e.add_note("a note")
    print(traceback.format_exception(e)[-2:], traceback.format_exception_only(e))


def down(n):
    if n == 0:
        raise KeyError(n)
    down(n - 1)


try:
    down(9)
except KeyError as e:
    print("".join(traceback.format_tb(e.__traceback__)), end="")
