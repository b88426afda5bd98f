# A character from a word processor.
# needs: unicode
x = 5 – 3
