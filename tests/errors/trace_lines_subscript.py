# A subscript of several lines.
# needs: columns spans
x = [1, 2, 3]
y = x[
    10
]
