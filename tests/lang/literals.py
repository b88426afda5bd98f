# Literals: numbers in all bases, strings with escapes, bytes, and containers.

print("int   ", 0, 1_000_000, 0x_ff, 0XaB, 0o17, 0b1010_1010, 00)
print("float ", 1.0, .5, 5., 1e3, 1_0.5, 1E-2, 0e0, 1_000.25e1)
print("imag  ", 2j, 1.5J, 0j, 10_0j)
print("string", 'single', "double", '''tri
ple''', """a "quoted" text""", 'it\'s', "a" 'b' """c""")
print("escape", ascii("\a\b\f\n\r\t\v\\\'\"\0\x41\101\u00e9\U0001F600"), len("\
joined"))
print("raw   ", r"\n\x", r'\'', len(r"\\"), R"\u0041")
print("bytes ", b"abc\x00\xff\t", B'\101', rb"\n", Rb'\x', b"a" b"b", b"\u0041")
print("unicode", "é", "日本", "\u20ac", len("😀"), "e\u0301" == "é")
print("lists ", [], [1], [1, 2,], [[]], [*"ab", *[1]])
print("tuples", (), (1,), (1, 2,), 1, (1), *(1, 2), (*"ab",))
print("dicts ", {}, {1: 2,}, {"a": 1, "a": 2}, {**{"x": 1}, "y": 2}, {1: "a", True: "b", 1.0: "c"})
print("sets  ", {1}, {1, 1, True}, {*()}, {*"a"})
print("names ", None, True, False, ..., Ellipsis, NotImplemented, __debug__)
print("big   ", 123456789012345678901234567890, 0xffff_ffff_ffff_ffff_ffff, -1 ** 2, 2 ** 100)
été = "identifiers need not be ASCII"
print(été)
for code in ("1__0", "1_", "0b12", "0xg", "012", "1e", "0o8", "'abc", "b'é'", "'\\x4'", "'\\u12'", "1if 1else 2 3", "0_7", "1.2.3", "'''abc", "'\\N{no such name}'", "5a", "$", "a?b"):
    try:
        print(code, eval(code))
    except SyntaxError as e:
        print(code, "->", e.msg)
