# A character from a word processor.
x = 5 – 3
