# Thousands of names, keywords, literals and comparisons in one place: compiled in time that grows with their number.
# needs: memory speed

COUNT = 20_000


def run(what, text, **names):
    try:
        exec(compile(text, "<long>", "exec"), names)
        print(what, names.get("v"))
    except SyntaxError as e:
        print(what, e.msg)


def row(template, between=", "):
    return between.join(template.format(i) for i in range(COUNT))


run("literals", "v = len((" + row("'text {0}'", "\n") + "))")
run("bytes", "v = len((" + row("b'text {0}'", "\n") + "))")
run("formats", "v = len((" + row("'{0}' f'{{x}}'", "\n") + "))", x="y")
run("mixed", "v = (" + row("'{0}'", "\n") + " b'x')")
run("keywords", "v = len(dict(" + row("k{0}={0}") + "))")
run("keyword twice", "v = dict(" + row("k{0}={0}") + ", k17=1)")
run("comparisons", "v = " + row("{0}", " < "), x=1)
run("not all of them", "v = " + row("{0}", " < ") + " < 0 < 1")
run("a test of them", "v = 1\nif " + row("{0}", " <= ") + " <= x(2) != x(3): v = 'in order'", x=lambda v: v * 10**6)
run("attributes", "class C:\n def f(self):\n" + row("  self.a{0} = {0}", "\n") + "\nc = C()\nc.f()\nv = c.a%d" % (COUNT - 1))
run("globals", "def f():\n global " + row("g{0}") + "\n g7 = 8\nf()\nv = g7")
run("imports", "import " + row("sys as s{0}") + "\nv = s9 is s10")
run("list", "v = len([" + row("{0}") + "])")
run("dict", "v = len({" + row("{0}: '{0}'") + "})")
run("arguments", "def f(*args): return len(args)\nv = f(" + row("{0}") + ")")
print("still alive")
