# Assigning to what cannot be assigned to.
# needs: columns
x = 5
if x = 5:
    print("five")
