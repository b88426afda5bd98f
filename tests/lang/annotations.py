# Annotations: of functions, classes, variables; kept, not enforced.

def scale(x: int, by: "float" = 2, *rest: int, name: str = "n", **more: list[int]) -> "text":
    here: int = 5
    never: Unknown
    return x * by


print("function", scale.__annotations__)
print("unchecked", scale("ab"))


class Point:
    x: int
    y: int = 0
    label: "str | None" = None
    z = 1


print("class   ", Point.__annotations__, hasattr(Point, "x"), Point.y)
count: int = 3
name: str
(hidden): int = 4
Point.attribute: int = 5
table = {}
table["k"]: str = "v"
print("module  ", __annotations__, hidden, Point.attribute, table)


def evaluated():
    print("evaluated at definition")
    return int


def f(a: evaluated()):
    pass


class Generic:
    items: list[int]
    pairs: dict[str, tuple[int, ...]]
    maybe: int | None
    call: type[int] | list["Point"]


for key, value in Generic.__annotations__.items():
    print("alias   ", key, value)
print("parts   ", list[int].__origin__, list[int].__args__, (int | str).__args__, list[int]([1, 2]), isinstance(1, int | str), isinstance(None, int | None), issubclass(bool, int | str))
print("equal   ", list[int] == list[int], int | str == str | int, int | int, hash(list[int]) == hash(list[int]))


def nested(*args: *tuple[int, str]) -> None:
    pass


print("star    ", nested.__annotations__)
for code in ("x: int: str", "(a, b): int", "[a]: int", "f(): int = 1", "isinstance(1, list[int])", "int | 1"):
    try:
        exec(code)
    except SyntaxError as e:
        print(code, "->", e.msg)
    except TypeError as e:
        print(code, "-> TypeError -", e)
