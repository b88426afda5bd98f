# Nor can a text's.
# needs: columns
"abc"[0] = "x"
