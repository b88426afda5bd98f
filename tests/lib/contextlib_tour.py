# contextlib: contextmanager, closing, suppress, ExitStack, redirect_stdout, nullcontext.

import contextlib
import io


@contextlib.contextmanager
def tag(name):
    print(f"<{name}>", end=" ")
    try:
        yield name.upper()
    except ValueError as e:
        print(f"[{e}]", end=" ")
    finally:
        print(f"</{name}>")


with tag("a") as a:
    print(a, end=" ")
with tag("b"):
    raise ValueError("handled")
try:
    with tag("c"):
        raise KeyError("passed on")
except KeyError as e:
    print("got", e)


@tag("deco")
def decorated():
    print("inside", end=" ")


decorated()
decorated()
with contextlib.suppress(ZeroDivisionError, KeyError):
    1 / 0
out = io.StringIO()
with contextlib.redirect_stdout(out):
    print("caught")
print(repr(out.getvalue()))


class Thing:
    def close(self):
        print("closed")


with contextlib.closing(Thing()) as t:
    print(type(t).__name__, end=" ")
with contextlib.nullcontext(5) as n:
    print(n)
with contextlib.ExitStack() as stack:
    names = [stack.enter_context(tag(x)) for x in "xy"]
    stack.callback(print, "callback", end=" ")
    print(names, end=" ")
with contextlib.ExitStack() as stack:
    stack.enter_context(tag("moved"))
    kept = stack.pop_all()
print("still open", end=" ")
kept.close()


class Own(contextlib.ContextDecorator):
    def __enter__(self):
        print("enter", end=" ")
        return self

    def __exit__(self, *exc):
        print("exit")


@Own()
def f():
    print("f", end=" ")


f()


@contextlib.contextmanager
def broken(times):
    for i in range(times):
        yield i


for times in (0, 2):
    try:
        with broken(times):
            pass
    except RuntimeError as e:
        print(times, "->", e)
