# A replacement field with nothing in it.
# needs: columns
name = 'x'
print(f'hello {}')
