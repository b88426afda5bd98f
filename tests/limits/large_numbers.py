# Large ints: a million digits, the limit of conversions, shifts and powers that do not fit.
# needs: memory

import sys

big = 10 ** 5000
for name, function in (("str", lambda: str(big)), ("repr", lambda: repr(big)), ("format", lambda: f"{big}"),
                       ("%", lambda: "%d" % big), ("int", lambda: int("1" * 5000)), ("source", lambda: eval("1" * 5000)),
                       ("limit", lambda: sys.set_int_max_str_digits(5))):
    try:
        function()
        print(name, "done")
    except (ValueError, SyntaxError) as e:
        print(name, type(e).__name__, e.msg[:75] if isinstance(e, SyntaxError) else e)
print(len(hex(big)), len(f"{big:x}"), int("f" * 5000, 16) == 16 ** 5000 - 1, len("%x" % big))
print(sys.get_int_max_str_digits())
sys.set_int_max_str_digits(0)
print(len(str(10 ** 20000)), int("9" * 20000) + 1 == 10 ** 20000)
million = (1 << 3321928) - 1
print(million.bit_length(), million & 0xffff, million % 1000007, (million >> 3321900) + 1)
print((million + 1) ** 2 == 1 << 6643856, million == million + 0, -million < million)
print(len(million.to_bytes(415241, "little")), int.from_bytes(b"\xff" * 415241, "big").bit_length())
for text in ("1 << (1 << 70)", "1 << 10 ** 15", "'x' * 10 ** 15",
             "[0] * 10 ** 15", "(0,) * (1 << 62)", "b'x' * (1 << 63)", "bytearray(10 ** 15)", "bytes(1 << 63)",
             "range(10 ** 30)[10 ** 29]", "len(range(10 ** 30))", "list(range(10 ** 15))", "1 >> (1 << 70)", "0 << (1 << 70)",
             "0 ** (1 << 70)", "1 ** (1 << 70)", "'%*d' % (1 << 62, 1)", "'{:>{}}'.format(1, 1 << 62)",
             "format(1, '9' * 30)", "'%.999999999999f' % 1.0", "round(1.5, 1 << 40)", "'x'.zfill(1 << 62)",
             "'x'.center(1 << 62)", "'ab'.replace('', 'x' * 10 ** 6) and 1", "int.to_bytes(1, 1 << 62, 'big')",
             "[1] * -(1 << 70)", "'x' * (1 << 70)", "float(1 << 5000)", "(1 << 5000) / 3", "(1 << 5000) / (1 << 4990)",
             "divmod(1 << 3000, (1 << 1500) - 1)[1].bit_length()"):
    try:
        print(text, "is", eval(text))
    except (MemoryError, OverflowError, ValueError) as e:
        print(text, "is refused")
print("still alive")
