# An indentation that matches no outer one.
if True:
        x = 1
    y = 2
