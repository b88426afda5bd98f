# An indent too many.
# needs: columns
a = 1
    b = 2
