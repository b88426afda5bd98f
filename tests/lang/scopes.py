# Scopes: global, nonlocal, class bodies, and the names that are not bound (yet).

level = "module"


def plain():
    return level


def local():
    level = "local"
    return level


def change():
    global level, made
    level = "changed"
    made = "by a function"


print("read  ", plain(), local())
change()
print("global", level, made)


def outer():
    level = "outer"

    def inner():
        nonlocal level
        level += "+inner"

        def innermost():
            global level
            return level
        return innermost()
    seen = inner()
    return level, seen


print("nested", outer())


class Body:
    level = "class"
    copy = level
    method = lambda self: level
    squares = [n * n for n in range(3)]


print("class ", Body.copy, Body().method(), Body.squares)


def early():
    print(level)
    level = 1


def late(go):
    if go:
        value = 1
    return value


def free():
    def inner():
        return cell
    if False:
        cell = 1
    return inner()


for function in (early, lambda: late(False), free, lambda: undefined, lambda: early.missing):
    try:
        function()
    except Exception as e:
        print(type(e).__name__, "-", e)
print("names ", sorted(n for n in globals() if n.startswith("l")), "level" in locals(), late(True))
