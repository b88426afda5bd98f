# readlines(hint) of a BytesIO ends when the lines have the size of the hint; of a StringIO when they have more.
import io

for hint in range(-1, 9):
    print(hint, io.BytesIO(b"a\nbc\n\nd").readlines(hint), io.StringIO("a\nbc\n\nd").readlines(hint))
print(io.BytesIO(b"a\nb\n").readlines(None))
