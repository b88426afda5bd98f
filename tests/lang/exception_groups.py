# Exception groups: except* takes what it knows and lets the rest through.

def show(e, depth=0):
    print("  " * depth + (f"{type(e).__name__}: {e}" if not isinstance(e, BaseExceptionGroup) else f"{type(e).__name__} {e.message!r} of {len(e.exceptions)}"))
    for inner in getattr(e, "exceptions", ()):
        show(inner, depth + 1)


def handle(group):
    try:
        try:
            raise group
        except* ValueError as g:
            print("values:", [str(e) for e in g.exceptions])
        except* (TypeError, OSError) as g:
            print("types:", [type(e).__name__ for e in g.exceptions])
        else:
            print("else")
        finally:
            print("finally")
    except BaseException as e:
        print("left:")
        show(e, 1)


handle(ExceptionGroup("all known", [ValueError(1), TypeError(2), ValueError(3)]))
handle(ExceptionGroup("one left", [ValueError(1), KeyError("k"), ExceptionGroup("inner", [OSError("o"), IndexError("i")])]))
handle(ValueError("alone"))
handle(KeyError("alone"))

group = ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [TypeError(2), ValueError(3)])])
print("str     ", group, "|", repr(group))
match_, rest = group.split(ValueError)
show(match_)
show(rest)
show(group.subgroup(lambda e: isinstance(e, TypeError)))
print("none    ", group.subgroup(OSError), group.split(Exception)[1])
print("derive  ", repr(group.derive([OSError()])), type(BaseExceptionGroup("x", [ValueError()])).__name__, type(BaseExceptionGroup("x", [KeyboardInterrupt()])).__name__)

try:
    try:
        raise ExceptionGroup("first", [ValueError("v"), TypeError("t")])
    except* ValueError:
        raise KeyError("raised while handling")
except ExceptionGroup as e:
    show(e)
for code in ("ExceptionGroup('x', [])", "ExceptionGroup('x', [1])", "ExceptionGroup(1, [ValueError()])", "ExceptionGroup('x', [KeyboardInterrupt()])", "ExceptionGroup('x')", "ExceptionGroup('x', 5)"):
    try:
        eval(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
for code in ("try: pass\nexcept* ValueError: pass\nexcept TypeError: pass", "try: pass\nexcept*: pass", "for x in y:\n try: pass\n except* ValueError: break", "def f():\n try: pass\n except* E: return"):
    try:
        exec(code)
    except SyntaxError as e:
        print("->", e.msg)
try:
    try:
        raise ValueError
    except* ExceptionGroup:
        pass
except TypeError as e:
    print("->", e)
