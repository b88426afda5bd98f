# An exception group of nothing.
# needs: columns
raise ExceptionGroup("g", [])
