# Exception groups print as trees.
def fail(kind, text):
    try:
        raise kind(text)
    except kind as e:
        return e

raise ExceptionGroup("several", [fail(ValueError, "one"), ExceptionGroup("inner", [fail(TypeError, "two")]), KeyError("three")])
