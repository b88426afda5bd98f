# Strings: split, rsplit, splitlines, join, strip.
# needs: unicode

s = "  one two   three  "
print("spaces ", s.split(), s.split(None, 1), s.rsplit(None, 1), "".split(), "   ".split(), "\x1c\u2003x\u00a0y".split())
print("by text", s.split(" "), "a,b,,c".split(","), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "".split(","), "a--b--c".split("--"), "a,b".split(sep=",", maxsplit=0))
print("lines  ", "a\nb\r\nc\rd\n".splitlines(), "a\n\nb".splitlines(True), "".splitlines(), "\n".splitlines(), "a\x0bb\x0cc\x1cd\x85e\u2028f".splitlines(keepends=True))
print("join   ", ",".join(["a", "b"]), "".join("abc"), "-".join([]), "-".join(["one"]), ", ".join(str(n) for n in range(4)), "é".join("ab"))
print("strip  ", repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()), "xxhixx".strip("x"), "abcba".strip("ab"), "mississippi".rstrip("ip"), "\t\n x\u3000".strip(), "abc".strip(""))
print("back   ", " ".join("x y z".split()) == "x y z", "\n".join("a\nb".splitlines()))
for code in ("'a'.split('')", "'a'.split(1)", "'a'.rsplit('')", "','.join([1])", "','.join(['a', None])", "','.join(5)", "'a'.strip(1)", "'a'.split(',', 'x')", "''.join(['a', b'b'])"):
    try:
        print(code, eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
