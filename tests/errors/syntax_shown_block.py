# A body that is missing.
def work():
print('x')
