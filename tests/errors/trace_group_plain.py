# An exception group.
# needs: columns
raise ExceptionGroup("g", [ValueError(1), TypeError("t")])
