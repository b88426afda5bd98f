# Wafer only: t-strings and string.templatelib, which come with Python 3.14: parts, conversions, joining, iteration.

from string.templatelib import Interpolation, Template, convert

name, n = "World", 3.14159
t = t"Hello {name!r:>10} and {n:.2f}{n + 1}!"
print(type(t) is Template, t.strings, t.values)
for part in t.interpolations:
    print(part.value, part.expression, part.conversion, repr(part.format_spec))
print([part if isinstance(part, str) else part.expression for part in t])
print([type(part).__name__ for part in t"{name}{n}"], t"{name}".strings, t"".strings, t"".interpolations, t"plain".strings)
joined = t"a{name}" + t"b{n}c"
print(joined.strings, joined.values)
print(convert("x", "r"), convert(5, "s"), convert("é", "a"), convert(5, None))
part = Interpolation(5, "five", "r", "04")
print(part.value, part.expression, part.conversion, part.format_spec, Interpolation("v").expression == "")
made = Template("a", part, "b", "c", part)
print(made.strings, [i.expression for i in made.interpolations])
print(t"{n=}".strings, t"{n=}".interpolations[0].conversion, t"{name:{5 + 5}}".interpolations[0].format_spec)


def upper(template):
    return "".join([part if isinstance(part, str) else format(convert(part.value, part.conversion), part.format_spec).upper() for part in template])


print(upper(t), upper(rt"\n{name}"))
match part:
    case Interpolation(value=value, expression=expression):
        print("matched", value, expression)
for code in ("t'a' + 'b'", "Template(5)", "Interpolation()", "convert(1, 'z')", "t'{undefined}'", "hash(t'') is None"):
    try:
        print(code, "->", eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__)
