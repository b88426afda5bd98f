# A text that ends with its line.
print('it's')
