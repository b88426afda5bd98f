# A mapping that stores keys in another form gives setdefault's default, as it stores it elsewhere.

from collections import UserDict
from collections.abc import MutableMapping


class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


names = Upper({"a": 1}, b=2)
print(names.setdefault("c", 3), names.setdefault("A", 9), names)


class Told(MutableMapping):
    def __init__(self):
        self.data = {}

    def __getitem__(self, key):
        print("get", key)
        return self.data[key]

    def __setitem__(self, key, value):
        print("set", key, value)
        self.data[key] = value

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)


told = Told()
print(told.setdefault("x", 1), told.setdefault("x", 2))
