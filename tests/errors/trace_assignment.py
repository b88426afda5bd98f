# The place of assignment is marked: items and attributes.
# needs: columns
class Frozen:
    __slots__ = ()


settings = {"deep": (1, 2)}
try:
    Frozen().x = 1
except AttributeError as e:
    print(e, flush=True)
settings["deep"][0] = 5
