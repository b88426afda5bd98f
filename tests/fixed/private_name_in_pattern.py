# The keyword of a class pattern is the attribute's name as it stands; (*x) is no pattern.
class Point:
    _Reader__x = "mangled"


class Reader:
    def read(self, point):
        match point:
            case Point(__x=value):
                return value


point = Point()
setattr(point, "__x", "as it stands")
print(Reader().read(point))
for source in ("(*x)", "(*x,)", "(x)", "()"):
    try:
        exec(f"match [1]:\n    case {source}: print(source, 'matches')\n    case _: print(source, 'does not')")
    except SyntaxError as e:
        print(source, e.msg, e.offset)
