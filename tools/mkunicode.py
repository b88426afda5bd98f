"""Writes src/objects/unicode_table.h: what Unicode says of characters, in about 8 KB.

    python3.13 tools/mkunicode.py > src/objects/unicode_table.h

A set of characters is a list of toggles: the code points, ascending, where membership
changes, each stored as its distance from the one before. Most sets are stored as what differs
from another set or from the case mappings, which leaves little.

Case mappings of one character to one are a list of runs: the distance from the first of the
one before, 2 * how many + whether only each second, and twice what to add (or, odd, to take
away: ~ of it). Those to several characters are a table.

Numbers in lists take as many half bytes as they have digits in base 8, the most significant
digit first; all but the last have the top bit set. At every STEP toggles or runs there is a
mark (code point, offset) to start reading from. Everything is checked against Python's own
str methods before it is written.
"""

import sys
import unicodedata

LIMIT = 0x110000
STEP = 32
CHARS = [chr(c) for c in range(LIMIT)]


def members(test):
    return {c for c in range(LIMIT) if test(CHARS[c])}


# ---- Case mappings ----


def simple(method):
    """One-to-one mappings: {code: other code}."""
    found = {}
    for c in range(LIMIT):
        mapped = getattr(CHARS[c], method)()
        if len(mapped) == 1 and ord(mapped) != c:
            found[c] = ord(mapped)
    return found


def runs(mapping):
    """(first, count, stride, delta) covering the mapping."""
    left = dict(mapping)
    result = []
    while left:
        first = min(left)
        delta = left[first] - first
        best = None
        for stride in (1, 2):
            count = 1
            while count < 255 and left.get(first + count * stride, -1) - (first + count * stride) == delta \
                    and first + count * stride in left:
                count += 1
            if best is None or count > best[0]:
                best = count, stride
        count, stride = best
        for i in range(count):
            del left[first + i * stride]
        result.append((first, count, stride, delta))
    return sorted(result)


lower = simple("lower")
upper = simple("upper")
title_other = {c: ord(CHARS[c].title()) for c in range(LIMIT)
               if len(CHARS[c].title()) == 1 and CHARS[c].title() != CHARS[c].upper()}
upper_many = {c: CHARS[c].upper() for c in range(LIMIT) if len(CHARS[c].upper()) > 1}


def model_title(ch):
    """What unicode.c does: exceptions, then the first of upper with the rest in lower case."""
    c = ord(ch)
    if c in title_other:
        return chr(title_other[c])
    if c in title_many:
        return title_many[c]
    mapped = ch.upper()
    return mapped[0] + "".join(one_lower(x) for x in mapped[1:])


def one_lower(ch):
    return chr(lower.get(ord(ch), ord(ch)))


title_many = {}
title_many = {c: CHARS[c].title() for c in range(LIMIT) if CHARS[c].title() != model_title(CHARS[c])}


def model_fold(ch):
    return "".join(one_lower(x) for x in ch.upper())


fold_other = {c: CHARS[c].casefold() for c in range(LIMIT) if CHARS[c].casefold() != model_fold(CHARS[c])}
fold_simple = {c: ord(f) for c, f in fold_other.items() if len(f) == 1}
fold_many = {c: f for c, f in fold_other.items() if len(f) > 1}
lower_many = {c: CHARS[c].lower() for c in range(LIMIT) if len(CHARS[c].lower()) > 1}
assert list(lower_many) == [0x130]

# ---- Sets ----

alpha = members(str.isalpha)
printable = members(str.isprintable)
is_lower = members(str.islower)
is_upper = members(str.isupper)
is_title = members(lambda ch: unicodedata.category(ch) == "Lt")
id_start = members(lambda ch: ch.isidentifier()) - {ord("_")}
id_continue = members(lambda ch: ("a" + ch).isidentifier())
decimal = members(str.isdecimal)
digit = members(str.isdigit)
numeric = members(str.isnumeric)
space = members(str.isspace)
ignorable = members(lambda ch: ("A" + ch + "\u03a3").lower() == ("a" + ch + "\u03c2").lower()
                    and ("A" + ch + "\u03a3").lower()[-1] == "\u03c2"
                    and ("\u03a3" + ch).lower()[0] == "\u03c3"
                    and (ch + "\u03a3").lower()[-1] == "\u03c3")
mapped_lower = set(upper) | set(upper_many)  # what has an upper case form is mostly lower case

sets = {
    "alpha": (alpha, "alphabetic"),
    "unprintable": (set(range(LIMIT)) - printable, "what repr() escapes"),
    "lower_odd": (is_lower ^ mapped_lower, "lower case, where that differs from having an upper case form"),
    "upper_odd": (is_upper ^ set(lower), "upper case, where that differs from having a lower case form"),
    "start_odd": (id_start ^ alpha, "may start an identifier, where that differs from alphabetic"),
    "continue_odd": (id_continue ^ id_start, "may go on in an identifier but not start one"),
    "numeric_only": (numeric ^ digit, "numeric, but no digit"),
    "digit_only": (digit ^ decimal, "a digit, but not decimal"),
    "ignorable": (ignorable, "ignored by the rule of the final sigma"),
}


