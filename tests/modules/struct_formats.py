# struct: packing by format, byte orders, alignment, padding, errors.

import struct

print("orders ", struct.pack(">H", 258), struct.pack("<H", 258), struct.pack("!I", 1), struct.pack("=h", -2))
print("sizes  ", [struct.calcsize(f) for f in ("<b", "<h", "<i", "<l", "<q", "<f", "<d", "<3s", "<?", "<x", "<4xH", "<e", "<c", ">bhiq", "", "<2h3b")])
print("all    ", struct.pack("<bBhHiIqQ", -1, 255, -2, 65535, -3, 2 ** 32 - 1, -4, 2 ** 64 - 1).hex())
print("texts  ", struct.pack("<5s", b"abc"), struct.pack("<2s", b"abc"), struct.pack("<5p", b"abc"), struct.pack("<c?x", b"a", 5), struct.unpack("<5p", b"\x03abc\0"))
print("floats ", struct.pack("<f", 1.5).hex(), struct.pack(">d", -2.5).hex(), struct.unpack("<f", b"\0\0\xc0\x3f"), struct.unpack(">e", b"\x3e\x00"), struct.pack("<e", 0.5).hex())
print("unpack ", struct.unpack("<bBhH", bytes([255, 255, 254, 255, 255, 255])), struct.unpack(">3sH", b"abc\1\2"), struct.unpack("<2h3x?", b"\1\0\2\0xyz\1"), struct.unpack("<0s", b""))
data = bytearray(8)
struct.pack_into(">HH", data, 2, 0xabcd, 0x1234)
print("into   ", data.hex(), struct.unpack_from(">H", data, 2), struct.unpack_from("<B", data, offset=3), struct.unpack_from(">H", memoryview(data), -4))
print("iter   ", list(struct.iter_unpack("<h", b"\1\0\2\0")))
s = struct.Struct("<HB")
print("Struct ", s.size, s.format, s.pack(1, 2), s.unpack(b"\1\0\2"), s.unpack_from(b"..\1\0\2", 2))
print("spaces ", struct.pack("< h  2b", 1, 2, 3), struct.unpack("<2s 1s", b"abc"), struct.pack(b"<h", 5))
for code in ("struct.pack('<b', 128)", "struct.pack('<B', -1)", "struct.pack('<h', 'a')", "struct.pack('<h')", "struct.pack('<h', 1, 2)", "struct.pack('z', 1)", "struct.unpack('<h', b'a')", "struct.pack('<s', 'text')", "struct.pack('<c', b'ab')", "struct.unpack_from('<h', b'a')", "struct.pack('<3', 1)", "struct.pack('<f', 'a')", "struct.pack('<I', 1.5)", "struct.pack('<Q', 2 ** 64)", "struct.pack(5)", "struct.pack_into('<h', bytearray(1), 0, 1)", "struct.unpack('<h', 'ab')", "struct.pack('<H', 70000)", "struct.pack('<i', 2 ** 31)", "struct.pack('<q', 2 ** 63)"):
    try:
        print(code, eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
