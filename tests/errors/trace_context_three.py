# Three exceptions, each during the handling of the one before.
# needs: columns
try:
    try:
        1 / 0
    except ZeroDivisionError:
        {}["a"]
except KeyError:
    [][1]
