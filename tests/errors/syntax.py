# A syntax error: nothing runs.
print("not printed")
x = (1 + 2
y = 3
