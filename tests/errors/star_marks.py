# What is wrong with starred arguments and items is marked at the whole call or display.
# needs: spans

import sys
import traceback


def f(*args, **names):
    pass


try:
    f(*1)
except TypeError:
    traceback.print_exc()
try:
    f(1, *2, 3)
except TypeError:
    traceback.print_exc()
try:
    f(**3)
except TypeError:
    traceback.print_exc()
try:
    f(1, a=2, **4)
except TypeError:
    traceback.print_exc()
try:
    f(*[1], **{1: 2})
except TypeError:
    traceback.print_exc()
try:
    [1, *2]
except TypeError:
    traceback.print_exc()
try:
    {*3, 1}
except TypeError:
    traceback.print_exc()
try:
    {**4, 1: 2}
except TypeError:
    traceback.print_exc()
try:
    {1, *[], []}
except TypeError:
    traceback.print_exc()
try:
    f(**{'a': 1}, **{'a': 2})
except TypeError:
    traceback.print_exc()
try:
    f(x=1, **dict(x=2), z=3)
except TypeError:
    traceback.print_exc()
try:
    f(1,
      *2)
except TypeError:
    traceback.print_exc()
try:
    f()(*3)
except TypeError:
    traceback.print_exc()
try:
    d = {**{'a': 1}, 'b': 2, **3}
except TypeError:
    traceback.print_exc()
try:
    r = f(f(1, *2), 3)
except TypeError:
    traceback.print_exc()
sys.stdout.flush()
print(0, *5)
