# %d and its like of objects whose conversion fails: a TypeError from there is hidden, others are not.


class Number:
    def __init__(self, answer):
        self.answer = answer

    def give(self):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def make(answer, *names):
    return type("Number", (Number,), {name: Number.give for name in names})(answer)


for names in (["__int__"], ["__index__"], ["__int__", "__index__"], ["__float__"]):
    for answer in ("text", 7, TypeError("own"), ValueError("own")):
        for template in ("%d", "%x", "%c", b"%i", b"%x", b"%c", "%f"):
            try:
                print(names, repr(answer), template, template % make(answer, *names))
            except (TypeError, ValueError) as e:
                print(names, repr(answer), template, "->", type(e).__name__, "-", e)

for template in ("%d", "%x", "%c"):
    for value in (1.5, "7", True, None, type("Float", (float,), {"__int__": lambda self: 9})(1.5)):
        try:
            print(template, type(value).__name__, template % value)
        except (TypeError, ValueError) as e:
            print(template, type(value).__name__, "->", e)
