# strptime: years want all their digits; a day may have a blank for its first.
from datetime import datetime

for format, text in (("%Y", "99"), ("%Y", "0099"), ("%y", "5"), ("%y", "05"), ("%Y %d", "2021  1"), ("%Y %d", "2021 1"),
                     ("%Y %m", "2021  1"), ("%H", " 1"), ("%Y-%m-%d", "2020-1-1"), ("%Y %d", "2021  x")):
    try:
        print(format, repr(text), datetime.strptime(text, format))
    except ValueError as e:
        print(format, repr(text), e)
