# An error in a finally.
# needs: columns
try:
    1 / 0
finally:
    undefined
