# A file in memory that its own arguments close, or whose text has a replace() of its own.

import io


class Closes:
    def __init__(self, file):
        self.file = file

    def __index__(self):
        self.file.close()
        return 1


def attempt(name, function):
    try:
        print(name, function())
    except ValueError as e:
        print(name, e)


for method in ("read", "readline", "seek", "truncate"):
    file = io.BytesIO(b"abc")
    attempt(method, lambda: getattr(file, method)(Closes(file)))


class Text(str):
    def replace(self, *a):
        file.close()
        return 5


for newline in (None, "", "\n", "\r", "\r\n"):
    file = io.StringIO(newline=newline)
    print(file.write(Text("a\rb\r\nc\n")), ascii(file.getvalue()))
