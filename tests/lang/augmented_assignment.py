# Augmented assignment: in place where the type can, and the target is evaluated once.

values = same = [1]
values += [2]
values *= 2
print("in place", same, same is values)
number = 7
number += 3; number -= 1; number *= 4; number //= 5; number **= 2; number %= 30; number <<= 2; number >>= 1; number |= 1; number &= 0xfe | 1; number ^= 3
print("number  ", number)
text = "ab"
text += "c"
text *= 2
print("text    ", text)
names, other = {1, 2, 3}, frozenset({1, 2, 3})
names |= {4}; names -= {1}; names &= {2, 4, 9}; names ^= {2, 5}
other |= {9}
print("sets    ", sorted(names), sorted(other))
table = {"a": 1}
table |= [("b", 2)]
print("dict    ", table)


def index():
    print("index evaluated", end=" ")
    return 1


row = [1, 2, 3]
row[index()] += 10
print(row)

pair = ([],)
try:
    pair[0] += [1]
except TypeError as e:
    print("both    ", e, pair)


class Money:
    def __init__(self, n):
        self.n = n

    def __iadd__(self, other):
        self.n += other
        return self

    def __sub__(self, other):
        return Money(self.n - other)


purse = mine = Money(5)
purse += 2
print("iadd    ", mine.n, purse is mine)
purse -= 3
print("sub     ", mine.n, purse.n, purse is mine)
for code in ("x = 1; x += 'a'", "x = 'a'; x -= 1", "x = []; x += 1", "x = (); x |= 1", "nothing += 1", "x = {}; x @= x"):
    try:
        exec(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
