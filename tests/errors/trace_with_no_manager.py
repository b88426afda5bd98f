# A with statement over something else.
# needs: columns
with 5: pass
