# A decorator that raises.
# needs: columns
def deco(f):
    raise ValueError("in deco")
@deco
def f():
    pass
