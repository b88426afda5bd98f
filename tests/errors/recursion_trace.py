# Repeated lines of a traceback are counted.
# needs: columns
import sys
sys.setrecursionlimit(100)
def f(n):
    return f(n + 1)
try:
    f(0)
except RecursionError as e:
    print(type(e).__name__)
def g(n):
    if n == 20:
        raise ValueError("deep")
    g(n + 1)
g(0)
