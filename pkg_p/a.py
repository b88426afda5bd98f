from . import b
x = b.y + 1
