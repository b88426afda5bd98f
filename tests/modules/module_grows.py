# A module whose import is over: names set, added by its functions and from outside, deleted, listed in order.
# needs: files
import few_names

PLAIN = ["count", "text", "bump", "define", "forget"]


def own():
    return [name for name in vars(few_names) if not name.startswith("__")]


print(own() == PLAIN, few_names.count, few_names.__name__)
print([few_names.bump() for turn in range(20)], few_names.count)
few_names.count = 100
print(few_names.bump(5), few_names.define(2), own())
few_names.added = "added"
print(few_names.forget(), few_names.added, own())
try:
    few_names.text
except AttributeError as e:
    print(e)
print(few_names.define(40)[0], len(own()), few_names.made_39, few_names.bump())
vars(few_names)[3] = "no name"
print(vars(few_names)[3], few_names.bump(), "text" in vars(few_names))
