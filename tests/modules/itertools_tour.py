# itertools: endless ones, those that end, and the combining ones.

from itertools import *

take = lambda n, it: list(islice(it, n))
print("endless   ", take(3, count()), take(3, count(5, -2)), take(5, cycle("ab")), take(2, repeat("x")), list(repeat(7, 3)), take(2, count(0.5)))
print("accumulate", list(accumulate([1, 2, 3, 4])), list(accumulate([1, 2, 3], lambda a, b: a * b)), list(accumulate([1, 2], initial=100)), list(accumulate([])), list(accumulate("abc")))
print("chain     ", list(chain("ab", [1])), list(chain.from_iterable(["ab", "c"])), list(chain()), list(compress("abcd", [1, 0, 1, 0])))
print("while     ", list(dropwhile(lambda n: n < 3, [1, 4, 2])), list(takewhile(lambda n: n < 3, [1, 2, 4, 1])), list(filterfalse(lambda n: n % 2, range(5))), list(filterfalse(None, [0, 1])))
print("groupby   ", [(k, list(g)) for k, g in groupby("aabbba")], [(k, len(list(g))) for k, g in groupby([1, 3, 2, 4], key=lambda n: n % 2)], list(groupby([])))
print("islice    ", list(islice("abcdef", 2)), list(islice("abcdef", 1, 5, 2)), list(islice("abc", 1, None)), list(islice("abc", 0)))
print("pairs     ", list(pairwise("abcd")), list(pairwise("a")), list(starmap(pow, [(2, 3), (3, 2)])), [list(t) for t in tee("ab")], list(zip_longest("abc", "x", fillvalue="-")), list(zip_longest()), list(batched("abcde", 2)))
print("product   ", ["".join(p) for p in product("ab", "xy")], list(product([0, 1], repeat=2)), list(product()), list(product("a", [])))
print("permute   ", ["".join(p) for p in permutations("abc")], list(permutations([1, 2, 3], 2)), list(permutations([1], 2)), list(permutations([])))
print("combine   ", ["".join(c) for c in combinations("abcd", 2)], list(combinations_with_replacement("ab", 2)), list(combinations([1], 2)), list(combinations([1, 2], 0)))
a, b = tee(count())
print("tee       ", next(a), next(a), next(b), next(a), next(b))
g = groupby("aab")
k, inner = next(g)
next(g)
print("stale     ", k, list(inner))
c = count(10)
next(c)
print("repr      ", c, repeat(5), repeat(5, 2), count(1, 2), type(chain()).__name__)
for code in ("list(islice('a', -1))", "list(islice('a', 'x'))", "list(islice('a', 0, 1, 0))", "list(combinations('ab', -1))", "list(product(5))", "count('a')", "list(chain(5))", "list(starmap(pow, [1]))", "list(zip_longest(5))", "repeat()", "cycle(5)", "list(batched('ab', 0))", "list(accumulate(5))", "tee('a', -1)", "list(compress('a', 5))", "list(islice('a'))", "list(product('a', repeat=-1))", "list(batched('abc', 2, strict=True))"):
    try:
        print(code, eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
