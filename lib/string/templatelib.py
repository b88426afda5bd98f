"""The types behind template strings (PEP 750)."""

Template = type(t"")
Interpolation = type(t"{0}".interpolations[0])
