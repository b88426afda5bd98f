# An augmented assignment between types.
# needs: columns
x = 1
x += "a"
