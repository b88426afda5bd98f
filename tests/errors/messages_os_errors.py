# OSError: its parts, its kinds, its text.

for args in ((), ("text",), (2, "No such file"), (2, "No such file", "a.txt"), (13, "denied"), (17, "exists"), (104, "reset"), (110, "late"), (999, "other"), (2, "x", "a", None, "b")):
    e = OSError(*args)
    print(type(e).__name__, "|", e, "|", repr(e), e.errno, e.strerror, e.filename, e.args)
print(issubclass(FileNotFoundError, OSError), IOError is OSError, EnvironmentError is OSError, FileNotFoundError("mine"), FileNotFoundError(5, "kept"))
e = OSError(5, "io")
e.filename = "later"
print(e, e.errno)
for kind in (ValueError, KeyError, IndexError, StopIteration, SystemExit, UnicodeDecodeError, KeyboardInterrupt):
    print(kind.__name__, [c.__name__ for c in kind.__mro__[1:-1]])
for e in (KeyError("k"), KeyError(), KeyError(1, 2), ValueError(), ValueError("a", 1), StopIteration(5), SystemExit(3), AttributeError("a", name="n", obj=1), NameError("n", name="x"), ImportError("m", name="mod", path="p")):
    print(repr(e), "|", str(e), "|", e.args, getattr(e, "value", "-"), getattr(e, "code", "-"), getattr(e, "name", "-"))
for code in ("UnicodeDecodeError('utf-8', b'ab\\xff', 2, 3, 'reason')", "UnicodeEncodeError('ascii', 'aé', 1, 2, 'reason')", "SyntaxError('bad', ('f', 3, 5, 'the line'))", "UnicodeDecodeError('utf-8')", "SyntaxError('bad', (1,))", "AttributeError(x=1)", "ValueError(a=1)"):
    try:
        e = eval(code)
        print(code, "=", repr(e), "|", e)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
