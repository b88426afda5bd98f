# A class pattern with more parts than the class has.
# needs: columns
match 5:
    case int(1, 2): pass
