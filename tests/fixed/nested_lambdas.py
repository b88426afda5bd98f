# Thousands of lambdas in each other are refused; they ran over the C stack. (CPython says MemoryError, or takes them.)
# needs: speed
for start, end in ("lambda: ", "1"), ("lambda x=", "1"), ("lambda *x, y=lambda: ", "1"), ("not lambda: ", "1"):
    try:
        eval(start * 100_000 + end)
    except (RecursionError, MemoryError, SyntaxError) as e:
        print("refused")
print("still alive")
