# An attribute that is not there, with a suggestion.
# needs: columns
class Point:
    def __init__(self):
        self.width = 1

print(Point().widht)
