# Notes are shown below the exception.
# needs: columns
try:
    int("seven")
except ValueError as e:
    e.add_note("while reading line 7")
    e.add_note("of the file\nwith two lines")
    raise
