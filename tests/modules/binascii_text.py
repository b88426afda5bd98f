# binascii: hexadecimal digits, base 64 and CRC-32, there and back, and what is refused.
import binascii

for data in (b"", b"a", b"ab", b"abc", b"abcd", bytes(range(0, 256, 7))):
    text = binascii.b2a_base64(data)
    print("base64", text, binascii.a2b_base64(text) == data)
    digits = binascii.hexlify(data)
    print("hex", digits, binascii.unhexlify(digits) == data, binascii.a2b_hex(digits.decode().upper()) == data)
    print("crc", binascii.crc32(data), binascii.crc32(data, 99))

print("seps", binascii.hexlify(b"abcdefg", ":"), binascii.b2a_hex(bytearray(b"abcdefg"), "-", 3), binascii.hexlify(memoryview(b"ab")))
print("no newline", binascii.b2a_base64(b"abc", newline=False))
print("in parts", binascii.crc32(b"world", binascii.crc32(b"hello ")) == binascii.crc32(b"hello world"))
for text in ("YW\nJj", "YWI=", b"YQ==junk", "YQ", "Y", "Y===", "YWJjZ", "=YWI=", "YWJj=ZA==", "a", "ñ", "YW=I="):
    try:
        print("from", text, binascii.a2b_base64(text))
    except ValueError as e:
        print("from", text, "->", type(e).__name__, "-", e)
for digits in ("abc", "0g", "é", b"\xff\xff", "61 62", 5):
    try:
        print("unhex", digits, binascii.unhexlify(digits))
    except (ValueError, TypeError) as e:
        print("unhex", digits, "->", type(e).__name__)
print(issubclass(binascii.Error, ValueError), binascii.Error.__module__)
