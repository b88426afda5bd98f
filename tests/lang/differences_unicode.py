# Wafer only: an identifier is taken as it is written, not made alike by NFKC.
# needs: unicode

ﬁ = 5  # a ligature
print([name for name in globals() if len(name) < 3], "fi" in globals())
