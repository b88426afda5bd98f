# A string without its end.
# needs: columns
name = "world
print("hello", name)
