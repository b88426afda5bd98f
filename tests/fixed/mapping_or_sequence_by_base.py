# A class that inherits from mappings and sequences matches as the first of its bases that is either.
import collections
from collections.abc import Mapping, Sequence


class Plain:
    pass


class M1(collections.UserDict, Sequence):
    pass


class M2(Plain, collections.UserDict, Sequence):
    pass


class M3(dict, Sequence):
    pass


class S1(collections.UserList, Mapping):
    pass


class S2(list, Plain, Mapping):
    pass




def kind(thing):
    match thing:
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"


print([kind(cls()) for cls in (M1, M2, M3, S1, S2)])
