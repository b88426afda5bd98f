# Sources beyond what fits: each is compiled or refused with an exception, and everything goes on.
# needs: memory speed

import sys


def attempt(name, source, run=True):
    try:
        code = compile(source, "<deep>", "exec")
        if run:
            scope = {}
            exec(code, scope)
            print(name, "ran", scope.get("v"))
        else:
            print(name, "compiled or refused")
    except (SyntaxError, RecursionError, MemoryError, OverflowError) as e:
        print(name, "compiled or refused" if not run else "refused")


DEEP = 10000
for pair in ("()", "[]", "{}"):
    attempt("brackets " + pair, pair[0] * DEEP + "1" + pair[1] * DEEP, False)
    attempt("open " + pair, pair[0] * DEEP, False)
attempt("calls", "f" + "(f" * DEEP + ")" * DEEP, False)
attempt("subscripts", "x" + "[0]" * DEEP, False)
attempt("attributes", "x" + ".a" * DEEP, False)
attempt("called", "x" + "()" * DEEP, False)
attempt("minus", "v = " + "-" * DEEP + "1", False)
attempt("not", "v = " + "not " * DEEP + "1", False)
attempt("invert", "v = " + "~" * DEEP + "1", False)
attempt("power", "v = " + "1 ** " * DEEP + "1", False)
attempt("lambda", "v = " + "lambda: " * DEEP + "1", False)
attempt("lambda beyond the C stack", "v = " + "lambda: " * (30 * DEEP) + "1", False)
attempt("if else", "v = " + "1 if 1 else " * DEEP + "1", False)
attempt("compare", "v = " + "1 < " * DEEP + "1", False)
attempt("and", "v = " + "1 and " * DEEP + "1", False)
attempt("plus", "v = " + "1 + " * DEEP + "1", False)
attempt("walrus", "v = " + "(a := " * DEEP + "1" + ")" * DEEP, False)
attempt("star", "v = " + "*" * DEEP + "1", False)
attempt("await", "async def f():\n    " + "await " * DEEP + "x", False)
attempt("yield", "def f():\n    " + "(yield " * DEEP + "x" + ")" * DEEP, False)
attempt("comprehensions", "v = " + "[" * 500 + "x" + " for x in y]" * 500, False)
attempt("f-strings", "v = " + 'f"{' * 1000 + "1" + '}"' * 1000, False)
attempt("specs", 'v = f"' + "{1:" * 1000 + "}" * 1000 + '"', False)
attempt("targets", "(" * DEEP + "a" + ",)" * DEEP + " = 1", False)
attempt("chained", "a = " * DEEP + "1", False)
attempt("pattern", "match x:\n    case " + "[" * DEEP + "]" * DEEP + ": pass", False)
attempt("or pattern", "match x:\n    case " + "1 | " * DEEP + "2: pass", False)
attempt("del", "del " + "(" * DEEP + "a" + ")" * DEEP, False)
attempt("decorators", "@f\n" * DEEP + "def f(): pass", False)
attempt("elif", "if 0: pass\n" + "elif 0: pass\n" * DEEP, False)
attempt("indents", "".join(" " * i + "if 1:\n" for i in range(200)) + " " * 200 + "v = 1", False)
attempt("functions", "".join(" " * i + "def f():\n" for i in range(90)) + " " * 90 + "v = 1", False)
attempt("classes", "".join(" " * i + "class f:\n" for i in range(90)) + " " * 90 + "v = 1", False)
attempt("withs", "with " + "a, " * DEEP + "b: pass", False)
attempt("dots", "from " + "." * DEEP + " import x", False)
attempt("dotted", "import " + "a." * DEEP + "b", False)
attempt("backslashes", "v = 1" + "\\\n" * DEEP + " + 1\n")
attempt("comments", "# x\n" * 50000 + "v = 2\n")
attempt("semicolons", "v = 3;" * 3000)

# Wide.
attempt("line of 3 MB", "v = len('" + "x" * 3_000_000 + "')")
attempt("comment of 3 MB", "v = 1 # " + "x" * 3_000_000)
attempt("spaces of 3 MB", "v =" + " " * 3_000_000 + "1")
attempt("name of 1 MB", "x" * 1_000_000 + " = 1\nv = 5")
attempt("number of 1 MB", "v = 0x" + "f" * 1_000_000 + " & 255")
attempt("decimal of 1 MB", "v = " + "9" * 1_000_000, False)
attempt("zeros of 1 MB", "v = 0." + "0" * 1_000_000 + "1 < 1")
attempt("strings", "v = len(" + "'a' " * 20000 + ")")
attempt("list", "v = len([" + "0, " * 100000 + "])", False)
attempt("set", "v = {" + ", ".join(map(str, range(20000))) + "}", False)
attempt("arguments", "def f(*a): return len(a)\nv = f(" + "0, " * 10000 + ")", False)
attempt("keywords", "v = dict(" + ", ".join(f"a{i}=1" for i in range(5000)) + ")", False)
attempt("parameters", "def f(" + ", ".join(f"a{i}" for i in range(5000)) + "): pass", False)
attempt("constants", "v = [\n" + "".join(f"{i * 1000003}, 'text {i}',\n" for i in range(4000)) + "]", False)
attempt("constants in a function", "def f():\n" + "".join(f"    x = {i * 1000003}\n" for i in range(5000)), False)
attempt("names", "".join(f"name{i} = 1\n" for i in range(5000)), False)
attempt("locals", "def f():\n" + "".join(f"    x{i} = {i % 7}\n" for i in range(6000)), False)
attempt("globals", "def f():\n" + "".join(f"    x{i}()\n" for i in range(5000)), False)
attempt("attributes", "def f():\n" + "".join(f"    x.a{i}\n" for i in range(5000)), False)
attempt("captured", "def f():\n" + "".join(f"    x{i} = 1\n" for i in range(3000)) + "    def g(): return " +
        " + ".join(f"x{i}" for i in range(3000)), False)
attempt("jump over", "def f():\n    while a:\n" + "        b = c.d(e)\n" * 60000, False)
attempt("handlers", "def f():\n" + "    try: a\n    except: b\n" * 5000, False)
attempt("inner functions", "def f():\n" + "    def g(): pass\n" * 20000, False)
attempt("classes", "class C: pass\n" * 5000)
attempt("eval", "v = eval('[' * 5000 + ']' * 5000)", False)
print("still alive")
