# Wafer only: memory that is free for long goes back to the operating system, and texts that grow leave no garbage behind.
# needs: memory files speed wide
import gc


def resident():
    """Kilobytes."""
    with open("/proc/self/status") as file:
        for line in file:
            if line.startswith("VmRSS"):
                return int(line.split()[1])


start = resident()
big = bytearray(100000000)
for i in range(0, len(big), 4096):
    big[i] = 1
print("touched", resident() - start > 90000)
del big
gc.collect()
gc.collect()
print("given back", resident() - start < 60000)

text = ""
for i in range(20000):
    text += "x"
print(len(text), resident() - start < 60000)

items = ["item %d" % i for i in range(100000)]
del items
gc.collect()
for i in range(200):
    block = bytearray(1000000)
    block[::4096] = bytes(len(block[::4096]))
print("blocks", resident() - start < 60000)
