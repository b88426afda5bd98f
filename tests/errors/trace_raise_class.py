# Raising a class that is no exception.
# needs: columns
raise int
