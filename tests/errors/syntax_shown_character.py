# A character from a word processor.
# needs: columns
x = 5 – 3
