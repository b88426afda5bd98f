# raise from None hides what came before.
# needs: columns
def find(table, key):
    try:
        return table[key]
    except KeyError:
        raise LookupError("no entry " + key) from None


find({}, "a")
