# A cause that is no exception.
# needs: columns
raise ValueError from 5
