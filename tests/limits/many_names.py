# Wafer only: names, variables and constants by the ten thousands, and lines of 10 MB: compiled in time, or refused.
# needs: memory speed

def attempt(what, text):
    try:
        scope = {}
        exec(compile(text, "<many>", "exec"), scope)
        print(what, "ran", scope.get("v"))
    except SyntaxError as e:
        print(what, e.msg)


def lines(template, count):
    return "\n".join(template % ((i,) * template.count("%")) for i in range(count)) + "\n"


attempt("60,000 names", lines("name%d = 7", 60000) + "v = name0 + name30000 + name59999")
attempt("70,000 names", lines("name%d = 0", 70000))
attempt("15,000 variables", "def f():\n" + lines(" x%d = %d", 15000) + " return x0 + x7000 + x14999\nv = f()")
attempt("100,000 variables", "def f():\n" + lines(" x%d = 0", 100000))
attempt("30,000 globals in a function", "def f():\n if 0:\n" + lines("  g%d()", 30000) + " return 1\nv = f()")
attempt("70,000 attributes", "def f():\n" + lines(" x.a%d", 70000))
attempt("variables of functions around", "def f():\n" + lines(" x%d = %d", 300) + " def g():\n  def h():\n   return " +
        " + ".join(f"x{i}" for i in range(300)) + "\n  return h()\n return g()\nv = f()")
attempt("a text of 10 MB", "v = len('" + "y" * 10 ** 7 + "')")
attempt("a comment of 10 MB", "#" + "y" * 10 ** 7 + "\nv = 1")
attempt("a sum of 10 MB", "v = " + "1+" * (5 * 10 ** 6 - 1) + "1")
print("still alive")
