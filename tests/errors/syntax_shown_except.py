# Exception types without parentheses.
# needs: columns
try:
    pass
except ValueError, KeyError:
    pass
