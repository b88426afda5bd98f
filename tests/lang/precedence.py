# Operators: which binds first, which side goes first, and what chains.

print("arith ", 2 + 3 * 4, (2 + 3) * 4, 2 ** 3 ** 2, -2 ** 2, (-2) ** 2, 2 ** -1, 7 // 2 * 2, 7 - 3 - 2, 100 / 5 / 2, -7 // 2, -7 % 3, 7 % -3)
print("bits  ", 1 | 2 ^ 3 & 4, 1 << 2 + 1, ~1 + 1, -1 >> 1, 6 & 3 == 2, 5 ^ 1 << 1)
print("logic ", True or False and False, not True or True, not (True or True), not 1 == 2, 1 or 1 / 0, 0 and 1 / 0, "" or [] or "last", 1 and 2 and 3)
print("chain ", 1 < 2 < 3, 1 < 3 < 2, 3 > 2 == 2, 1 == 1 != 2, 1 < 2 > 1, 0 == False is False, "a" in "abc" in ["abc"], 1 in [1] == True)
print("cond  ", 1 if True else 2 if True else 3, 1 if False else 2 if False else 3, (lambda: 1 if 0 else 2)(), [1, 2][0 if True else 1])
print("unary ", - - 1, -+-1, not not 3, ~~5, - 2 .__abs__(), -True)
print("in    ", 1 in [1, 2] and 3 not in [1, 2], not 1 in [1], None is None is not False)
print("star  ", [*range(2), *[1] + [2]], *[1] + [2])
print("lambda", (lambda x: x or 1)(0), (lambda: (1, 2))())
print("await ", 1 if 2 > 1 and 3 > 2 or 1 / 0 else 0)


def seen(x):
    print(x, end=" ")
    return x


print("->", seen(1) + seen(2) * seen(3))
print("->", seen(1) < seen(0) < seen(9))
print("->", seen(1) if seen(0) else seen(2))
print("->", {seen("k"): seen("v"), seen("k2"): seen("v2")})
print("->", [seen(2), seen(1)][seen(0)], max(seen(3), *[seen(4)], key=seen))
print("->", seen(2) ** seen(3) ** seen(1), seen(0) or seen("") or seen("x") or seen("never"))
