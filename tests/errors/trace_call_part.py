# The part of a long line that failed is marked: a call among calls.
# needs: columns
def good(x):
    return x


def bad(x):
    return {"key": {"inner": [1, 2, x["missing"]]}}


print(good(1) + good(2), good(bad({"there": 1}))["key"])
