# A text that ends with its line.
# needs: columns
print('it's')
