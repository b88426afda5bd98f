"""Protocols: classes that say what others have to have."""

import sys as _sys
from abc import ABCMeta, abstractmethod
from typing import Generic, NoDefault, TypeVar

_NOT_MEMBERS = """__abstractmethods__ __annotations__ __dict__ __doc__ __init__ __module__ __new__ __slots__
    __subclasshook__ __weakref__ __class_getitem__ __match_args__ __static_attributes__ __firstlineno__ __parameters__ __orig_bases__
    __orig_class__ _is_protocol _is_runtime_protocol __protocol_attrs__ __non_callable_proto_members__ __type_params__
    __init_subclass__ _abc_registry __abc_tpflags__ __qualname__""".split()


def _members_of(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ not in ("Protocol", "Generic"):
            names.update(base.__dict__, base.__dict__.get("__annotations__", {}))
    return {name for name in names if name not in _NOT_MEMBERS and not name.startswith("_abc_")}


def _find_static(obj, name):
    """The attribute as it lies there, no descriptor asked; NoDefault if there is none."""
    if isinstance(obj, type):
        for base in obj.__mro__:
            if name in base.__dict__:
                return base.__dict__[name]
    found = getattr(obj, "__dict__", {})
    if name in found:
        return found[name]
    for base in type(obj).__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    return getattr(obj, name, NoDefault)


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if name != "Protocol" and any([b.__name__ == "Protocol" and b.__module__ == "typing" for b in bases]):
            for base in bases:
                if not (base.__dict__.get("_is_protocol") or base in (object, Generic) or base.__name__ == "Generic"
                        or base.__module__ in ("collections.abc", "contextlib", "os")):
                    raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        if cls.__dict__.get("_is_protocol"):
            cls.__protocol_attrs__ = _members_of(cls)

    def _check_use(cls):
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")

    def __instancecheck__(cls, obj):
        if not cls.__dict__.get("_is_protocol") or cls is Protocol:
            return ABCMeta.__subclasscheck__(cls, type(obj))
        cls._check_use()
        if ABCMeta.__subclasscheck__(cls, type(obj)):
            return True
        for name in cls.__protocol_attrs__:
            value = _find_static(obj, name)
            if value is NoDefault or value is None and name not in cls.__non_callable_proto_members__:
                return False
        return True

    def __subclasscheck__(cls, other):
        if cls.__dict__.get("_is_protocol") and cls is not Protocol:
            if not isinstance(other, type):
                raise TypeError("issubclass() arg 1 must be a class")
            if _sys._getframemodulename(1) in ("abc", "functools"):  # which go through all subclasses of a class
                return super().__subclasscheck__(other)
            cls._check_use()
            if cls.__non_callable_proto_members__:
                names = str(sorted(cls.__non_callable_proto_members__))[1:-1]
                raise TypeError("Protocols with non-method members don't support issubclass(). "
                                f"Non-method members: {names}.")
        return super().__subclasscheck__(other)


def _has_members(cls, other):
    """A protocol's __subclasshook__."""
    if not cls.__dict__.get("_is_protocol"):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            if base.__dict__.get("_is_protocol") and name in base.__dict__.get("__annotations__", {}):
                break
        else:
            return NotImplemented
    return True


def _no_init(self, *args, **kwargs):
    """__init__ of protocols; of their subclasses without one it is that of the next class that has one."""
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if cls.__init__ is not _no_init:  # called by it through super()
        return
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _no_init)
        if init is not _no_init:
            cls.__init__ = init
            init(self, *args, **kwargs)
            return


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base of classes that say what others have to have."""

    __module__ = "typing"
    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if "_is_protocol" not in cls.__dict__:
            cls._is_protocol = any([b is Protocol for b in cls.__bases__])
        if cls._is_protocol:
            if "__subclasshook__" not in cls.__dict__:
                cls.__subclasshook__ = classmethod(_has_members)
            if "__init__" not in cls.__dict__:
                cls.__init__ = _no_init


def runtime_checkable(cls):
    """Lets isinstance() and issubclass() look whether the members of a protocol are there."""
    if not is_protocol(cls) and cls is not Protocol:
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    cls.__non_callable_proto_members__ = {n for n in cls.__protocol_attrs__ if not callable(getattr(cls, n, None))}
    return cls


def is_protocol(tp, /):
    """Whether tp is a protocol."""
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol


def get_protocol_members(tp, /):
    """The names of what a protocol asks for."""
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


def _make_supports():
    variable = TypeVar("T_co", covariant=True)
    for method, result in (("abs", variable), ("bytes", bytes), ("complex", complex), ("float", float), ("index", int),
                           ("int", int), ("round", variable)):
        def function(self):
            pass
        function.__name__ = f"__{method}__"
        function.__annotations__ = {"return": result}
        name = f"Supports{method.title()}"
        bases = (Protocol[variable],) if result is variable else (Protocol,)
        cls = _ProtocolMeta(name, (Protocol,), {
            "__module__": "typing", "__slots__": (), "__orig_bases__": bases, f"__{method}__": abstractmethod(function)})
        globals()[name] = runtime_checkable(cls)


_make_supports()
