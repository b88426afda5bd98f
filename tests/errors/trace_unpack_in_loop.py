# Unpacking in the head of a loop.
# needs: columns
for a, b in [(1, 2, 3)]:
    pass
