# A tuple's items cannot be set.
# needs: columns
a = (1, 2)
a[0] = 1
