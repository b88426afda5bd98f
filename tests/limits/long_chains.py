# Wafer only: chains of 50,000 branches, cases, operands and exits: compiled in time that grows with their length, and right.
# needs: memory speed

COUNT = 50_000


def run(what, text, **names):
    exec(compile(text, "<chain>", "exec"), names)
    print(what, names.get("v"))


def lines(template, count=COUNT):
    return "".join(template.format(i) for i in range(count))


run("elif", "if x == -1: v = -1\n" + lines("elif x == {0}: v = {0}\n"), x=COUNT - 1)
run("else", "if x == -1: v = -1\n" + lines("elif x == {0}: v = {0}\n") + "else: v = 'else'\n", x=COUNT)
run("case", "match x:\n" + lines(" case {0}: v = {0}\n"), x=COUNT - 1)
run("alternatives", "match x:\n case " + lines("{0} | ") + "-1: v = 'matched'\n", x=COUNT - 1)
run("and", "v = " + "x and " * COUNT + "'end'", x=1)
run("or", "v = " + "x or " * COUNT + "'end'", x=0)
run("both", "v = " + "(x and y or z) and " * (COUNT // 5) + "'end'", x=1, y=0, z=1)
run("not", "if " + "x and not y and " * COUNT + "x: v = 'true'\nelse: v = 'false'", x=1, y=0)
run("if in a comprehension", "v = [i for i in range(3) " + "if x " * COUNT + "]", x=1)
run("break", "while x:\n if y: break\n v = 'once'\n y = 1\n" + " if y == 2: break\n" * COUNT, x=1, y=0)
run("continue", "for v in range(3):\n" + " if v == 5: continue\n" * COUNT)
run("return", "def f(x):\n for i in range(3):\n  try:\n" + lines("   if x == {0}: return {0}\n", COUNT // 5) +
    "  finally: x += 1\nv = f(-2)")
run("except", "try: x()\n" + lines("except e{0}: v = {0}\n", 2000) + "except ZeroDivisionError: v = 'found'\n",
    x=lambda: 1 / 0, **{f"e{i}": KeyError for i in range(2000)})
run("constants", lines("v = ({0}, 'x')\n", COUNT))
print("still alive")
