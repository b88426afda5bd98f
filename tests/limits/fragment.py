# Wafer only: a heap full of mixed objects, every second one dropped, still gives one block of 90 % of what is free.
# needs: speed

import gc


def fill():
    kept = []
    try:
        size = 1
        while True:
            kept.append(bytearray(size))
            kept.append([size] * (size % 50))
            kept.append("x" * size)
            kept.append((size, str(size)))
            size = size * 7 % 1501 + 1
            if gc.mem_free() < 20000 or len(kept) > 40000:
                return kept
    except MemoryError:
        return kept


kept = fill()
del kept[::2]
gc.collect()
free = min(gc.mem_free(), 200_000_000)
block = bytearray(free * 9 // 10)
print("one block of 90 %:", len(block) >= free * 9 // 10, len(kept) > 100)
del block
print("still alive", sum(len(k) for k in kept) > 0)
