# Strings: upper and lower case, and what kind of characters they have.
# needs: unicode

for s in ("hello World", "ÀÉ ß straße", "ΣΑΣ", "ǆ ﬁ", "they're bill's", "x1y 2z", "", "123", "İ", "Ωmega"):
    print(repr(s), s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold())
names = ["isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "isspace", "islower", "isupper", "istitle", "isidentifier", "isprintable", "isascii"]
for s in ("", "abc", "ABC", "Abc Def", "123", "²", "½", "٣", "a1", " \t\n", "\u00a0", "é", "_x1", "1x", "class", "a b", "\x00", "日本", "Ⅷ", "A1"):
    print(f"{ascii(s):12}", " ".join(name[2:] for name in names if getattr(s, name)()))
print(max("abC"), min("abC"), sorted("bAa"), sorted("bAa", key=str.lower))
print([chr(c) for c in (65, 0xe9, 0x20ac, 0x1f600)], [ord(c) for c in "Aé€😀"], len("e\u0301"))
for code in ("ord('ab')", "ord('')", "chr(-1)", "chr(0x110000)", "'a'.upper(1)", "str.upper(1)", "str.upper()"):
    try:
        eval(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
