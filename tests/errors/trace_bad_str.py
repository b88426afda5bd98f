# An exception whose text cannot be made.
# needs: columns
class Broken(Exception):
    def __str__(self):
        raise ValueError("no text")


raise Broken
