# A sign in front of a text.
# needs: columns
-"a"
