# Calling what is no function.
# needs: columns
x = 5
x()
