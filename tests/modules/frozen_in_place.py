# Wafer only: importing a frozen module copies no code: it takes less than 100 bytes a function on 32-bit machines.
import gc
import sys

FUNCTION = type(lambda: None)
BUDGET = 100 * (sys.maxsize.bit_length() + 1) // 32


def class_size():
    """Bytes of a class without methods: classes are made while a module runs, so they lie in the heap."""
    gc.collect()
    before = gc.mem_alloc()

    class Empty:
        pass

    gc.collect()
    return gc.mem_alloc() - before


def members(namespace, module, found):
    """Adds the functions and classes defined in the module to `found`, those of its classes too."""
    for value in namespace.values():
        if isinstance(value, (staticmethod, classmethod)):
            value = value.__func__
        if any(value is other for other in found) or getattr(value, "__module__", "") != module:
            continue
        if type(value) is FUNCTION:
            found.append(value)
        elif type(value) is type:
            found.append(value)
            members(value.__dict__, module, found)


def measure(name):
    gc.collect()
    before = gc.mem_alloc()
    module = __import__(name)
    gc.collect()
    used = gc.mem_alloc() - before
    found = []
    members(module.__dict__, name, found)
    classes = sum(type(value) is type for value in found)
    return used, len(found) - classes, classes


CLASS = class_size()
for name in "operator", "textwrap", "copy":
    used, functions, classes = measure(name)
    each = (used - (classes + 1) * CLASS) // functions
    print(name, each < BUDGET or (used, functions, classes, each))
