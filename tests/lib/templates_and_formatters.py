# string: constants, capwords, Template with its own delimiters and messages, Formatter with hooks.

import string
from string import Formatter, Template


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as exc:
        print(label, "->", type(exc).__name__ + ":", exc)


print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, repr(string.whitespace), string.punctuation)
print(string.capwords("  some   words here "), string.capwords("a-b-c", "-"))
t = Template("$who likes ${what}s, $$5 and $num.")
print(t.substitute(who="Tim", what="tea", num=3), t.substitute({"who": "a"}, what="b", num="c"))
print(t.safe_substitute(who="Tim"), t.template, t.get_identifiers(), t.is_valid())
attempt("missing", lambda: t.substitute(who="x"))
attempt("bad", lambda: Template("one\ntwo $ three").substitute())
attempt("bad name", lambda: Template("${1}").substitute())
print(Template("$ and ${ and $1 stay").safe_substitute(), Template("$").is_valid())
attempt("identifiers", lambda: Template("$a $ $b").get_identifiers())


class Percent(Template):
    delimiter = "%"


class Dotted(Template):
    idpattern = r"[a-z]+(?:\.[a-z]+)*"


print(Percent("%a and %{b} and 100%% $c").substitute(a=1, b=2))
f = Formatter()
print(f.format("{0} {name!r:>6} {1[0]} {2.real}", "x", [7], 3, name="n"), f.format("{} {}", 1, 2), f.format("{{}} {:{}}", 5, 4))
print(list(f.parse("a{b!r:c}d{{e}}{}")), f.vformat("{x}", (), {"x": 1}), f.format_field(3.14159, ".2f"), f.convert_field("s", "r"))
print(f.get_field("0.real", (5,), {}), f.get_value("k", (), {"k": 1}), f.get_value(0, ("p",), {}))
attempt("mixed", lambda: f.format("{} {0}", 1))
attempt("missing", lambda: f.format("{nothing}"))
attempt("too few", lambda: f.format("{} {}", 1))
attempt("conversion", lambda: f.format("{!z}", 1))
attempt("deep", lambda: f.format("{:{:{}}}", 1, 2, 3))
attempt("no template", lambda: f.format())


class Defaults(Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f"<{key}>") if isinstance(key, str) else super().get_value(key, args, kwargs)

    def check_unused_args(self, used, args, kwargs):
        print("used", sorted(map(str, used)))


print(Defaults().format("{a} {b} {0}", 1, a=2))
