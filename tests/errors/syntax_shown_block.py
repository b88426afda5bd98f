# A body that is missing.
# needs: columns
def work():
print('x')
