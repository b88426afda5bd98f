# A KeyError shows the key as it is.
# needs: columns
class Key:
    def __repr__(self):
        return "<a key>"


{}[Key()]
