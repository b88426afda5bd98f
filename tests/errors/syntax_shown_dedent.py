# An indentation that matches no outer one.
# needs: columns
if True:
        x = 1
    y = 2
