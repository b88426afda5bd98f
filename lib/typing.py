"""Names for annotations. At run time they do next to nothing."""

import sys as _sys
from types import GenericAlias as _Alias
from types import UnionType as _UnionType

TYPE_CHECKING = False


class _Special:
    """A name that can be subscripted: Optional, Union, Callable ..."""

    def __init__(self, name):
        self._name = self.__name__ = name

    def __repr__(self):
        return f"typing.{self._name}"

    def __getitem__(self, parameters):
        return _Subscripted(self, parameters if isinstance(parameters, tuple) else (parameters,))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __mro_entries__(self, bases):
        return ()


def _type_repr(v):
    if isinstance(v, type):
        return v.__qualname__ if v.__module__ == "builtins" else f"{v.__module__}.{v.__qualname__}"
    if v is ...:
        return "..."
    if isinstance(v, list):
        return "[" + ", ".join(map(_type_repr, v)) + "]"
    return repr(v)


class _Subscripted:
    def __init__(self, origin, args):
        self._origin, self.__args__ = origin, args
        self.__origin__ = _ORIGINS.get(origin._name, origin)
        self.__parameters__ = tuple([a for a in args if isinstance(a, TypeVar)])
        self._name = origin._name

    def __repr__(self):
        return f"{self._origin!r}[{', '.join(map(_type_repr, self.__args__)) or '()'}]"

    def __eq__(self, other):
        if not isinstance(other, _Subscripted) or self._origin is not other._origin:
            return NotImplemented
        if self._name == "Union":
            return set(self.__args__) == set(other.__args__)
        return self.__args__ == other.__args__

    def __hash__(self):
        return hash((self._name, frozenset(self.__args__) if self._name == "Union" else self.__args__))

    def __getitem__(self, parameters):
        given = iter(parameters if isinstance(parameters, tuple) else (parameters,))
        return _Subscripted(self._origin, tuple([next(given) if isinstance(a, TypeVar) else a for a in self.__args__]))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __call__(self, *args, **kwargs):
        if isinstance(self.__origin__, type):
            return self.__origin__(*args, **kwargs)
        raise TypeError(f"Cannot instantiate {self!r}")

    def __mro_entries__(self, bases):
        return (self.__origin__,) if isinstance(self.__origin__, type) else ()

    def __instancecheck__(self, obj):
        if self._name == "Union":
            return isinstance(obj, tuple([type(None) if a is None else a for a in self.__args__]))
        raise TypeError("Subscripted generics cannot be used with class and instance checks")


class _UnionForm(_Special):
    def __getitem__(self, parameters):
        flat = []
        for p in parameters if isinstance(parameters, tuple) else (parameters,):
            if p is None:
                p = type(None)
            parts = p.__args__ if isinstance(p, _UnionType) or getattr(p, "_name", None) == "Union" else (p,)
            flat.extend([part for part in parts if part not in flat])
        if not flat:
            raise TypeError("Cannot take a Union of no types.")
        return flat[0] if len(flat) == 1 else _Subscripted(self, tuple(flat))


class _OptionalForm(_Special):
    def __getitem__(self, parameter):
        return Union[parameter, None]


class _AliasForm(_Special):
    def __instancecheck__(self, obj):
        return isinstance(obj, _ORIGINS[self._name])


_ORIGINS = {"List": list, "Dict": dict, "Set": set, "FrozenSet": frozenset, "Tuple": tuple, "Type": type}
List, Dict, Set, FrozenSet, Tuple, Type = [_AliasForm(_n) for _n in _ORIGINS]
Union, Optional = _UnionForm("Union"), _OptionalForm("Optional")
(Callable, ClassVar, Final, Literal, Annotated, Concatenate, TypeGuard, TypeIs, Required, NotRequired, ReadOnly, Unpack,
 Deque, DefaultDict, OrderedDict, Counter, ChainMap, Iterable, Iterator, Generator, Sequence, MutableSequence, Mapping,
 MutableMapping, MutableSet, AbstractSet, Collection, Container, Hashable, Sized, Reversible, Awaitable, Coroutine,
 AsyncIterable, AsyncIterator, AsyncGenerator, ContextManager, AsyncContextManager, KeysView, ValuesView, ItemsView,
 Pattern, Match, ByteString) = [
    _Special(_n) for _n in """Callable ClassVar Final Literal Annotated Concatenate TypeGuard TypeIs Required NotRequired
    ReadOnly Unpack Deque DefaultDict OrderedDict Counter ChainMap Iterable Iterator Generator Sequence MutableSequence
    Mapping MutableMapping MutableSet AbstractSet Collection Container Hashable Sized Reversible Awaitable Coroutine
    AsyncIterable AsyncIterator AsyncGenerator ContextManager AsyncContextManager KeysView ValuesView ItemsView Pattern
    Match ByteString""".split()]
(Any, NoReturn, Never, Self, LiteralString, TypeAlias) = [
    _Special(_n) for _n in "Any NoReturn Never Self LiteralString TypeAlias".split()]


