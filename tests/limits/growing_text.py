# Wafer only: a text that a loop adds to until memory is full is whole when the error has been caught.
# needs: small
import gc


def fill():
    s = "0123456789" * 5
    turns = 0
    try:
        while True:
            s += "abcdefghij"
            turns += 1
    except MemoryError:
        pass
    return s, turns


free = gc.mem_free()
s, turns = fill()
print(len(s) == 50 + 10 * turns, len(s) > free // 3)
print(s[:50] == "0123456789" * 5, s.count("abcdefghij") == turns)
