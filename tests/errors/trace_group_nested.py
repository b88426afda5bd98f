# A group of exceptions, one of them with a cause.
# needs: columns
def attempt(text):
    try:
        return int(text)
    except ValueError as e:
        try:
            raise RuntimeError("attempt") from e
        except RuntimeError as r:
            return r


raise ExceptionGroup("all of it", [attempt("x"), ExceptionGroup("more", [KeyError("k"), OSError(2, "gone")])])
