# match: literals, names, alternatives, guards, and the value that is looked up.

class Color:
    RED, GREEN = 1, 2


def kind(x):
    match x:
        case None: return "nothing"
        case True | False: return "a truth"
        case 0 | -1 | 0x10: return "a small number"
        case 1.5 | -2.5 | 1 + 2j: return "a fraction"
        case "yes" | "y" | b"yes": return "agreed"
        case str() as text if len(text) > 5: return f"long {text}"
        case Color.GREEN: return "green"
        case int(n) if n > 1000: return f"big {n}"
        case "multi" "part": return "joined"
        case _: return "something"


for x in (None, True, False, 0, -1, 16, 1.5, -2.5, 1 + 2j, "yes", b"yes", "longer text", 2, 5000, "multipart", [], 1, 1.0, 0.0):
    print(repr(x), "->", kind(x))


def binds(x):
    match x:
        case [] | [_]:
            which = "short"
        case other:
            which = other
    return which


print("capture", binds([1]), binds([1, 2]))
match 5:
    case y if y > 10:
        print("not here")
    case 6:
        print("nor here")
print("leaks  ", y)
match = {"case": 1}
match["case"] = 2
case = match.get("case")
print("soft   ", match, case)
match case, 3:
    case 2, z: print("tuple  ", z)
match (lambda: 7)():
    case 7 as seven: print("as     ", seven)
for code in ("match 1:\n case x: pass\n case y: pass", "match 1:\n case x | 1: pass", "match 1:\n case 1 | x: pass", "match 1:\n case a.b(): pass", "match 1:\n case {**rest, 1: 2}: pass",
             "match 1:\n case [*a, *b]: pass", "match 1:\n case [a, a]: pass", "match 1:\n case f'x': pass", "match 1:\n case {1: a, 1: b}: pass", "match 1:\n case 1 as _: pass", "match 1:\n case -x: pass"):
    try:
        exec(code)
        print(repr(code), "works")
    except Exception as e:
        print(repr(code), "->", type(e).__name__, "-", e.msg if isinstance(e, SyntaxError) else e)
