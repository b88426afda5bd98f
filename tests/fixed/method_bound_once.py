# A bound method stays bound: as an attribute of another class, and when its __get__ is called.
class A:
    def me(self):
        return self


class B:
    me = A().me


a, b = A(), B()
b.again = a.me.__get__(b, B)
print(b.again() is a, B().me() is B().me(), B.me == b.me, b.again == a.me)
