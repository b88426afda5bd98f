# itertools: every function, its corners and its errors.

import itertools
from itertools import *

print(list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], lambda a, b: a * b, initial=10)), list(accumulate([])), list(accumulate([], initial=5)), list(accumulate("abc")))
print(list(batched("abcdefg", 3)), list(batched([], 2)), list(batched("abcd", 2, strict=True)))
print(list(chain("ab", [1], ())), list(chain.from_iterable(["ab", "c"])), list(chain()))
print(list(combinations("abcd", 2)), list(combinations("ab", 3)), list(combinations("ab", 0)), len(list(combinations(range(6), 3))))
print(list(combinations_with_replacement("abc", 2)), list(combinations_with_replacement("", 2)), list(combinations_with_replacement("", 0)))
print(list(compress("abcdef", [1, 0, 1, 0, 1])), list(compress([], [1])))
print(list(islice(count(5), 3)), list(islice(count(2.5, 0.5), 3)), list(islice(count(10, -3), 3)), count(5), count(1, 2), count(1.5))
print(list(islice(cycle("ab"), 5)), list(cycle([])))
print(list(dropwhile(lambda x: x < 3, [1, 3, 2])), list(takewhile(lambda x: x < 3, [1, 3, 2])), list(filterfalse(None, [0, 1, "", "a"])), list(filterfalse(str.isdigit, "a1b2")))
print([(k, list(g)) for k, g in groupby("aabbba")], [(k, list(g)) for k, g in groupby([1, 3, 2, 4], key=lambda x: x % 2)], [k for k, g in groupby("aab")])
g = groupby("aab")
first = next(g)[1]
next(g)
print(list(first))
print([list(islice(range(10), *a)) for a in ((3,), (2, 5), (1, None, 4), (None,), (0, 0), (5, 2))])
print(list(pairwise("abcd")), list(pairwise("a")), list(pairwise([])))
print(list(permutations("abc")), list(permutations("abc", 2)), list(permutations("ab", 3)), list(permutations([], 0)))
print(list(product("ab", [1, 2])), list(product()), list(product("ab", repeat=2)), list(product([], "a")), list(product("ab", repeat=0)))
print(list(repeat("x", 3)), list(repeat(1, -2)), repeat(1), repeat("a", 2), list(islice(repeat(0), 2)), repeat(1, 4).__length_hint__())
print(list(starmap(pow, [(2, 3), (3, 2)])), list(starmap(max, [])))
a, b, c = tee(iter("abc"), 3)
print(next(a), list(b), list(a), list(c), tee([], 0), len(tee("x")))
print(list(zip_longest("abc", "x", fillvalue="-")), list(zip_longest()), list(zip_longest([1], [2, 3])))
print([type(x).__name__ for x in (chain(), count(), cycle(""), islice("", 1), groupby(""), tee("")[0], product(), repeat(1))])
for code in ("batched('ab', 0)", "list(batched('abc', 2, strict=True))", "combinations('ab', -1)", "combinations('ab', 1.5)", "permutations('ab', -1)",
             "islice('ab', -1)", "islice('ab', 1, 2, 0)", "islice('ab', 'x')", "islice('ab')", "product('ab', repeat=-1)", "repeat(1, 'x')", "repeat()",
             "tee('a', -1)", "tee(5)", "count('a')", "count(1, 'a')", "chain(5).__next__()", "list(chain([1], 5))", "cycle(5)", "list(starmap(pow, [5]))",
             "compress([1])", "zip_longest([1], wrong=2)", "groupby(5)", "list(accumulate([1, 'a']))", "pairwise(5)", "combinations_with_replacement('a', -1)",
             "list(takewhile(None, [1]))", "list(dropwhile(5, [1]))", "next(iter(repeat(1, 0)))", "repeat(1).__length_hint__()", "accumulate([1], initial=1, other=2)",
             "list(filterfalse(lambda: 0, [1]))", "list(chain.from_iterable(5))", "list(chain.from_iterable([5]))"):
    try:
        print(code, "->", eval(code))
    except BaseException as e:
        print(code, "->", type(e).__name__, "-", e)
