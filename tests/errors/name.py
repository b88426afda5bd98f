# A name that is not there, with a suggestion.
counter = 1
print(conter)
