# f-strings: expressions, conversions, formats, nesting, the = form.

name, n, items = "Ada", 42, ["x", "y"]
print(f"plain   {name} is {n} {n + 1} {n:5} {n:<5}| {n:>5}| {n:^5}| {n:05}")
print(f"convert {name!r} {name!s} {'é'!a} {items!r:>12}")
print(f"braces  {{}} {{{n}}} {{{{")
width, precision = 8, 3
print(f"nested  {n:{width}}| {name:{'*'}^{width + 1}}| {2.5:{width}.{precision}}|")
print(f"equals  {n=} {n = } {name=!s} {n=:>6} {n + 1 = } {items[0]=}")
print(f"quotes  {items[0] + 'q'} {'single' + "double"} {"inner f: " + f'{n}'}")
print(f"call    {max(1, n)} {name.upper()} {[i * 2 for i in range(3)]} { {'k': 1}['k'] } {(lambda: 7)()} {items[-1]}")
print(f"cond    {'yes' if n > 40 else 'no'} {n == 42} {not n}")
print(f"""three   {
    n
} {name
   .lower()}""")
print(f"tuple   {1, 2} {*items,}")
print(rf"raw     \n {n}\d", fr"{name}\t")
print("mixed   " f"{n}" " and " f"{name}" r"\n")
print(f"deep    {f"{f"{f"{n}"}"}"}")
print(f"escape  \x41 {'\x42'} \u00e9 {'\n'!r}")


class Spec:
    def __format__(self, spec):
        return f"<{spec}>"

    def __repr__(self):
        return "Spec()"


print(f"spec    {Spec()} {Spec():a b} {Spec():{n}:{name}} {Spec()!r:>8} {Spec()=} {Spec():}")
print(f"{n!r:^{width}}" f"{'!'}" f"")
for code in ("f'{}'", "f'{n'", "f'}'", "f'{n!x}'", "f'{n:{'", "f'{a b}'", "f'{n!}'", "f'{lambda x: 1}'"):
    try:
        eval(code)
    except SyntaxError as e:
        print(code, "->", e.msg)
for code in ("f'{n:s}'", "f'{name:d}'", "f'{unknown}'", "f'{items:5}'", "f'{n:.2}'", "f'{n:,_}'"):
    try:
        eval(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
