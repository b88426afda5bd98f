# A text that a loop adds to piece by piece: whoever looks at it in between sees a str that stays as it is.
import sys

LONG = "0123456789" * 5


def plain(count, piece):
    s = LONG
    for i in range(count):
        s += piece
    return s


for count in 0, 1, 2, 3, 4, 10, 300:
    s = plain(count, "ab")
    print(count, len(s), s == LONG + "ab" * count, hash(s) == hash(LONG + "ab" * count), s[-3:])
print(len(plain(9000, "x")), len(plain(3000, "\xe9")), len(plain(2000, "\u20ac\U0001f600")))
print(plain(3, "") == LONG, plain(40, "\xe9")[48:53])


def alternate(count):
    s = LONG
    for i in range(count):
        s += "ab"
        s += "\xe9" if i % 50 == 40 else "c"
    return s


s = alternate(200)
print(len(s), s.count("c"), s.count("\xe9"), s.index("\xe9"), s.isascii(), s.encode()[165:175])


def with_plus():
    s = LONG
    for i in range(100):
        s = s + "xyz"
    t = s
    s = s + "!"
    return t[-2:], s[-2:], len(s)


print(with_plus())


def snapshots():
    s, seen = LONG, []
    for i in range(200):
        s += "ab"
        if i % 37 == 36:
            seen.append(s)
    return [len(x) for x in seen], all(s.startswith(x) for x in seen), len(set(seen))


print(snapshots())


def by_condition():
    s = LONG
    turns = 0
    while len(s) < 500:
        s += "abc"
        turns += 1
    return turns, len(s)


print(by_condition())


def itself():
    s = LONG
    for i in range(5):
        s += "-"
        s += s
    return len(s), s.count("-"), s[-1]


print(itself())


def in_operands():
    s = LONG
    seen = []
    for i in range(60):
        s += "ab"
        s += "cd"
        if i % 10 == 3:
            seen.append(s > "z")
            seen.append("bc" in s)
            seen.append(s[-1])
            seen.append(s[1:4])
        elif i % 10 == 4:
            seen.append(s is s)
            seen.append([s][0] == s)
            seen.append(f"{s}"[-2:])
            seen.append(not s)
        elif i % 10 == 5:
            seen.append(s * 2 == s + s)
            seen.append({s: s}[s] == s)
            seen.append(s % ())
            seen[-1] = seen[-1] == s
            x, y, *z = s
            seen.append((x, y, len(z)))
        elif i % 10 == 6:
            if s:
                seen.append(1)
            seen.append(len([c for c in s if c == "a"]))
            t = s
            seen.append(t is s)
            seen.append(s and "yes")
    return seen


print(in_operands())


def with_locals():
    s = LONG
    for i in range(20):
        s += "ab"
    found = locals()["s"]
    for i in range(20):
        s += "ab"
    return len(found), len(eval("s")), len(s)


print(with_locals())


def captured():
    s = LONG
    for i in range(20):
        s += "ab"
    get = lambda: len(s)
    for i in range(20):
        s += "ab"
    return get(), len(s), get()


print(captured())


def nested_nonlocal():
    s = LONG

    def more(piece):
        nonlocal s
        for i in range(20):
            s += piece
        return len(s)

    for i in range(20):
        s += "ab"
    return more("xyz"), s[-3:]


print(nested_nonlocal())


def generating():
    s = LONG
    for i in range(50):
        s += "ab"
        if i % 10 == 9:
            yield s
    yield s


print([len(x) for x in generating()])


def consuming():
    s = LONG
    for x in generating():
        for i in range(10):
            s += "-"
        s += x[-2:]
    return s[50:]


print(consuming())


def unbound(grow, how):
    if grow:
        s = LONG
        for i in range(20):
            s += "ab"
        if how == "del":
            del s
        elif how == "set and del":
            s = "other"
            del s
        elif how == "raise":
            1 / 0
        elif how == "return":
            return 0
    try:
        return len(s)
    except UnboundLocalError as error:
        return str(error)


for how in "del", "set and del", "return", "raise", "none":
    try:
        print(how, unbound(True, how))
    except ZeroDivisionError as error:
        print(how, error)
    print(how, unbound(False, how))


def rebound():
    s = LONG
    for i in range(20):
        s += "ab"
    s = "new"
    for i in range(3):
        s += "ab"
    first = s
    for i in range(40):
        s += "ab"
    return first, len(s)


print(rebound())


def caught():
    s = LONG
    try:
        for i in range(20):
            s += "ab"
            if i == 15:
                s += 5
    except TypeError as error:
        return len(s), str(error)


print(caught())


def through_finally():
    s = LONG
    try:
        for i in range(20):
            s += "ab"
        return s
    finally:
        s += "cd"
        s += "ef"
        s += "gh"
        print(len(s))


print(len(through_finally()))


def many():
    a = b = c = d = e = f = LONG
    for i in range(100):
        a += "a"
        b += "bb"
        c += "ccc"
        d += "\xe9"
        e += "eeeee"
        f += str(i)
    return [(len(x), x[-1]) for x in (a, b, c, d, e, f)]


print(many())


def inner(n):
    t = LONG
    for i in range(10):
        t += str(i)
    if n:
        t += inner(n - 1)
    return t


def outer():
    s = LONG
    for i in range(10):
        s += inner(i % 4)
    return len(s), hash(s) == hash("".join([LONG] + [inner(i % 4) for i in range(10)]))


print(outer())


class Text(str):
    def __iadd__(self, other):
        return Text(str(self) + "/" + other)


class Piece(str):
    def __radd__(self, other):
        return other + "+" + str(self)


def subclasses():
    s = Text(LONG)
    for i in range(4):
        s += "a"
    t = LONG
    for i in range(4):
        t += "b"
        t += Piece("p")
    return s[50:], type(s).__name__, t[50:], type(t).__name__


print(subclasses())


def parameter(s, *more, piece="ab"):
    for i in range(20):
        s += piece
    for x in more:
        s += x
        s += x
    return s


print(len(parameter(LONG)), parameter(LONG, "x", "y")[-4:], len(LONG))


def no_such_piece():
    s = LONG
    for i in range(20):
        s += "ab"
    try:
        s += missing
    except NameError as error:
        print(error)
    try:
        s += never
        never = 1
    except UnboundLocalError as error:
        print(error)
    return len(s)


print(no_such_piece())


def closed_over_loops():
    made = []
    for start in "pq":
        s = start * 40
        for i in range(20):
            s += "ab"
        made.append(lambda s=s: s[:2] + s[-2:])
    return [f() for f in made]


print(closed_over_loops())


def names_of(text):
    s = LONG
    for c in text:
        s += c
        s += c
    return sys.intern(s) == s, {s: 1}[s], s.upper()[50:]


print(names_of("abc"))
