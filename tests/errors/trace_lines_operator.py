# An operator that fails, in an expression of several lines.
# needs: columns spans
x = 1
print(x
      + "a"
      + 2)
