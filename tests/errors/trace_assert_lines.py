# An assertion whose message has lines of its own.
# needs: columns
assert [1, 2] == [3], (
    "long"
)
