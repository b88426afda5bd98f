# Strings: padding, tabs, translation tables, encoding.

print([s.center(7, "*") for s in ("a", "ab", "abc", "abcdefgh")], "ab".center(5), "ab".center(6))
print(["x".ljust(4, ".") , "x".rjust(4, "é"), "x".ljust(0), "42".zfill(5), "-42".zfill(5), "+1".zfill(4), "".zfill(2), "abc".zfill(2), "--1".zfill(5)])
print(repr("a\tb".expandtabs()), repr("\ta\tbc\t".expandtabs(4)), repr("ab\n\tc".expandtabs(2)), repr("a\tb".expandtabs(0)))
table = str.maketrans("abc", "xyz", "-")
print(table, "a-b-cd".translate(table), "abc".translate({97: "AA", 98: None, 99: 67}), str.maketrans({"a": 1, 98: "two"}))


class Shift:
    def __getitem__(self, code):
        if code == 32:
            raise LookupError
        return chr(code + 1)


print("hal 9000".translate(Shift()))
print("é€😀".encode(), "é".encode("latin-1"), "abc".encode("ascii"), "é€".encode("ascii", "replace"), "é€".encode("ascii", "ignore"), "é€".encode("ascii", "backslashreplace"), "é€".encode("ascii", "xmlcharrefreplace"))
print(b"\xc3\xa9\xff".decode("utf-8", "replace") == "é\ufffd", b"a\xff".decode("utf-8", "ignore"), b"a\xff".decode("utf-8", "backslashreplace"), b"\xe9".decode("latin1"), str(b"abc", "ascii"), ascii(b"\xff".decode("utf-8", "surrogateescape")))
for code in ("'é'.encode('ascii')", "b'\\xff'.decode()", "b'\\xe2\\x82'.decode()", "'a'.encode('nope')", "'\\ud800'.encode()", "b'a\\xe9'.decode('ascii')", "'a'.center(5, 'ab')", "'a'.zfill('x')", "str.maketrans('ab', 'c')", "str.maketrans(1)", "'a'.ljust(5, 1)", "'é'.encode('ascii', 'nope')", "str(b'a', 'ascii', 'strict', 1)"):
    try:
        print(code, eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
