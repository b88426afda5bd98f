# An error in a generator expression.
# needs: columns
list(1/x for x in [0])
