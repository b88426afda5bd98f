# A warning of the compiler in a program that does not import warnings: printed with its line.
# needs: warnings

print("before \d")
if "x" is "x":
    exec("5 if 1 is 2 else 6")
