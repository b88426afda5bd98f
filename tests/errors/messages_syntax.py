# Messages: what the compiler says about texts that are not programs.
# needs: unicode

texts = """print 'hello'
print(hello
x = [1, 2
x = {1: 2
x = )
x = (1]
if x = 1: pass
if x
while True print(1)
for i range(3): pass
for i in range(3)
def f(
def f() pass
def f(a, a): pass
def f(a=1, b): pass
def f(*): pass
def f(*, **k): pass
def f(**k, a): pass
def f(*a, *b): pass
def f(1): pass
class C
class C(: pass
return 1
yield 1
await x
break
continue
x = = 1
x == 1 = 2
1 = x
'a' = 1
None = 1
True = 1
f() = 1
x + 1 = 2
(a, 1) = 2
[f()] = 1
del f()
del 1
x++
x =
= 1
a b
1 2
'a' 1
else: pass
elif x: pass
except: pass
try: pass
finally: pass
import
from x import
from import x
import a.
import a as b.c
from x import (a, b
from x import *, y
lambda: (yield
lambda x y: 1
x = 5 if 1
x = if 1 else 2
[for x in y]
[x for x y]
{1, 2: 3}
{1: 2, 3}
{1:}
f(a b)
f(a=1, 2)
f(1=2)
f(a.b=1)
f(True=1)
@
async x
async def f(): yield from x
global x, y z
nonlocal x
x: int: str
with open('f') as 1: pass
with x as f(): pass
raise x from
assert
pass pass
'abc
"abc
'''abc
f'{'
f'{x'
f'}'
0x
1_
1__0
09
1e+
0b3
5x
$x
x?
!x
a!
x ≠ y
“quoted”
x\u00a0= 1
\\ x
def f():\\npass
if 1:\\npass
x = 1\\n  y = 2
if 1:\\n    a\\n  b
if 1:\\n\\ta\\n        b
class C:\\n
def f():
if 1:
while 1:\\n\\nx
try:\\n x\\ny
try:\\n x\\nexcept A, B:\\n y
try:\\n x\\nexcept:\\n y\\nexcept A:\\n z
def f(x):\\n global x
def f():\\n x = 1\\n global x
def f():\\n nonlocal x
def f():\\n print(x)\\n global x
class C:\\n return 1
match x:\\n case
match x:\\n  pass
match x:\\n case 1: pass\\n else: pass
from __future__ import nope
x = 1\\nfrom __future__ import annotations
(yield) = 1
x := 1
(x := 1) = 2
(a.b := 1)
not = 1
x not 1
x is is y
a if b
print "x"
exec "x"
a <> b
x = 1;;y
*x
*x = 1
x = *y
(*x)
for *x in y: pass
del *x
def f(x:): pass
def f() ->: pass
type X
type X[ = int
__debug__ = 1
{**x for x in y}
[*x for x in y]
(x for x in y, 1)
f(x for x in y, 1)
x.1
x..y
.x
1.x
if True:\\n  x = (\\n  y\\nz = 1
""".rstrip("\n").split("\n")
for text in texts:
    source = text.replace("\\n", "\n").replace("\\t", "\t")
    try:
        compile(source, "<text>", "exec")
        print(repr(source), "is a program")
    except SyntaxError as e:
        print(repr(source), "->", type(e).__name__, "-", e.msg, e.lineno, e.offset)
