# struct: formats with bytes that are not ASCII, or zero, are refused as bad formats.

import struct

for form in (b"\x8c", b"i\xff", "\x8c", b"\0", "\0i", "i\0", b"<i\0", b"\x80\0", "\u4e2d"):
    try:
        print(ascii(form), struct.calcsize(form))
    except (struct.error, UnicodeError) as e:
        print(ascii(form), type(e).__name__, e)
print(struct.calcsize(b"<ib"), struct.calcsize(""), struct.calcsize(b""))
