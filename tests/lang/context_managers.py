# with: enter, exit, several at once, exceptions swallowed and replaced.

class Log:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind and kind.__name__, value, trace is not None)
        return self.swallow


with Log("a") as a, Log("b") as b:
    print("body", a, b)
with (
    Log("c") as c,
    Log("d", swallow=True),
):
    1 / 0
print("after")
with Log("plain"):
    pass
box = {}
with Log("target") as box["key"], Log("pair") as (p, *q):
    print(box, p, q)


def early():
    with Log("function"):
        return "returned"


print(early())
for i in range(3):
    with Log(f"loop{i}"):
        if i == 0:
            continue
        break

try:
    with Log("outer"):
        with Log("inner"):
            raise KeyError("k")
except KeyError as e:
    print("came through", e)


class Fails:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        raise OSError("exit failed")


try:
    with Fails():
        raise ValueError("first")
except OSError as e:
    print(repr(e), repr(e.__context__))


class NoExit:
    def __enter__(self): pass


class NoEnter:
    def __exit__(self, *a): pass


for code in ("with 5: pass", "with NoExit(): pass", "with NoEnter(): pass", "with Log('a') as a: nothing"):
    try:
        exec(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
