"""NamedTuple and TypedDict: classes made from annotations."""

import sys as _sys
from typing import Generic, NoDefault, _check, _Subscripted, _variables_in, get_origin

_NOT_TO_SET = """__new__ __init__ __slots__ __getnewargs__ _fields _field_defaults _field_types _make _replace _asdict
    _source""".split()
_NOT_COPIED = """__module__ __name__ __annotations__ __qualname__ __static_attributes__ __firstlineno__
    __classcell__""".split()


def _make_named_tuple(name, types, defaults, module):
    from collections import namedtuple
    types = {field: _check(tp, f"field {field} annotation must be a type") for field, tp in types.items()}
    result = namedtuple(name, list(types), defaults=defaults, module=module)
    result.__annotations__ = types
    return result


class NamedTupleMeta(type):
    def __new__(mcls, typename, bases, namespace):
        for base in bases:
            if base is not _NamedTuple and base is not Generic and base.__name__ != "Generic":
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        types = namespace.get("__annotations__", {})
        defaults = []
        for field in types:
            if field in namespace:
                defaults.append(field)
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {field} cannot follow default field"
                                f"{'s' if len(defaults) > 1 else ''} {', '.join(defaults)}")
        result = _make_named_tuple(typename, types, [namespace[field] for field in defaults], namespace["__module__"])
        if len(bases) > 1:
            result.__class_getitem__ = classmethod(Generic.__class_getitem__.__func__)
            result.__parameters__ = _variables_in(namespace["__orig_bases__"])
        for key, value in namespace.items():
            if key in _NOT_TO_SET:
                raise AttributeError(f"Cannot overwrite NamedTuple attribute {key}")
            if key not in _NOT_COPIED and key not in types:
                setattr(result, key, value)
                if hasattr(type(value), "__set_name__"):
                    value.__set_name__(result, key)
        result.__qualname__ = namespace.get("__qualname__", typename)
        return result


def NamedTuple(typename, fields=None, /, **kwargs):
    """NamedTuple("Point", [("x", int), ("y", int)]); also a base class."""
    result = _make_named_tuple(typename, dict(kwargs if fields is None else fields), (), _sys._getframemodulename(1))
    result.__orig_bases__ = (NamedTuple,)
    return result


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {"__module__": "typing"})
NamedTuple.__module__ = "typing"
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


def _qualifiers(tp):
    """The names of Required and its like around a type."""
    names = []
    while type(tp) is _Subscripted and tp._form._name in ("Annotated", "Required", "NotRequired", "ReadOnly"):
        names.append(tp._form._name)
        tp = tp.__args__[0]
    return names


class _TypedDictMeta(type):
    def __new__(mcls, name, bases, namespace, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic and base.__name__ != "Generic":
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        own = {key: _check(tp, "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type", True)
               for key, tp in namespace.get("__annotations__", {}).items()}
        original = namespace.setdefault("__orig_bases__", bases)
        generic = tuple([base for base in bases if type(base) is not _TypedDictMeta])
        cls = type.__new__(mcls, name, (*generic, dict), namespace)
        if not generic:
            cls.__parameters__ = ()
        annotations, required, readonly = {}, {}, {}
        for base in original:
            base = get_origin(base) or base
            annotations.update(base.__dict__.get("__annotations__", {}))
            required.update(dict.fromkeys(getattr(base, "__required_keys__", ()), True))
            required.update(dict.fromkeys(getattr(base, "__optional_keys__", ()), False))
            readonly.update(dict.fromkeys(getattr(base, "__readonly_keys__", ()), True))
        for key, tp in own.items():
            names = _qualifiers(tp)
            required[key] = total if "Required" not in names and "NotRequired" not in names else "Required" in names
            readonly[key] = "ReadOnly" in names
        cls.__annotations__ = {**annotations, **own}
        cls.__required_keys__ = frozenset([key for key in required if required[key]])
        cls.__optional_keys__ = frozenset([key for key in required if not required[key]])
        cls.__readonly_keys__ = frozenset([key for key in readonly if readonly[key]])
        cls.__mutable_keys__ = frozenset([key for key in required if not readonly.get(key)])
        cls.__total__ = total
        return cls

    def __init__(cls, *args, **kwargs):
        pass

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, obj):
        return cls.__subclasscheck__(obj)

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")


def TypedDict(typename, fields=NoDefault, /, *, total=True):
    """TypedDict("Movie", {"title": str}); also a base class."""
    module = _sys._getframemodulename(1)
    namespace = {"__annotations__": dict({} if fields in (NoDefault, None) else fields), "__orig_bases__": (TypedDict,),
                 "__module__": module}
    return _TypedDictMeta(typename, (), namespace, total=total)


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {"__module__": "typing"})
TypedDict.__module__ = "typing"
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    """Whether tp is a TypedDict class."""
    return type(tp) is _TypedDictMeta and tp is not _TypedDict
