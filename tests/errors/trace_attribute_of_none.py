# The commonest mistake of all: a method of None.
# needs: columns
x = None
x.foo()
