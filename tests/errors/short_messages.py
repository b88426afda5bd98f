# Wafer only: messages of a build with WF_SHORT_ERRORS, which keep their values and the words that say most.
# needs: short

for program in ("a = 1; a()", "None.x", "1 + 'a'", "[1][5]", "iter(5)", "len(1)", "[] < 1", "x", "f'{1:z}'", "'abc'.index('z')",
                "def f(:", "int('q')", "1 / 0", "hash([])", "(lambda a: a)()"):
    try:
        exec(program)
    except Exception as e:
        print(program, "->", type(e).__name__ + ":", e)
print(len("%s" % ("x" * 300,)))
