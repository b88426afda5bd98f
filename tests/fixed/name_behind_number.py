# A name right behind a number: keywords may be there; what only looks like one is left to the grammar.

for text in ("1if 2else 3", "[x for x in [1]if 1]", "1in[1]", "0xfor 2", "1_0or 2", "1.5and 2", "1is 1",
             "1.index()", "1.insert", "1iff", "0b1index", "1andy", "1format", "1.5notx", "1orx", "1_000e5elsewhere", "1jor"):
    try:
        print(text, "=", eval(text))
    except SyntaxError as e:
        print(text, "->", e.msg)
