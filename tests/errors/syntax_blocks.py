# Syntax errors: Indentation: missing, unexpected, not matching.

texts = r"""
if x:
y = 1
---
if x:
---
if x:
    pass
else:
y = 1
---
if x:
    pass
elif y:
y = 1
---
while x:
y = 1
---
for x in y:
z = 1
---
def f():
x = 1
---
class C:
x = 1
---
try:
x = 1
---
try:
    pass
except:
x = 1
---
try:
    pass
except A:
x = 1
---
try:
    pass
except A as e:
x = 1
---
try:
    pass
except* A:
x = 1
---
try:
    pass
finally:
x = 1
---
try:
    pass
except A:
    pass
else:
x = 1
---
with x:
y = 1
---
with x as y:
z = 1
---
match x:
case 1: pass
---
match x:
    case 1:
    pass
---
for x in y: pass
  z = 1
---
x = 1
  y = 2
---
if x:
	a
        b
---
if x:
        a
	b
---
  x = 1
---
def f():
return
"""
for text in texts.strip("\n").split("\n---\n"):
    try:
        compile(text + "\n", "<text>", "exec")
        print(repr(text), "is a program")
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, "-", e.msg, e.lineno, e.offset, max(e.end_offset or 0, e.offset + 1))
