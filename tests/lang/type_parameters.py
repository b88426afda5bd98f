# Type parameters and the type statement: names of types, made where they are needed.

type Pair[T] = tuple[T, T]
type Tree = int | list[Tree]
type Lazy = NotThere

print("alias   ", Pair, Pair.__name__, Pair.__type_params__, Pair.__value__, Tree.__value__)
print("subscript", Pair[int], Pair[int].__args__, type(Pair).__name__)
try:
    Lazy.__value__
except NameError as e:
    print("lazy    ", e)


def first[T](items: list[T]) -> T:
    return items[0]


def bounded[N: int, *Ts, **P, S: (str, bytes)](n: N, s: S):
    return [p.__name__ for p in bounded.__type_params__]


print("function", first([3, 4]), first.__type_params__, first.__annotations__)
print("kinds   ", bounded(1, ""), bounded.__type_params__, [type(p).__name__ for p in bounded.__type_params__])
N, Ts, P, S = bounded.__type_params__
print("bounds  ", N.__bound__, S.__constraints__, S.__bound__)


class Box[T]:
    def __init__(self, value: T):
        self.value = value

    def map[U](self, f) -> "Box[U]":
        return Box(f(self.value))


print("class   ", Box(2).map(str).value, Box.__type_params__, Box[int], Box[int](5).value, Box.__mro__[1].__name__)


class Sub(Box[int]):
    pass


print("base    ", Sub.__bases__, Sub.__orig_bases__, Sub(1).value)
type = "still a name"
print(type)
for code in ("type X = ", "def f[](): pass", "class C[T, T]: pass", "type X[T = int] = T", "def f[T](): global T"):
    try:
        exec(code)
        print(code, "works")
    except SyntaxError as e:
        print(code, "->", e.msg)
