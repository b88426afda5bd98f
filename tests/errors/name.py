# A name that is not there, with a suggestion.
# needs: columns
counter = 1
print(conter)
