# A keyword argument before a positional one.
print(end='', 'a')
