# repr, ascii and printing: which quotes, which escapes.
# needs: unicode

for s in ("plain", "it's", 'say "hi"', "it's \"both\"", "back\\slash", "tab\tnl\ncr\r", "\x00\x1b\x7f", "é", "\x80\xa0\xad", "\u200b\u2028\ufeff", "日本😀", "\ud800", "\U000e0001", ""):
    print(repr(s) if s.isprintable() or "\ud800" in s else repr(s), ascii(s), len(s))
for b in (b"plain", b"it's", b'"', b"'\"", b"\x00\xff\t\n\\", b""):
    print(repr(b), str(b), bytearray(b))
print(["it's", b"x", 1.0, None, ("a",)], {"k": 'v"'}, {"s"}, ...)
print("concat" "enated", "repeat" * 2, "neg" * -1 + "|", "index"[0], "index"[-1], "slice"[1:3], "step"[::-1], "é日😀"[1], "é日😀"[::2])
print("a" < "b", "a" < "B", "é" > "z", "abc" < "abd" < "abda", "" < "a", "😀" > "\uffff")
print(str(), str(5), str("s"), str(None), str([1, "a"]), str(object=b"x"), str(ValueError("v")), str(type(1)), str(len))
print("yes" if "" else "empty is false", bool(" "), hash("a") == hash("a"), "ab" is "a" "b" if False else "")
