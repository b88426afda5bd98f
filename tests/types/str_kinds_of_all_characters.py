# What the methods of str say of characters all over Unicode: each tenth up to U+3200, and those of the first pages beyond.
# needs: unicode

chars = [chr(c) for c in range(0x80, 0x3200, 10)] + [chr(c) for c in range(0x1F00, 0x2190)]
chars += [chr(c) for first in (0xA640, 0xFB00, 0x10400, 0x11660, 0x1D7C0, 0x1E900) for c in range(first, first + 0x60)]


def sum_of(text, start=0):
    for ch in text:
        start = (start * 31 + ord(ch)) % 1000003
    return start


for name in ("isalpha isdecimal isdigit isnumeric isspace isprintable isidentifier "
             "islower isupper istitle isalnum").split():
    test = getattr(str, name)
    true = [ch for ch in chars if test(ch)]
    print(name, len(true), sum_of(true))

for name in "upper lower title casefold swapcase capitalize".split():
    change = getattr(str, name)
    total = 0
    for ch in chars:
        total = sum_of(change(ch), total)
    print(name, total)

print("goes on", sum_of(ch for ch in chars if ("a" + ch).isidentifier()))
print("digits", [int(ch) for ch in chars if ch.isdecimal()])
print("sigma", sum_of("".join(("A" + ch + "\u03a3").lower() + ("A\u03a3" + ch + "x").lower() for ch in chars)))
