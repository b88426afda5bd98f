# Calls among the arguments of calls, ninety deep.


deep = "f(" * 90 + "1" + ")" * 90
def f(x, y=0): return x + y
print(eval(deep))
deep = "f(x=" * 90 + "1" + ", y=1)" * 90
print(eval(deep))
deep = "f(1, " * 90 + "1" + ")" * 90
print(eval(deep))
deep = "f(1, f(2, " * 40 + "1" + "), 5)" * 40
try: print(eval(deep))
except TypeError as e: print(e)
deep = "f(1, y=f(2, " * 40 + "1" + "))" * 40
print(eval(deep))
class C:
    def m(self, x): return x + 1
c = C()
print(eval("c.m(" * 90 + "1" + ")" * 90))
