# A descriptor on a metaclass that only sets does not hide what the class has.
class Store:
    def __set__(self, cls, value):
        kept.append(value)


class Meta(type):
    pass


class C(metaclass=Meta):
    count = 42


kept = []
Meta.count = Store()
print(C.count, type(Meta("D", (), {}).count).__name__)
C.count = 5
print(C.count, kept)
