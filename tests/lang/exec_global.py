# exec with two namespaces: a name that a function declares global is global outside of it too.

outside, names = {}, {}
exec("""
def f():
    y = 1
    def g():
        global y
        return y
    def h():
        return y + 1
    return g, h
y = 9
g, h = f()
z = g(), h()
""", outside, names)
print(names["z"], outside["y"], "y" in names)
for text in ("def f():\n    global x\n    x = 1\n    global x", "global x\nx = 1\nglobal x", "def f():\n    global x\n    print(x)\n    global x"):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as e:
        print(e.msg, e.lineno)
exec("global count\ncount = 1", outside, names)
print(outside["count"], "count" in names)
