# Opening a file that is not there.
# needs: columns
with open("/nope/nope"): pass
