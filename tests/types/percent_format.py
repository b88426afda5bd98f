# The % operator on texts and bytes: conversions, flags, widths, mappings.

print("plain  ", "%s %d %r %a %c %c %%" % ("s", 5, "r", "é", "c", 99))
print("ints   ", "%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%#o|%i|%u" % (42, 42, 42, 42, 42, 255, 255, 255, 8, 8, 1, 2))
print("texts  ", "%5s|%-5s|%.2s|%5.1s|%r|%10r" % ("ab", "ab", "abc", "abc", "q", "q"))
print("star   ", "%*d|%-*d|%.*s|%*.*s" % (5, 1, 5, 2, 2, "abc", 6, 2, "xyz"))
print("mapping", "%(a)s %(b)05d %(a)r" % {"a": "x", "b": 7, "unused": 0}, "%(with space)s" % {"with space": 1}, "%(a(b))s" % {"a(b)": 2})
print("single ", "%s" % 5, "%s" % [1, 2], "%s" % (1,), "%s" % ((1, 2),), "no fields" % {}, "%s" % {"k": 1}, "%s %s" % (None, True))
print("big    ", "%d" % 10 ** 3 if False else "%d" % (10 ** 30), "%x" % 2 ** 4 if False else "%x" % (2 ** 70), "%d" % 3.99, "%d" % True, "%05d" % -3, "%.3d" % 5, "%#X" % 255, "%+x" % -255)
print("bytes  ", b"%s|%d|%x|%5s|%c|%a|%b|%(k)s" % {b"k": b"v"} if False else b"%s|%d|%x|%5s|%c|%a|%b" % (b"s", 5, 255, b"ab", 65, "é", b"b"), b"%(k)s" % {b"k": b"v"}, bytearray(b"%d") % 1)
for code in ("'%s'  % ()", "'%s %s' % (1,)", "'%s' % (1, 2)", "'%d' % 'a'", "'%q' % 1", "'%' % 1", "'%(a)s' % 1", "'%(a)s' % {}", "'%(a' % {}", "'%c' % 'ab'", "'%c' % -1", "'%x' % 1.5", "'%*d' % ('a', 1)", "'%d' % None", "'a' % 1", "b'%s' % 'text'", "b'%c' % 256", "'%5' % 1", "'%c' % 1.5", "'%.1' % 1", "'%f' % 'x'", "'%o' % '8'"):
    try:
        print(code, eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
