# string and textwrap: constants, templates, filling, indenting.

import string
import textwrap

print(string.ascii_lowercase, string.digits, string.hexdigits, string.octdigits, repr(string.whitespace), string.punctuation, len(string.printable), string.capwords("hello big world"))
t = string.Template("$who owes $$5 to ${other}s")
print(t.substitute(who="Ann", other="Bob"), "|", t.safe_substitute(who="Ann"))
for values in ({"who": 1},):
    try:
        t.substitute(values)
    except KeyError as e:
        print("missing", e)
try:
    string.Template("bad $ sign").substitute()
except ValueError as e:
    print(e)
text = "The quick brown fox jumps over the lazy dog and runs away from the very long hyphenated word."
print(textwrap.wrap(text, 30))
print(textwrap.fill(text, width=40, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten(text, 30), "|", textwrap.shorten("short text", 30), "|", textwrap.shorten(text, 20, placeholder="..."))
print(repr(textwrap.dedent("""
    one
      two

    three
""")))
print(repr(textwrap.indent("a\n\nb\n", "> ")), repr(textwrap.indent("a\n\nb", "+", lambda line: True)))
print(textwrap.wrap("abcdefghijklmnop qr", 5), textwrap.wrap("abcdefgh", 5, break_long_words=False), textwrap.wrap(""), textwrap.wrap("a  b\tc\nd", 20), textwrap.wrap("one two three four", 8, max_lines=2))
print(string.Formatter().format("{0} {name!r:>5}", 1, name="x"))
