# __doc__ of an instance: its own goes before its class's.

class Plain:
    def __init__(self, text):
        self.__doc__ = text


class Documented:
    "of the class"


print(Plain("of the instance").__doc__, Plain.__doc__, vars(Plain("x")))
thing = Documented()
print(thing.__doc__)
thing.__doc__ = "mine"
print(thing.__doc__, Documented.__doc__)
del thing.__doc__
print(thing.__doc__)
for value in (3, "text", [], len):
    try:
        value.__doc__ = "other"
    except AttributeError as exc:
        print(type(exc).__name__)
