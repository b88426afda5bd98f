# raise with nothing to raise again.
# needs: columns
raise
