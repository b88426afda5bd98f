# Wafer only: more parameters, targets and patterns than instructions can name are refused at once, however many.
# needs: memory speed


def run(what, text):
    try:
        compile(text, "<many>", "exec")
        print(what, "done")
    except SyntaxError as e:
        print(what, e.msg)


for count in 100, 100_000:
    names = ", ".join(f"v{i}" for i in range(count))
    run("parameters", f"def f({names}): pass")
    run("lambda", f"lambda {names}: 0")
    run("type parameters", f"def f[{names}](): pass")
    run("targets", f"{names} = x")
    run("captures", f"match x:\n case [{names}]: pass")
    run("attributes", f"match x:\n case C({names.replace(',', '=_,')}=_): pass")
    run("keys", "match x:\n case {" + ", ".join(f"{i}: _" for i in range(count)) + "}: pass")
run("twice", "def f(a, b, a): pass")
run("twice", "lambda a, *, b, a: 0")
run("twice", "def f[T, T](): pass")
print("still alive")
