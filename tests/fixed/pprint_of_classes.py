# pprint where the width is too small: classes, functions and objects whose len() is their own business.
from pprint import pformat


class Odd:
    def __len__(self):
        raise ValueError("not asked")

    def __repr__(self):
        return "<an odd object with a long repr>"


print(pformat([int, str, len], width=8))
print(pformat({"kind": dict, "none": [], "nothing": {}}, width=8))
print(pformat([Odd(), Odd()], width=20))
print(pformat({"a": [], "b": {}, "c": (), "d": set()}, width=1, indent=3))
print(pformat([(1,), (1, 2), [1]], depth=1))
