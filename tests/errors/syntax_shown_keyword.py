# A keyword argument before a positional one.
# needs: columns
print(end='', 'a')
