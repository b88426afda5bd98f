# Texts from values: format strings of each kind, and joining them.
def run():
    total = 0
    parts = []
    for i in range(20000):
        x = i * 0.25
        parts.append(f"{i:5d} {x:8.2f} {i:x} {'name' + str(i)!r:>12}")
        parts.append("%d: %s, %5.1f%%" % (i, "value", x))
        parts.append("{} of {:>6} [{name}]".format(i, x, name="row"))
        parts.append(str(i) + "," + repr(x) + ";")
        total += len(parts[-1])
    text = "\n".join(parts)
    return len(text), total, text[-40:]


ANSWER = (1791861, 254450, "8%\n19999 of 4999.75 [row]\n19999,4999.75;")
