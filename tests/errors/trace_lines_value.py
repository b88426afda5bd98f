# The right side of an assignment in several lines.
# needs: columns spans
value = (1 +
    2 +
    None)
