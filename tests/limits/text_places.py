# Texts that are not ASCII, character by character: in every direction, from several texts at once, while objects move.
# needs: memory speed

import gc
import io

letters = "aé€😀"
text = "".join(letters[i * 7 % 4] for i in range(5000))
other = "é" * 5000
codes = [ord(c) for c in text]
print([text[i] for i in range(len(text))] == list(text), [text[-i] for i in range(1, 5001)] == list(text)[::-1])
print(list(reversed(text)) == list(text)[::-1], text[::-1][::-1] == text, text[5000:], text[4999:] == text[-1])

# Jumps of every size, there and back.
at, step, good = 0, 1, True
while step < 5000:
    for where in (at, at + step, at + step // 2, at + 1, 0, 4999, at):
        where %= 5000
        good = good and ord(text[where]) == codes[where] and text[where:where + 3] == "".join(map(chr, codes[where:where + 3]))
        good = good and text.find(chr(codes[where]), where) == where and text.startswith(chr(codes[where]), where)
    at, step = at * 31 % 5000, step + step // 8 + 1
print("jumps", good)

good = True
for i in range(0, 5000, 9):
    good = good and text[i] == chr(codes[i]) and other[i] == "é" and text[i:] == text[i:i + 1] + text[i + 1:]
    if i % 450 == 0:
        junk = [str(i) * 9 for i in range(50)]
        gc.collect()
print("two and collections", good)

# Texts that die and others in their place.
good = True
for i in range(300):
    t = chr(200 + i % 50) * 40 + "x" + chr(9000 + i)
    good = good and t[40] == "x" and t[41] == chr(9000 + i) and t[39] == chr(200 + i % 50) and t[0] == t[39]
    t = "ab" + t[1:]
    good = good and t[0] == "a" and t[41] == "x" and t[42] == chr(9000 + i)
print("others", good)

file = io.StringIO(text)
read = []
while c := file.read(1):
    read.append(c)
print("read", "".join(read) == text, file.seek(2500), file.read(3) == text[2500:2503], file.seek(10), file.read(2) == text[10:12])
file.seek(2500)
file.write("x€")
file.seek(2499)
print(file.read(4) == text[2499] + "x€" + text[2502], file.getvalue() == text[:2500] + "x€" + text[2502:])

large = "é" * 300_000  # quadratic work would not end in time
print(sum(large[i] == "é" for i in range(len(large))), sum(1 for c in reversed(large)),
      sum(1 for i in range(0, len(large), 3) if large.find("é", i, i + 2) == i))
file, count = io.StringIO(large), 0
while file.read(2):
    count += 1
print(count)
