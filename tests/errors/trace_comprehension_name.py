# An unknown name in a condition of a comprehension.
# needs: columns
x = [y for y in [1] if undefined_name]
