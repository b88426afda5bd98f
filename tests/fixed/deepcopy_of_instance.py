# copy.deepcopy asks the instance for __deepcopy__, not only its class.
import copy


class Answers:
    def __getattr__(self, name):
        if name == "__deepcopy__":
            return lambda memo: "a copy"
        raise AttributeError(name)


class Wrong:
    def __getattr__(self, name):
        return 2


class Plain:
    pass


plain = Plain()
plain.__deepcopy__ = lambda memo: "the instance's own"
print(copy.deepcopy([Answers(), plain]))
try:
    copy.deepcopy(Wrong())
except TypeError as e:
    print(e)
