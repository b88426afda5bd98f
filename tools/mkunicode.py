"""Writes src/objects/unicode_table.h: what Unicode says of characters, in about 6 KB.

    python3.13 tools/mkunicode.py > src/objects/unicode_table.h

What can be asked of a character is its class: a row of flags. The characters from 256 on are a list
of runs of one class: RANKS * (length - 1) + rank, where a class's rank is its place among the most
frequent ones, without the class of the run before; from RANKS - 1 on, what is more follows as a
number of its own. "Lower" and "upper" of these classes say where that differs from having an upper
or a lower case form, so that the runs are long.

Case mappings of one character to one are a list of runs: the distance from the first of the
one before, 2 * how many + whether only each second, and twice what to add (or, odd, to take
away: ~ of it). Those to one character and an iota, which Greek has many of, are such runs too;
those to other characters are a table.

Numbers in lists take as many half bytes as they have digits in base 8, the most significant
digit first; all but the last have the top bit set. At every STEP runs (a fourth of them in a case
mapping, whose runs have three numbers) there is a mark (code point, offset) to start reading from;
at a mark of the classes none is "the one before". Everything is checked against Python's own
str methods before it is written.
"""

import collections
import sys
import unicodedata

LIMIT = 0x110000
FIRST = 256
STEP = 32
RANKS = 4
CHARS = [chr(c) for c in range(LIMIT)]


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
upper_iota = {c: ord(m[0]) for c, m in upper_many.items() if len(m) == 2 and m[1] == "\u0399"}


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

# ---- Classes ----

mapped_lower = set(upper) | set(upper_many)  # what has an upper case form is mostly lower case


def is_ignorable(ch):
    sigma = "\u03a3"
    return (("A" + ch + sigma).lower() == "a" + ch.lower() + "\u03c2" and (sigma + ch).lower()[0] == "\u03c3"
            and (ch + sigma).lower()[-1] == "\u03c3")


def flags(c):
    ch, wide = CHARS[c], c >= FIRST
    return {
        "ALPHA": ch.isalpha(),
        "LOWER": ch.islower() != (wide and c in mapped_lower),
        "UPPER": ch.isupper() != (wide and c in lower),
        "TITLE": unicodedata.category(ch) == "Lt",
        "SPACE": ch.isspace() and not wide,
        "DECIMAL": ch.isdecimal(),
        "DIGIT": ch.isdigit(),
        "NUMERIC": ch.isnumeric(),
        "PRINTABLE": ch.isprintable(),
        "ID_START": ch.isidentifier(),
        "ID_CONTINUE": ("a" + ch).isidentifier(),
        "IGNORABLE": is_ignorable(ch),
    }


def class_runs(names):
    """[first, length, class] of all characters from FIRST on."""
    found = []
    for c in range(FIRST, LIMIT):
        if found and names[c] == found[-1][2]:
            found[-1][1] += 1
        else:
            found.append([c, 1, names[c]])
    return found


names = [" | ".join(name for name, on in flags(c).items() if on) or "0" for c in range(LIMIT)]
wide_runs = class_runs(names)
by_runs = collections.Counter(run[2] for run in wide_runs)
classes = [name for name, _ in by_runs.most_common()]
wide_class_count = len(classes)
classes += [name for name in dict.fromkeys(names[:FIRST]) if name not in by_runs]


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
        print(f"static const uni_list {name} = {{{name}_data, {len(self.halves)}, {len(self.marks)}, {name}_marks}};")


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


def print_classes():
    made, before = List(), None
    for i, (first, length, name) in enumerate(wide_runs):
        if i % STEP == 0:
            made.mark(first)
            before = None
        rank = [other for other in classes if other != before].index(name)
        made.add(RANKS * (length - 1) + min(rank, RANKS - 1))
        if rank >= RANKS - 1:
            made.add(rank - (RANKS - 1))
        before = name
    made.write("class_runs", "the characters from %d on" % FIRST)


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


print("/* unicode_table.h - made by tools/mkunicode.py from Unicode %s. Included by unicode.c only. */" % unicodedata.unidata_version)
print("/* clang-format off */")
print("\n/* What is said of each class; the first %d are those of class_runs. */" % wide_class_count)
array("uint16_t class_flags", classes, 2, 1)
print("\n/* The first %d characters. */" % FIRST)
array("uint8_t latin1_classes", (str(classes.index(names[c])) for c in range(FIRST)), 1, 24)
print("\n#if WF_UNICODE")
print_classes()
print_runs("lower", lower, "to lower case")
print_runs("upper", upper, "to upper case, to one character")
print_runs("title", title_other, "to title case, where it is one character and not upper case")
print_runs("fold", fold_simple, "casefolding, where it is one character and not lower case of upper case")
print_runs("iota", upper_iota, "to upper case: what this gives, and an iota")
print_many("upper", {c: m for c, m in upper_many.items() if c not in upper_iota}, "to upper case, to several characters")
print_many("title", title_many, "to title case, where it is not upper case's first and the rest in lower case")
print_many("fold", fold_many, "casefolding, the same")
print("#endif")
assert max(len(m) for m in upper_many.values()) == 3
space = [c for c in range(FIRST, LIMIT) if CHARS[c].isspace()]
assert all(0x1680 <= c <= 0x3000 for c in space)
for first, _, name in wide_runs:  # unicode.c counts the digits from there
    assert "DECIMAL" not in name or unicodedata.decimal(CHARS[first]) == 0
print("unicode tables: about %d bytes; white space beyond Latin-1: %s" % (total, [hex(c) for c in space]), file=sys.stderr)
