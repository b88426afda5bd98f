# Wafer only: ctrl-C ends operations in C on large objects in their middle, not only when they are done.
# needs: speed memory files

import binascii
import heapq
import json
import math
import os
import sys
import time

sys.set_int_max_str_digits(0)

words = ["ab"] * 4_000_000
text = "ab " * 4_000_000
numbers = list(range(1_000_000, 0, -1))
mixed = [i * 7919 % 1000003 for i in range(1_000_000)]
keys = set(numbers)
table = dict.fromkeys(numbers)
twin = dict(table)
threes, fives = 3**400_000, 5**270_000
quotes = '"\n' * 2_000_000
quoted = json.dumps(quotes)

CASES = [
    ("str.join", lambda: "".join(words)),
    ("str.replace", lambda: text.replace("a", "xyz")),
    ("str.split", lambda: text.split()),
    ("str.splitlines", lambda: quotes.splitlines()),
    ("str.translate", lambda: text.translate({97: "xy"})),
    ("str.swapcase", lambda: (text + "\u0100").swapcase()),
    ("repr of a str", lambda: repr(quotes)),
    ("list.sort", lambda: sorted(mixed)),
    ("heapify", lambda: heapq.heapify(numbers[:])),
    ("set & set", lambda: keys & table.keys() & keys),
    ("set | set", lambda: keys | {-1} | keys),
    ("dict == dict", lambda: table == twin and twin == table),
    ("hash of a tuple", lambda: hash((1.5,) * 10_000_000)),
    ("in a list", lambda: -1 in numbers * 10),
    ("sum", lambda: sum(range(10_000_000))),
    ("int to str", lambda: str(3**60000)),
    ("pow", lambda: 7**3_000_000),
    ("gcd", lambda: math.gcd(threes, fives)),
    ("str.strip", lambda: ("a" * 100_000).strip("b" * 100_000 + "a")),
    ("str.title", lambda: text.title()),
    ("crc32", lambda: binascii.crc32(bytes(50_000_000))),
    ("json.dumps", lambda: json.dumps(quotes)),
    ("json.loads", lambda: json.loads(quoted)),
]


def seconds_of(operation, delay):
    """Processor time that it takes; with a delay, ctrl-C comes after so much time."""
    if delay:
        os.system(f"(sleep {delay:.3f}; kill -INT {os.getpid()}) >/dev/null 2>&1 &")
    start = end = time.process_time()
    try:
        operation()
        end = time.process_time()
        if delay:
            time.sleep(1)  # a signal that comes while the shell is being started is lost
    except KeyboardInterrupt:
        end = time.process_time() if end == start else end
    return end - start


for name, operation in CASES:
    whole = seconds_of(operation, 0)
    best = whole
    for attempt in range(20):
        best = min(best, seconds_of(operation, whole / 10))
        if best < whole * 0.85:
            break
    else:
        print(name, "was not interrupted:", best, "of", whole, "s")
print("done")
