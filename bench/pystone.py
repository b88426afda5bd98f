# A mix as in the old synthetic benchmarks: records, globals, lists, short procedures, comparisons of texts.
RED, GREEN, BLUE = 1, 2, 3


class Record:
    def __init__(self, link=None, kind=0, colour=0, number=0, text=0):
        self.link = link
        self.kind = kind
        self.colour = colour
        self.number = number
        self.text = text

    def copy(self):
        return Record(self.link, self.kind, self.colour, self.number, self.text)


count = 0
found = False
letter = "A"
row = [0] * 51
table = [row[:] for _ in range(51)]


def same_letter(a, b):
    x = a
    y = x
    return RED if y != b else GREEN


def later_text(a, b):
    at = 1
    while at <= 1:
        if same_letter(a[at], b[at + 1]) == RED:
            c = "A"
            at += 1
    if "W" <= c <= "Z":
        at = 7
    if c == "X":
        return True
    if a > b:
        at += 7
        return True
    return False


def add_small(a, b):
    return a + 2 + b


def fill(first, second, a, b):
    global count
    at = a + 5
    first[at] = b
    first[at + 1] = first[at]
    first[at + 30] = at
    for i in range(at, at + 2):
        second[at][i] = at
    second[at][at - 1] += 1
    second[at + 20][at] = first[at]
    count = 5


def next_colour(colour):
    result = colour
    if colour != BLUE:
        result = GREEN
    if colour == RED:
        result = RED
    elif colour == GREEN:
        result = RED if count > 100 else BLUE
    return result


def change(record):
    following = record.link.copy()
    record.number = 5
    following.number = record.number
    following.link = record.link
    if following.kind == 0:
        following.number = 6
        following.colour = next_colour(record.colour)
        following.number = add_small(following.number, 10)
    else:
        record = following.copy()
    following.link = None
    return record


def procedures():
    global found, letter
    found = found or letter == "A"
    letter = "B"


def run():
    global found
    last = Record()
    record = Record(last, 0, BLUE, 40, "SOME TEXT FOR A RECORD")
    first_text = "SOME TEXT, THE FIRST"
    for turn in range(60000):
        procedures()
        a, b = 2, 3
        second_text = "SOME TEXT, THE SECOND"
        colour = GREEN
        found = not later_text(first_text, second_text)
        while a < b:
            c = 5 * a - b
            c = add_small(a, b) + c
            a += 1
        fill(row, table, a, c)
        record = change(record)
        mark = "A"
        while mark <= letter:
            if colour == same_letter(mark, "C"):
                colour = next_colour(RED)
            mark = chr(ord(mark) + 1)
        b = b * a
        a = b // c
        b = 7 * (b - c) - a
    return a, b, c, record.number, count, row[8], table[8][7], found


ANSWER = (0, -35, 14, 5, 5, 14, 60000, True)
