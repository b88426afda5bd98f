# = in a condition, as it is shown.
x = 5
if x = 5:
    print(x)
