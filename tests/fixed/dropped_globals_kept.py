# Wafer only: a global that was deleted is not kept by what the machine remembers of the namespace before it grew.
# needs: memory tidystack
import gc


def work():
    return len(big)  # remembers where the global is


big = bytearray(400000)
work()
work()
for n in range(40):
    globals()["another_%d" % n] = n  # the namespace grows: its table is replaced
work()
before = gc.mem_alloc()
del big
len("")  # forgets what len(big) has left on the C stack
gc.collect()
print("freed", before - gc.mem_alloc() >= 400000)

# Nor by a register that nothing has used since, beside the call that collects. (By chance a word of the C stack may.)
freed = 0
for turn in range(5):
    held = bytearray(400000 + turn * 10000)
    for i in range(0, 4000, 100):
        held[i] = 1
    before = gc.mem_alloc()
    del held
    gc.collect()
    freed += before - gc.mem_alloc() >= 400000
print("freed", freed >= 3)
