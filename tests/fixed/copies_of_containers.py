# Copies of instances of classes derived from bytearray and OrderedDict: their contents and their attributes.

import copy
from collections import OrderedDict


class Packet(bytearray):
    pass


class Table(OrderedDict):
    pass


class Slotted(bytearray):
    __slots__ = ()


packet = Packet(b"abc")
packet.source = ["here"]
table = Table(a=[1], b=2)
table.note = ["x"]
for make in (copy.copy, copy.deepcopy):
    p, t = make(packet), make(table)
    print(type(p).__name__, p, p.source, p.source is packet.source, p is packet)
    print(t, t.note, t.note is table.note, t["a"] is table["a"])
    print(make(Slotted(b"xy")), make(bytearray(b"z")), make(OrderedDict(q=1)))


class Sized:
    def __init__(self, size):
        self.size = size

    def __len__(self):
        return self.size

    def __iter__(self):
        return iter([1, 2])


for size in (2, -1):
    for make in (bytes, bytearray, list, tuple, set):
        try:
            print(make(Sized(size)))
        except ValueError as e:
            print(make.__name__, e)
