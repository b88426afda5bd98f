# Comparing what has no order.
# needs: columns
1 < "a"
