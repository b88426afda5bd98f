# Syntax errors in lines before f-strings: what follows is read over, whatever its fields hold.

lines = """x = = 1
print(f'{x!r}{"a"}')
print(f"{d['a']:{w}.{p}}" f'{x:>{w}}')
print(f'{{}}{x=}')
f'''{
  x
}'''
if x = 1: pass"""
for text in (lines, "f(a b)\nf'{x:{y!r}}'", "x = )\nf'{", "a b\nf'''{x", "print 1, f'{a:{b}}'\n\"", "f'{a b}' f'{x!r:{y}}'"):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)
