# = in a condition, as it is shown.
# needs: columns
x = 5
if x = 5:
    print(x)
