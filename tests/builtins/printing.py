# print: separators, ends, files, flushing; input is not asked for here.

import io
import sys

print()
print("a", 1, None, [2], sep="-", end="!\n")
print("no", "space", sep="")
print("x", end="")
print(" y", end=None, sep=None)
print(*"abc", sep=", ")
print("a\tb", "c\\d", 'e"f', "é", repr("g\n"))
out = io.StringIO()
print("to a", "file", file=out, sep="|", end=".")
print(repr(out.getvalue()))
print("flushed", flush=True)
print("to stdout", file=sys.stdout)
print(file=out)
print("nothing", file=None)


class Writer:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


w = Writer()
print("a", "b", file=w)
print(w.parts)
sys.stdout.write("written ")
print(sys.stdout.write("12345") == 5)


class Odd:
    def __str__(self):
        return 5


for code in ("print(1, sep=5)", "print(1, end=5)", "print(1, nope=2)", "print(Odd())", "print(1, file=5)", "print(1, sep=b'')"):
    try:
        eval(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
real = sys.stdout
sys.stdout = out
print("caught")
sys.stdout = real
print(repr(out.getvalue()))
