# Sources that are deep, long or wide.
# needs: memory

def attempt(name, source):
    try:
        scope = {}
        exec(source, scope)
        print(name, "ran", scope.get("v"))
    except (SyntaxError, RecursionError, MemoryError):
        print(name, "refused")


attempt("line", "v = " + "+".join(["1"] * 3000))
attempt("names", "\n".join(f"name{i} = {i}" for i in range(3000)) + "\nv = name2999")
attempt("function", "def f():\n" + "".join(f"    x{i % 50} = {i}\n" for i in range(2000)) + "    return x49\nv = f()")
attempt("list", "v = len([" + ", ".join(str(i) for i in range(5000)) + "])")
attempt("dict", "v = len({" + ", ".join(f"{i}: {i}" for i in range(2000)) + "})")
attempt("calls", "def f(*a): return len(a)\nv = f(" + ", ".join(["1"] * 200) + ")")
attempt("nested lists", "v = len(" + "[" * 50 + "1" + "]" * 50 + ")")
attempt("elifs", "x = 150\nif x == 0: v = 0\n" + "".join(f"elif x == {i}: v = {i}\n" for i in range(1, 300)))
attempt("strings", "v = len(" + " ".join(["'abc'"] * 500) + ")")
attempt("text", "v = len('" + "y" * 100000 + "')")
attempt("attributes", "class C: pass\nc = C()\n" + "".join(f"c.a{i} = {i}\n" for i in range(400)) + "v = sum(vars(c).values())")
attempt("blocks", "v = 0\n" + "".join("    " * i + "for i%d in range(1):\n" % i for i in range(15)) + "    " * 15 + "v = 15")
print("still alive")
