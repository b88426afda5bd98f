# A traceback out of a generator that is driven by a comprehension.
# needs: columns
def numbers(texts):
    for text in texts:
        yield float(text)


def total(texts):
    return sum(n for n in numbers(texts))


print(total(["1", "2"]))
print(total(["1", "x"]))
