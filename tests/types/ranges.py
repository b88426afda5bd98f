# range: lengths, membership, slices, equality, very big ones.

for r in (range(5), range(2, 8), range(0, 10, 3), range(10, 0, -3), range(5, 0), range(0), range(-3, 3)):
    print(r, len(r), list(r), r[:2], list(r[::-1]), list(reversed(r)), bool(r), r.start, r.stop, r.step)
r = range(0, 100, 7)
print("in    ", 49 in r, 50 in r, 49.0 in r, "x" in r, -7 in r, True in range(2))
print("index ", r[3], r[-1], r.index(21), r.count(21), r.count(22), r[2:5], r[::2], r[-3:], r[5:2], r[1:10:3])
print("equal ", range(0, 3, 2) == range(0, 4, 2), range(0) == range(5, 1), range(3) == [0, 1, 2], hash(range(0, 3, 2)) == hash(range(0, 4, 2)), range(1) != range(2))
big = range(0, 10 ** 30, 10 ** 28)
print("big   ", len(big), big[50], big[-1], 10 ** 29 in big, 10 ** 29 + 1 in big, list(big[:2]), range(10 ** 20, 10 ** 20 + 3)[1], list(range(10 ** 20, 10 ** 20 + 2)))
print("used  ", sum(range(101)), max(range(5)), min(range(5, 9)), list(zip(range(2), range(5, 7))), [*range(3)], sorted(range(3, 0, -1)), tuple(range(2)), set(range(2)) == {0, 1}, dict.fromkeys(range(2)))
for i in range(3):
    i += 10
print("loop  ", i)
it = iter(range(4))
print("iter  ", next(it), list(it), type(it).__name__, range(*[1, 3]), range(True))
for code in ("range()", "range(1, 2, 0)", "range('a')", "range(1.0)", "range(3)[5]", "range(3)['a']", "range(3)[0] = 1", "range(3).index(9)", "range(1, 2, 3, 4)", "len(range(10 ** 30))", "range(3) + range(2)", "range(stop=3)", "range(None)"):
    try:
        exec(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e if not isinstance(e, SyntaxError) else e.msg)
