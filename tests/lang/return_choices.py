# Returns that several branches share: their values, and the line of the error when a variable is unbound.
def pick(n):
    return "few" if n < 3 else "some" if n < 9 else "many"


def both(a, b):
    return a and b or (a, b)


def maybe(c):
    if c:
        x = 1
    return x


def guarded(c):
    try:
        return c if c > 1 else later
    except (NameError, TypeError) as e:
        return type(e).__name__
    later = 0


print([pick(n) for n in (1, 5, 10)], both(0, 1), both(1, 2), both([], 0))
print(maybe(True))
for c in (False, None):
    try:
        maybe(c)
    except UnboundLocalError as e:
        print(e, e.__traceback__.tb_next.tb_lineno)
print(guarded(2), guarded(0), guarded("x"))
