# global behind the first use.
# needs: columns
def f():
    count = 1
    global count
