# A loop over a number.
# needs: columns
for i in 5:
    pass
