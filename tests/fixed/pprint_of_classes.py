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