def toggles(values):
    points = []
    inside = False
    for c in range(LIMIT + 1):
        if (c in values) != inside:
            points.append(c)
            inside = not inside
    return points


class List:
    """Numbers in half bytes, and marks. A half byte of air may lie before one."""

    def __init__(self):
        self.halves, self.marks = [], []

    def mark(self, code):
        if len(self.halves) % 2:
            self.halves.append(0)
        self.marks.append((code, len(self.halves) // 2))

    def add(self, number):
        digits = oct(number)[2:]
        self.halves += [8 + int(digit) for digit in digits[:-1]] + [int(digits[-1])]

    def data(self):
        even = self.halves + [0] * (len(self.halves) % 2)
        return [low | high << 4 for low, high in zip(even[::2], even[1::2])]

    def write(self, name, text):
        print(f"\n/* {text} */")
        array(f"uint8_t {name}_data", (str(b) for b in self.data()), 1, 24)
        array(f"uint32_t {name}_marks", (f"UNI_MARK({code}, {at})" for code, at in self.marks), 4, 6)
        print(f"static const uni_list {name} = {{{name}_data, {len(self.halves)}, {name}_marks, {len(self.marks)}}};")


def rows(values, per_line=16):
    values = list(values)
    for i in range(0, len(values), per_line):
        print("    " + ", ".join(values[i:i + per_line]) + ",")


total = 0


def array(declaration, values, size, per_line=16):
    global total
    values = list(values)
    total += len(values) * size
    print(f"static const {declaration}[] = {{")
    rows(values, per_line)
    print("};")


def print_set(name, values, text):
    made, before = List(), 0
    for i, point in enumerate(toggles(values)):
        if i % STEP == 0:
            made.mark(before)
        made.add(point - before)
        before = point
    made.write(name, text)


def print_runs(name, mapping, text):
    made, before, end, since = List(), 0, 0, STEP
    for first, count, stride, delta in runs(mapping):
        if since >= STEP // 4 and first >= end:  # not inside another run
            made.mark(end)
            before, since = end, 0
        made.add(first - before)
        made.add(2 * count + stride - 1)
        made.add(2 * delta if delta >= 0 else 2 * ~delta + 1)
        before, since = first, since + 1
        end = max(end, first + (count - 1) * stride + 1)
    made.write(name + "_runs", text)


def print_many(name, mapping, text):
    print(f"\n/* {text} */")
    items = []
    for c, mapped in sorted(mapping.items()):
        codes = [ord(x) for x in mapped] + [0, 0]
        items.append(f"{{{c}, {{{codes[0]}, {codes[1]}, {codes[2]}}}}}")
    array(f"uni_many {name}_many", items, 8, 6)


def latin1_flags():
    flags = []
    for c in range(256):
        ch = CHARS[c]
        names = [("ALPHA", ch.isalpha()), ("LOWER", ch.islower()), ("UPPER", ch.isupper()),
                 ("SPACE", ch.isspace()), ("DIGIT", ch.isdigit()), ("NUMERIC", ch.isnumeric()),
                 ("PRINTABLE", ch.isprintable())]
        flags.append(sum(1 << bit for bit, (name, on) in enumerate(names) if on))
    return flags


print("/* unicode_table.h - made by tools/mkunicode.py from Unicode %s. Included by unicode.c only. */" % unicodedata.unidata_version)
print("/* clang-format off */")
print("\n/* The first 256 characters: alpha 1, lower 2, upper 4, space 8, digit 16, numeric 32, printable 64 */")
array("uint8_t latin1_flags", (str(f) for f in latin1_flags()), 1, 24)
print("\n#if WF_UNICODE")
for name, (values, text) in sets.items():
    print_set(name, values, text)
print("\n/* the first of each ten decimal digits, from 0 to 9 */")
zeros = [c for c in sorted(decimal) if unicodedata.decimal(CHARS[c]) == 0]
assert {z + i for z in zeros for i in range(10)} == decimal
array("uint32_t decimal_zeros", (str(z) for z in zeros), 4)
print("\n/* title case letters */")
array("uint16_t title_letters", (str(c) for c in sorted(is_title)), 2)
print_runs("lower", lower, "to lower case")
print_runs("upper", upper, "to upper case, to one character")
print_runs("title", title_other, "to title case, where it is one character and not upper case")
print_runs("fold", fold_simple, "casefolding, where it is one character and not lower case of upper case")
print_many("upper", upper_many, "to upper case, to several characters")
print_many("title", title_many, "to title case, where it is not upper case's first and the rest in lower case")
print_many("fold", fold_many, "casefolding, the same")
print("#endif")
assert max(len(m) for m in upper_many.values()) == 3
assert all(c in range(256) or 0x1680 <= c <= 0x3000 for c in space)
print("unicode tables: about %d bytes; white space beyond Latin-1: %s" % (total, [hex(c) for c in sorted(space) if c > 255]), file=sys.stderr)
