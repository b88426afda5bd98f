# Messages: operators between things that do not go together.

class Thing: pass


t = Thing()
five, nothing, pair, text, row, some = 5, None, (1, 2), "abc", [1], {1}
for code in ("1 + 'a'", "'a' + 1", "'a' + b'b'", "b'a' + 'b'", "[1] + (2,)", "(1,) + [2]", "None + 1", "1 - '1'", "'a' * 'b'", "[1] * 2.0", "1 / 'a'", "'5' / 5", "1 // None", "'%d' % 'x'", "2 ** 'x'", "1 << 1.0", "1 & 'a'", "[] | []", "{} + {}", "{1} + {2}", "-'a'", "+[]", "~1.5", "not_there + 1", "t + t", "t < t", "t[0]", "t()", "-t", "len(t)", "t @ t", "1 in 5", "1 in t", "'a' < 1", "[] < 1", "None > None", "1j > 1", "{} >= {}", "len[0]", "int['a']", "pair['a']", "text['a']", "row['0']", "row[1.0]", "{}[[]]", "'abc'[10]", "[][0]", "()[0]", "b''[0]", "range(0)[0]", "{}['missing']", "{}[1, 2]", "some[0]", "not (1 + [])", "for_ @ 1", "1 if t + 1 else 2", "abs('x')", "round('x')", "sum(['a'])", "divmod('a', 1)", "pow('a', 1)", "t ** 2", "1 + t", "t + 1", "t += 1", "x = 'a'; x -= 'b'", "x = None; x += 1", "x = []; x += 5", "x = (1,); x[0] = 2", "x = 'abc'; x[0] = 'X'", "x = 5; x[0] = 1", "x = range(3); x[0] = 1", "x = b'a'; x[0] = 1", "del (1,)[0]", "del 'a'[0]", "del t[0]", "x = {1}; x[0] = 1", "t[0] = 1", "t.a.b = 1", "x = None; x.y = 1", "del t.x", "a, b = 1, 2, 3", "a, b = t", "for x in 5: pass", "for x in t: pass", "[*5]", "{**5}", "print(*5)", "dict(5)", "with t: pass", "raise 5", "raise t", "raise Thing", "assert 0", "assert 1 == 2, 'not equal'", "raise ValueError from 5", "raise"):
    try:
        exec(code)
        print(code, "works")
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
