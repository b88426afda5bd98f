# Messages name a type written in C with its module, as its repr does.
import array
import collections
import collections.abc
import io
import itertools
import types


def attempt(label, fn):
    try:
        print(label, fn())
    except Exception as e:
        print(label, "->", type(e).__name__, "-", e)


for v in array.array("b"), collections.deque(), collections.OrderedDict(), itertools.count(), io.BytesIO(), types.SimpleNamespace(), [].append, print, []:
    attempt("add", lambda: {} + v)
    attempt("attr", lambda: v.nothing)
    attempt("call", lambda: v(1, 2, 3) and 0 if callable(v) else v())
    attempt("order", lambda: v < 1)


class Row(collections.deque):
    pass


attempt("own", lambda: Row().nothing)

# Nothing is repeated that has no *; numbers tell first whether they have the operator.
attempt("set", lambda: {1} * range(3))
attempt("range", lambda: range(3) * {1})


@collections.abc.Sequence.register
class Registered:
    pass


attempt("registered", lambda: {} * Registered())
attempt("registered", lambda: Registered() * {})
huge = 10**400
for text in "1j ^ huge", "huge | 1j", "1.5 << huge", "1j // huge", "divmod(1j, huge)", "1.5 @ huge":
    attempt(text, lambda: eval(text))
