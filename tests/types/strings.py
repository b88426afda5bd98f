# Strings: indexing, slicing, methods, formatting, Unicode.
# needs: unicode

s = "Hello, World"
print(s[0], s[-1], s[2:5], s[::-1], s[::2], s[20:], len(s), s * 2, "lo" in s, s + "!")
print(s.upper(), s.lower(), s.swapcase(), "the cat".title(), "hELLO".capitalize(), s.casefold())
print(s.find("o"), s.rfind("o"), s.find("z"), s.index("W"), s.count("l"), s.count(""), s.find("o", 5), s.find("", 20))
print("a,b,,c".split(","), " a  b ".split(), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "abc".split("x"), "".split(), "".split(","))
print("one\ntwo\r\nthree".splitlines(), "a\n\nb\n".splitlines(True), "k=v=w".partition("="), "k=v=w".rpartition("="), "x".partition("="))
print("-".join(["a", "b", "c"]), "".join([]), ", ".join(str(i) for i in range(3)))
print("  x ".strip() + "|", "xxyxx".strip("x"), "abc".lstrip("ab"), "abc".rstrip("c"), "test.py".removesuffix(".py"), "test.py".removeprefix("test"))
print("abcabc".replace("b", "X"), "abcabc".replace("b", "", 1), "aaa".replace("", "-"), "x".replace("y", "z"))
print("abc".startswith("ab"), "abc".endswith(("x", "c")), "abc".startswith("b", 1), "abc".startswith(""), "".startswith("a"))
print("5".zfill(3), "-5".zfill(4), "x".center(5, "*"), "x".ljust(3) + "|", "x".rjust(3, "."), "a\tb".expandtabs(4))
print("abc".isalpha(), "ab1".isalnum(), "12".isdigit(), " \t".isspace(), "Ab".isupper(), "ab".islower(), "Ab C".istitle(), "x1".isidentifier(), "".isalpha())
print("hello".translate(str.maketrans("el", "ip", "o")), str.maketrans({"a": 1}), "abc".translate({97: None, 98: "BB"}))
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\t nl\n bs\\ nul\0 bell\x07 \x7f \xa0 \u200b é"))
print("{} {1} {0}".format("a", "b") if False else "{0} {1} {0}".format("a", "b"), "{name!r:>6} {x[1]} {y.real}".format(name="n", x=[1, 2], y=3))
print("{:>8}|{:<8}|{:^8}|{:*^8}|{:08.3f}|{:+d}|{:,}".format("r", "l", "c", "f", 3.14159, 5, 1234567) if True else "")
print("%s %d %5d|%-5d|%05d %x %o %c %r %%" % ("s", 42, 42, 42, 42, 255, 8, "c", "q"), "%(a)s-%(b)03d" % {"a": "x", "b": 7}, "%*d" % (5, 3))
name, width = "x", 10
print(f"{name}={name!r:>{width}} {1 + 1 = } {'nested ' + f'{name}'} {{literal}} {[i for i in range(3)]} {3.0:.2f} {name:^5}|")
u = "naïve café ☕ 日本語 🎉"
print(len(u), u[2], u[-1], u[6:10], u.upper(), u.find("日"), u[::-1], u.encode(), u.split())
print("ß".upper(), "ǅ".lower(), "Σ".lower(), "é" == "\u00e9", ord("🎉"), chr(127881), "α", ascii("é☕🎉"))
print("a" < "b", "abc" < "abd", "Z" < "a", "" < "a", "a" == "a", "é" > "z", max("hello"), sorted("hello"))
print("abc" "def", r"raw\n", "line\
continued", """triple
"quoted" text""")
print([c for c in "añb"], list("日本"), "日" in "日本", "本" * 2, "日本".center(6, "-"), "x".join("日本"))
for code in ("'abc'[5]", "'a' + 1", "1 + 'a'", "'a'.join([1])", "'abc'.index('z')", "'a' * 'b'", "'a'['b']", "'%d' % 'x'", "'%s %s' % 'x'", "'{}'.format()", "int('x')", "'a' < 1", "ord('ab')", "chr(-1)", "'{:d}'.format('x')", "'abc'.split('')", "1 in 'abc'", "'a'.foo", "format(5, 's')", "'%q' % 1"):
    try:
        print(eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
print("a".encode("utf-8"), "é".encode("latin-1"), b"\xc3\xa9".decode(), "x".encode("ascii"), "é".encode("ascii", "replace"), b"\xff".decode("utf-8", "replace"))
text = ""
for i in range(50):
    text += chr(ord("a") + i % 26)
print(text, hash(text) == hash("".join(list(text))), text is text, text[10:20] == "klmnopqrst")