class TypeVar:
    """A type variable."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False,
                 default=None):
        self.__name__, self.__constraints__, self.__bound__ = name, constraints, bound
        self.__covariant__, self.__contravariant__, self.__default__ = covariant, contravariant, default

    def __repr__(self):
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__

    def __typing_subst__(self, arg):
        return arg

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class ParamSpec(TypeVar):
    """A variable for parameters."""

    args = _Special("ParamSpecArgs")
    kwargs = _Special("ParamSpecKwargs")


class TypeVarTuple(TypeVar):
    """A variable for several types."""

    def __iter__(self):
        yield Unpack[self]


AnyStr = TypeVar("AnyStr", bytes, str)
Text = str


class Generic:
    """Base of generic classes."""

    __slots__ = ()

    def __class_getitem__(cls, parameters):
        return _Alias(cls, parameters)


class Protocol(Generic):
    """Base of protocol classes."""

    __slots__ = ()
    _is_protocol = True


for _name in ("SupportsInt", "SupportsFloat", "SupportsComplex", "SupportsBytes", "SupportsIndex", "SupportsAbs", "SupportsRound"):
    globals()[_name] = type(_name, (Protocol,), {})
del _name


class NamedTupleMeta(type):
    def __new__(mcls, name, bases, namespace):
        import collections
        annotations = namespace.get("__annotations__", {})
        defaults = []
        for field in annotations:
            if field in namespace:
                defaults.append(namespace[field])
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {field} cannot follow default field "
                                f"{list(annotations)[len(defaults) - 1]}")
        base = collections.namedtuple(name, list(annotations), defaults=defaults,
                                      module=namespace.get("__module__"))
        base.__annotations__ = dict(annotations)
        own = {k: v for k, v in namespace.items() if k not in annotations and k not in ("__annotations__", "__slots__")}
        if not [k for k in own if k not in ("__module__", "__qualname__", "__static_attributes__", "__firstlineno__")]:
            base.__module__ = namespace.get("__module__")
            return base
        own["__slots__"] = ()
        return type(name, (base,), own)


def NamedTuple(typename, fields=None, /, **kwargs):
    """NamedTuple("Point", [("x", int), ("y", int)]); also a base class."""
    import collections
    names = [name for name, _ in fields or kwargs.items()]
    result = collections.namedtuple(typename, names, module=_sys._getframemodulename(1))
    result.__annotations__ = dict(fields or kwargs)
    return result


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


class TypedDict(dict):
    """A dict with known keys."""

    def __init_subclass__(cls, /, total=True, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.__total__ = total


def NewType(name, tp):
    """A function that returns its argument."""
    def new_type(x):
        return x
    new_type.__name__ = new_type.__qualname__ = name
    new_type.__supertype__ = tp
    return new_type


def cast(typ, val):
    """val"""
    return val


def assert_type(val, typ, /):
    """val"""
    return val


def reveal_type(obj, /):
    """obj; prints its type on standard error."""
    import sys
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def assert_never(arg, /):
    """Raises AssertionError."""
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def _identity(x):
    return x


final = override = runtime_checkable = no_type_check = no_type_check_decorator = _identity


_overloads = {}  # signatures marked by overload: (module, qualified name): {first line: function}


def _not_overloaded(*args, **kwargs):
    raise NotImplementedError("You should not call an overloaded function. A series of @overload-decorated functions "
                              "outside a stub module should always be followed by an implementation that is not "
                              "@overload-ed.")


def overload(func):
    """Marks a signature; calling it raises NotImplementedError."""
    inner = getattr(func, "__func__", func)
    key = getattr(inner, "__module__", None), getattr(inner, "__qualname__", None)
    code = getattr(inner, "__code__", None)
    if key[1] is not None and code is not None:
        _overloads.setdefault(key, {})[code.co_firstlineno] = func
    return _not_overloaded


def get_overloads(func):
    """The signatures that were marked for a function."""
    func = getattr(func, "__func__", func)
    return list(_overloads.get((getattr(func, "__module__", None), getattr(func, "__qualname__", None)), {}).values())


def clear_overloads():
    """Forgets all signatures that were marked."""
    _overloads.clear()


def dataclass_transform(**kwargs):
    """Decorator that does nothing."""
    return _identity


def get_origin(tp):
    """list of list[int]; None if there is none."""
    if isinstance(tp, _UnionType):
        return _UnionType
    return getattr(tp, "__origin__", None)


def get_args(tp):
    """(int,) of list[int]."""
    return getattr(tp, "__args__", ())


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a class (with its bases), function or module; texts are evaluated."""
    import sys
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            scope = vars(sys.modules[base.__module__]) if base.__module__ in sys.modules else {}
            for name, value in base.__dict__.get("__annotations__", {}).items():
                hints[name] = eval(value, globalns or scope, localns or vars(base)) if isinstance(value, str) else value
        return hints
    scope = globalns or getattr(obj, "__globals__", None) or getattr(obj, "__dict__", {})
    for name, value in getattr(obj, "__annotations__", {}).items():
        if isinstance(value, str):
            value = eval(value, scope, localns)
        hints[name] = type(None) if value is None else value
    return hints


def is_typeddict(tp):
    """Whether tp is a TypedDict class."""
    return isinstance(tp, type) and issubclass(tp, TypedDict)
