# global behind the first use.
def f():
    count = 1
    global count
