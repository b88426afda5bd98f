# needs: docs
# Wafer only: help() of functions, classes, modules and other objects.
import io
import sys


def f(foo, /, bar=2, *rest, key, opt=None, **more):
    """Do a thing.

    In two lines.
    """


class Animal:
    """An animal."""

    legs = 4

    def __init__(self, name, age=3):
        self.name = name

    def speak(self, loud=False):
        "Says it."

    @property
    def old(self):
        print("never called")

    def __secret(self): ...


class Dog(Animal):
    def fetch(self): ...


for thing in f, Animal, Dog, Dog("x").speak, lambda: 0, len, [].pop, slice:
    help(thing)
    print("--")

old, sys.stdout = sys.stdout, io.StringIO()
help(Dog("x"))
import gc
help(gc)
help("modules")
said, sys.stdout = sys.stdout.getvalue(), old
print("is of type Dog\n    An animal.\n  fetch(self)\n  legs" in said)
print("module gc\n" in said and "  collect(" in said)
print("itertools" in said and "along sys.path" in said)
