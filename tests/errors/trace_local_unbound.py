# A variable that is assigned later in its function.
# needs: columns
def f():
    print(x)
    x = 1
f()
