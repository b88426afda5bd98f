# An error in a comprehension.
# needs: columns
[1/x for x in [1, 0]]
