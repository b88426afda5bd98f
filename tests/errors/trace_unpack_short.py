# Too few values for a starred target.
# needs: columns
a, *b, c = [1]
