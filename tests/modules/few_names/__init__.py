# What module_grows.py imports: a module of a few names, that sets more of them later.
count = 0
text = "text"


def bump(by=1):
    global count
    count += by
    return count


def define(n):
    global late, later
    late = n
    later = [late]
    for i in range(n):
        globals()["made_%d" % i] = i
    return late, later


def forget():
    global late
    del late, globals()["text"]
    return "late" in globals(), "text" in globals()


for unused in range(3):
    bump(unused)
del unused
