# Exception types without parentheses.
try:
    pass
except ValueError, KeyError:
    pass
