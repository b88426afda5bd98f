# An error in a lambda.
# needs: columns
lambda: 1/0
(lambda: 1/0)()
