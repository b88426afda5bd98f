# A name that is missing in a method, but is an attribute of self: that one may have been meant.
# needs: columns

import sys


class Lamp:
    colour = "red"

    def __init__(self):
        self.level = 3

    def brighter(self):
        return level + 1

    def shown(self, *, times=2):
        return [colour for _ in range(times)]

    def each(self):
        yield level

    def other(self):
        return levle

    def gone(self):
        del self
        return level

    def plain(this):
        return level

    @classmethod
    def of_class(self):
        return colour


lamp = Lamp()
for name in ("brighter", "shown", "other", "gone", "plain", "of_class"):
    try:
        getattr(lamp, name)()
    except NameError as e:
        sys.excepthook(type(e), e, None)
next(lamp.each())
