"""Copies of objects, shallow and deep."""

import sys as _sys
from _weakref import ref as _ref

_Module = type(_sys)


class Error(Exception):
    """An object that cannot be copied."""


error = Error

_ATOMIC = (type(None), int, float, bool, complex, bytes, str, type, range, type(Ellipsis), type(NotImplemented),
           type(lambda: None), type(len), type((lambda: None).__code__), property,
           type(list[int]), type(int | str), _ref)


def copy(x):
    """A new object with the same contents."""
    cls = type(x)
    if cls in _ATOMIC or cls in (tuple, frozenset, slice) or isinstance(x, type):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    own = getattr(cls, "__copy__", None)
    if own is not None:
        return own(x)
    return _rebuild(x, None)


def deepcopy(x, memo=None, _nil=[]):
    """A new object whose parts are copies too, each made once."""
    cls = type(x)
    if cls in _ATOMIC or isinstance(x, type):
        return x
    if memo is None:
        memo = {}
    key = id(x)
    known = memo.get(key, _nil)
    if known is not _nil:
        return known
    own = getattr(x, "__deepcopy__", None)
    if own is not None:
        result = own(memo)
    elif cls is list:
        result = memo[key] = []
        for item in x:
            result.append(deepcopy(item, memo))
    elif cls is dict:
        result = memo[key] = {}
        for k, v in x.items():
            result[deepcopy(k, memo)] = deepcopy(v, memo)
    elif cls is tuple:
        items = [deepcopy(item, memo) for item in x]
        if key in memo:
            return memo[key]
        result = x if all(a is b for a, b in zip(items, x)) else tuple(items)
    elif cls in (set, frozenset):
        result = cls([deepcopy(item, memo) for item in x])
    elif cls is bytearray:
        result = x.copy()
    elif cls is type(copy.__get__(x)):
        result = cls(x.__func__, deepcopy(x.__self__, memo))
    else:
        result = _rebuild(x, memo)
    if result is not x:
        memo[key] = result
        memo.setdefault(id(memo), []).append(x)
    return result


def _rebuild(x, memo):
    """Copies by __reduce_ex__, as pickling would."""
    cls = type(x)
    if isinstance(x, _Module):
        raise TypeError("cannot pickle 'module' object")
    is_bytes = isinstance(x, bytearray)
    parts = (cls, (bytes(x),), getattr(x, "__dict__", None)) if is_bytes else x.__reduce_ex__(4)
    if isinstance(parts, str):
        return x
    callable_, args, state, items, pairs = (tuple(parts) + (None, None, None))[:5]
    deep = (lambda v: v) if memo is None else (lambda v: deepcopy(v, memo))
    y = callable_(*[deep(arg) for arg in args])
    if memo is not None:
        memo[id(x)] = y
    if state is not None:
        _set_state(y, deep(state))
    for item in items or ():
        y.append(deep(item))
    for key, value in pairs or ():
        y[deep(key)] = deep(value)
    return y


def _set_state(y, state):
    if hasattr(y, "__setstate__"):
        y.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state:
        y.__dict__.update(state)
    for name, value in (slots or {}).items():
        setattr(y, name, value)


def replace(obj, /, **changes):
    """obj.__replace__(**changes). Raises TypeError if there is none."""
    method = getattr(type(obj), "__replace__", None)
    if method is None:
        raise TypeError(f"replace() does not support {type(obj).__name__} objects")
    return method(obj, **changes)
