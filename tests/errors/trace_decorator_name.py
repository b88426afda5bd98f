# A decorator that is not defined.
# needs: columns
@undefined_deco
def f(): pass
