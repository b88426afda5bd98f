# Every binary and unary operator has a method, and most have a reflected one.

class Op:
    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


def binary(symbol):
    return lambda a, b: Op(f"({a}{symbol}{b})")


def reflected(symbol):
    return lambda a, b: Op(f"[{b}{symbol}{a}]")


names = {"add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**", "matmul": "@", "lshift": "<<", "rshift": ">>", "and": "&", "or": "|", "xor": "^", "divmod": " divmod "}
for name, symbol in names.items():
    setattr(Op, f"__{name}__", binary(symbol))
    setattr(Op, f"__r{name}__", reflected(symbol))
for name, symbol in {"neg": "-", "pos": "+", "invert": "~", "abs": "abs "}.items():
    setattr(Op, f"__{name}__", lambda self, symbol=symbol: Op(f"({symbol}{self})"))

a, b = Op("a"), Op("b")
print(a + b, a - b, a * b, a / b, a // b, a % b, a ** b, a @ b, a << b, a >> b, a & b, a | b, a ^ b, divmod(a, b), pow(a, b))
print(1 + a, 1 - a, 2.5 * a, 1 / a, 1 // a, [] + a, 1 ** a, None @ a, 1 << a, 1 >> a, 1 & a, {} | a, 1 ^ a, divmod(1, a), (1,) * a)
print("text" + a, [1] * a, {1} - a, b"x" + a)
print(-a, +a, ~a, abs(a), - ~a + b * 2)
a += b
print(a, end=" ")
a **= 2
print(a)


class Left:
    def __add__(self, other): return NotImplemented
    def __sub__(self, other): return "left"


class Right(Left):
    def __radd__(self, other): return "right"
    def __rsub__(self, other): return "derived right goes first"


print(Left() + Right(), Left() - Right(), Right() - Left(), Left() - Left())


class Triple:
    def __pow__(self, e, m=None): return ("pow", e, m)
    def __rpow__(self, b): return ("rpow", b)
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __divmod__(self, o): return "any value"
    def __reversed__(self): return iter("reversed")


import math

t = Triple()
print(t ** 2, pow(t, 2, 5), 2 ** t, round(t), round(t, 2), math.trunc(t), math.floor(t), math.ceil(t), divmod(t, 1), "".join(reversed(t)))
for code in ("Left() + Left()", "1 + Left()", "Left() + 1", "-Left()", "~Left()", "abs(Left())", "Left() @ 1", "Left() ** 2", "divmod(Left(), 1)", "pow(Left(), 1, 2)", "round(Left())", "+'a'", "'a' - 'b'", "[] + ()", "1 + None", "'a' * 'b'", "{} + {}", "print + 1"):
    try:
        eval(code)
    except TypeError as e:
        print(code, "->", e)
