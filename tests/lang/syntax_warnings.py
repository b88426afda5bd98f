# Warnings of the compiler: what is allowed and hardly meant.
# needs: warnings

import sys
import warnings

CODES = r"""
"\d" + "\d\d"
b"\d" + rb"\d"
"\400"
f"\d{1}\w"
x is 1
x is not 'a'
1 is 1 is 2
x is () or x is None or x is True or x is ... or x is [1]
x is -1
assert (x, 'message')
assert (), 1
5()
[(1, 2) (3, 4)]
f'a'() + {}() + None()
{x for x in y}() + (x for x in y)()
(lambda: 1)()
5[0] + None[0] + {1}[0] + (lambda: 1)[0]
'a'['b'] + [1][1, 2] + (1, 2)[1.5] + b'a'[None] + [1][[1]] + [x for x in y]['a']
'a'[1:2] + 'a'[True] + [1][x] + {1: 2}['a'] + [1, 2][1]
if 0: 5()
1if x else 2
0x1for x in y
""".strip().split("\n")


def compile_all():
    for code in CODES:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                compile(code, "<code>", "exec")
            except SyntaxError as e:
                caught.append(warnings.WarningMessage(e.msg, type(e), "", 0))
        print(code, *["-> " + str(w.message) for w in caught], sep="\n   ")


compile_all()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    exec("def f():\n  return '''\n\\q'''\n\nx = f() is 'a'")
print([(str(w.message), w.category.__name__, w.filename, w.lineno) for w in caught])
warnings.simplefilter("error")
for code in ("'\\d'", "  \nx is 1", "5()", "assert (1, 2), 'm'", "y = [1] [1, 2]"):
    try:
        compile(code, "<code>", "exec")
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, e.filename)
warnings.simplefilter("ignore")
print(eval("1 is 1"))


def complain(message, category, filename, lineno, file=None, line=None):
    exec("raise ValueError(f'{message}: {lineno}')")


warnings.simplefilter("always")
warnings.showwarning = complain
try:
    eval("1 is 1")
except ValueError as e:
    print("raised by the program:", e)
