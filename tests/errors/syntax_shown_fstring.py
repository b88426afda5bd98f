# A replacement field with nothing in it.
name = 'x'
print(f'hello {}')
