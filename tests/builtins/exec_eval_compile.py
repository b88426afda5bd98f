# eval, exec, compile: code from text, with names of one's own.

print("eval   ", eval("1 + 2"), eval(" [x for x in range(3)]"), eval("a * 2", {"a": 21}), eval("a + b", {"a": 1}, {"b": 2}), eval("(lambda n: n + k)(1)", {"k": 5}), eval(b"5"))
space = {}
exec("x = 1\ndef f(n): return n + x\ny = f(10)", space)
print("exec   ", space["y"], sorted(k for k in space if not k.startswith("__")), exec("1"))
exec("x = 100", space)
print("later  ", space["f"](1))
local = {}
exec("z = x + 1\nclass C:\n  pass", {"x": 5}, local)
print("locals ", local["z"], sorted(local))
code = compile("total = sum(range(n))\nprint('ran', total)", "<mine>", "exec")
for n in (3, 5):
    exec(code, {"n": n})
expression = compile("n * n", "<e>", "eval")
print("compile", eval(expression, {"n": 7}), type(code).__name__, code.co_filename, code.co_name, eval(compile("5", "", "eval")))
single = compile("1 + 1", "<s>", "single")
exec(single)
exec(compile("None\n", "<s>", "single"))


def inside(a):
    b = 2
    exec("b = 99; c = 1")
    return b, eval("a + b"), sorted(locals())


print("inside ", inside(1))
names = globals()
names["made"] = "by globals()"
print("globals", made, names is globals(), "inside" in names, __name__)


class Space(dict):
    def __getitem__(self, key):
        return dict.get(self, key, f"<{key}>")


print("mapping", eval("a + b", {}, Space(a="A")))
print("builtins", eval("len([1])", {}), eval("x", {"__builtins__": {}, "x": 1}))
for text in ("1 +", "x = 1", "(", "a b", "print('hi'", "1 = 2", "return 5", "'abc", "if x:", " 1\n  2"):
    try:
        eval(text)
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, "-", e.msg, e.lineno)
for text in ("for", "x = = 1", "def f(:\n pass", "return 1", "if 1:\nx", "a = 1\n  b = 2", "break", "class", "import", "x = [1, 2", "yield 1", "1 +\n2", "else: pass"):
    try:
        exec(text)
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, "-", e.msg, e.lineno)
for text in ("eval(5)", "exec(5)", "compile('1', 'f', 'nope')", "eval('1', 5)", "exec('1', {}, 5)", "eval('missing')", "exec('1/0')", "eval('x', {'__builtins__': {}})"):
    try:
        eval(text)
    except Exception as e:
        print(text, "->", type(e).__name__, "-", e)
