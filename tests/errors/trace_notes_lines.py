# Notes, one of two lines.
# needs: columns
e = ValueError("x")
e.add_note("a note")
e.add_note("another\nnote")
raise e
