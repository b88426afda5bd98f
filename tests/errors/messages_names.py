# Messages: names that are not there, and what is suggested instead.

import math


class Robot:
    speed = 3

    def __init__(self):
        self.battery = 9

    def forward(self):
        return self.batery


counter = 1


def work():
    total = 0
    return totl


for code in ("countr", "pritn('x')", "Robot().sped", "Robot().forward()", "math.sqr(4)", "work()", "import maths", "import no.such.thing", "Robot.fast", "[].apend(1)", "'a'.uper()", "{}.iteams()", "(1).reel", "None.x", "work.x", "len.x", "math.x = 1; math.y", "del counter2", "import math.sqrt", "from . import x", "self.x", "Robot().x.y", "type(Robot).__nope__", "sys.argv", "true", "null"):
    try:
        exec(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e, "|", getattr(e, "name", None))
