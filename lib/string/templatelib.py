"""The types behind template strings (PEP 750)."""

Template = type(t"")
Interpolation = type(t"{0}".interpolations[0])

_CONVERSIONS = {None: lambda obj: obj, "r": repr, "s": str, "a": ascii}


def convert(obj, /, conversion):
    """What !r, !s or !a make of an object; None leaves it as it is. Raises ValueError."""
    if conversion not in _CONVERSIONS:
        raise ValueError(f"invalid conversion specifier: {conversion}")
    return _CONVERSIONS[conversion](obj)
