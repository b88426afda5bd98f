# Exceptions that were raised while handling others.
# needs: columns
def load(name):
    try:
        return {"a": 1}[name]
    except KeyError as e:
        raise ValueError(f"no setting {name!r}") from e

try:
    load("b")
except ValueError:
    undefined
