# pow(a, b, m) asks the class of a, if it is a subclass of int too.
class Residue(int):
    def __pow__(self, exponent, modulus=None):
        return "own", int(exponent), modulus


class Plain(int):
    pass


class Refusing(int):
    def __pow__(self, exponent, modulus=None):
        return NotImplemented


print(pow(Residue(2), 3, 5), pow(Residue(2), 3), pow(2, Residue(3), 5))
print(pow(Plain(2), 3, 5), pow(Plain(3), -1, 7), pow(True, 3, 5))
for args in (Refusing(2), 3, 5), (Plain(2), 1.5, 3):
    try:
        print(pow(*args))
    except TypeError as e:
        print(e)
