# Tabs and spaces that do not match.
# needs: columns
if True:
    a = 1
	b = 2
