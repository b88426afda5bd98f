# An OrderedDict that is changed while it is iterated says so in its own words; a BytesIO under a view is not closed.

import collections
import io


class Derived(collections.OrderedDict):
    pass


def change(cls, act, walk=iter):
    d = cls(a=1, b=2)
    try:
        for key in walk(d):
            act(d)
        return "done"
    except RuntimeError as e:
        return e


for cls in (collections.OrderedDict, Derived, collections.defaultdict, dict):
    new = (lambda **k: collections.defaultdict(int, **k)) if cls is collections.defaultdict else cls
    print(cls.__name__, change(new, lambda d: d.update(c=3)), "|", change(new, lambda d: d.pop("a")), "|", change(new, lambda d: d.clear()),
          "|", change(new, lambda d: d.update(a=5)))
    for view in ("keys", "values", "items"):
        print(view, change(new, lambda d: d.clear(), lambda d: getattr(d, view)()), "|",
              change(new, lambda d: d.clear(), lambda d: reversed(getattr(d, view)())))
print(change(collections.OrderedDict, lambda d: d.move_to_end("a")))

file = io.BytesIO(b"abc")
view = file.getbuffer()
for act in (file.close, lambda: file.write(b"12345"), lambda: file.truncate(1)):
    try:
        print(act())
    except BufferError as e:
        print(e)
print(file.closed, bytes(view))
view.release()
file.close()
print(file.closed, file.close())
io.BytesIO().close()
