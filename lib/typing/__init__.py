"""Types of annotations, as objects.

What few programs use costs no memory until it is asked for: __getattr__ at the end makes the special names (Optional,
List, Iterable ...) one by one, and imports the parts that hold the larger classes.
"""

import sys as _sys

TYPE_CHECKING = False
Text = str

_Alias = type(list[int])
_UnionType = type(int | str)
_NoneType = type(None)

_PLAIN = "NoReturn Never Self LiteralString TypeAlias"
_OF_ONE = "ClassVar Final Required NotRequired ReadOnly TypeGuard TypeIs Unpack"
_OF_MANY = "Union Optional Literal Annotated Concatenate"
_PARTS = {
    "_protocols": """Protocol runtime_checkable get_protocol_members is_protocol SupportsAbs SupportsBytes
        SupportsComplex SupportsFloat SupportsIndex SupportsInt SupportsRound""",
    "_records": "NamedTuple TypedDict is_typeddict",
    "_more": """ForwardRef get_type_hints NewType ParamSpec ParamSpecArgs ParamSpecKwargs TypeVarTuple TypeAliasType IO
        TextIO BinaryIO""",
}
_HERE = """Generic TypeVar AnyStr assert_type assert_never cast clear_overloads dataclass_transform final get_args
    get_origin get_overloads no_type_check no_type_check_decorator NoDefault overload override reveal_type Text
    TYPE_CHECKING Any"""
# Names for other classes: the class, and how many types it is subscripted with; -1: any number.
_ALIASES = """
List builtins.list 1
Dict builtins.dict 2
Set builtins.set 1
FrozenSet builtins.frozenset 1
Tuple builtins.tuple -1
Type builtins.type 1
Deque collections.deque 1
DefaultDict collections.defaultdict 2
OrderedDict collections.OrderedDict 2
Counter collections.Counter 1
ChainMap collections.ChainMap 2
Callable collections.abc.Callable 2
Hashable collections.abc.Hashable 0
Sized collections.abc.Sized 0
ByteString collections.abc.ByteString 0
Iterable collections.abc.Iterable 1
Iterator collections.abc.Iterator 1
Reversible collections.abc.Reversible 1
Container collections.abc.Container 1
Collection collections.abc.Collection 1
Sequence collections.abc.Sequence 1
MutableSequence collections.abc.MutableSequence 1
Mapping collections.abc.Mapping 2
MutableMapping collections.abc.MutableMapping 2
AbstractSet collections.abc.Set 1
MutableSet collections.abc.MutableSet 1
MappingView collections.abc.MappingView 1
KeysView collections.abc.KeysView 1
ItemsView collections.abc.ItemsView 2
ValuesView collections.abc.ValuesView 1
Awaitable collections.abc.Awaitable 1
Coroutine collections.abc.Coroutine 3
AsyncIterable collections.abc.AsyncIterable 1
AsyncIterator collections.abc.AsyncIterator 1
AsyncGenerator collections.abc.AsyncGenerator 2
Generator collections.abc.Generator 3
ContextManager contextlib.AbstractContextManager 2
AsyncContextManager contextlib.AbstractAsyncContextManager 2
Pattern re.Pattern 1
Match re.Match 1
"""


# ---- What annotations are made of ----

def _type_repr(v):
    if isinstance(v, type) and not isinstance(v, _Alias):
        return v.__qualname__ if v.__module__ == "builtins" else f"{v.__module__}.{v.__qualname__}"
    if v is ...:
        return "..."
    if isinstance(v, type(_type_repr)):
        return v.__name__
    if isinstance(v, (list, tuple)):
        return "[" + ", ".join(map(_type_repr, v)) + "]"
    return repr(v)


def _to_type(v):
    """A type as it was written: None is its class, a text a reference to what isn't there yet."""
    if v is None:
        return _NoneType
    if isinstance(v, str):
        return __getattr__("ForwardRef")(v)
    return v


def _check(v, message, special=False):
    v = _to_type(v)
    if type(v) is tuple:
        raise TypeError(f"{message} Got {v!r:.100}.")
    if not special and type(v) is _Subscripted and v._form._name in ("ClassVar", "Final"):
        raise TypeError(f"{v} is not valid as type argument")
    may_be_plain = _PLAIN + " ClassVar Final" if special else _PLAIN
    if v is Generic or type(v) is _Form and v._name not in may_be_plain.split():
        raise TypeError(f"Plain {v} is not valid as type argument")
    return v


def _is_variable(v):
    return not isinstance(v, type) and hasattr(v, "__typing_subst__")


def _variables_in(args):
    """The type variables in these types, each once."""
    found = []
    for v in args:
        if isinstance(v, (list, tuple)):
            inner = _variables_in(v)
        elif _is_variable(v):
            inner = v,
        else:
            inner = () if isinstance(v, type) and not isinstance(v, _Alias) else getattr(v, "__parameters__", ())
        found.extend([v for v in inner if v not in found])
    return tuple(found)


def _check_count(what, given, least, most):
    if given < least or given > most:
        word = "many" if given > most else "few"
        raise TypeError(f"Too {word} arguments for {what}; actual {given}, expected "
                        f"{'at least ' if least < most and given < least else ''}{most if given > most else least}")


def _assign(variables, given, what):
    """{variable: type}; one that stands for several types gets a tuple."""
    many = [at for at, v in enumerate(variables) if type(v).__name__ == "TypeVarTuple"]
    if many:
        at, extra = many[0], len(given) - len(variables) + 1
        _check_count(what, len(given), len(variables) - 1, 1 << 30)
        given = given[:at] + (given[at:at + extra],) + given[at + extra:]
    elif len(variables) == 1 and type(variables[0]).__name__ == "ParamSpec" and not (
            len(given) == 1 and (given[0] is ... or isinstance(given[0], list) or _is_variable(given[0]))):
        given = (given,)
    missing = variables[len(given):]
    defaults = tuple([v.__default__ for v in missing if getattr(v, "has_default", bool)()])
    _check_count(what, len(given), len(variables) - len(defaults), len(variables))
    return dict(zip(variables, given + defaults))


def _substitute(args, types):
    result = []
    for v in args:
        if _is_variable(v):
            new = types.get(v, v)
            if type(v).__name__ == "ParamSpec" and isinstance(new, (list, tuple)):
                result.extend(new)
            else:
                result.append(new)
        elif type(v) is _Subscripted and v._form._name == "Unpack" and isinstance(types.get(v.__args__[0]), tuple):
            result.extend(types[v.__args__[0]])
        else:
            inner = _variables_in((v,))
            result.append(v[tuple([types.get(i, i) for i in inner])] if inner else v)
    return tuple(result)


class _Or:
    """A | B, where one of them is no class."""

    __slots__ = ()

    def __or__(self, other):
        return _union((self, other))

    def __ror__(self, other):
        return _union((other, self))


class _Form(_Or):
    """A special name: Optional, ClassVar ..."""

    __slots__ = ("_name",)

    def __init__(self, name):
        self._name = name

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(f"{self._name!r} has no attribute {name!r}")

    def __repr__(self):
        return f"typing.{self._name}"

    def __reduce__(self):
        return self._name

    def __getitem__(self, parameters):
        return _subscript(self, self._name, parameters)

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")


def _subscript(form, name, parameters):
    if name in _PLAIN.split():
        raise TypeError(f"{form} is not subscriptable")
    if name in _OF_ONE.split():
        special = name not in ("TypeGuard", "TypeIs")
        return _Subscripted(form, (_check(parameters, f"{form} accepts only single type.", special),))
    if name == "Optional":
        return _union((_check(parameters, f"{form} requires a single type."), None))
    if name == "Annotated":
        return _annotated(form, parameters)
    if not isinstance(parameters, tuple):
        parameters = parameters,
    if name == "Union":
        return _union(parameters)
    if name == "Literal":
        return _literal(form, parameters)
    if not parameters:
        raise TypeError(f"Cannot take a {name} of no types.")
    if parameters[-1] is not ... and type(parameters[-1]).__name__ != "ParamSpec":
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    return _Subscripted(form, tuple(map(_to_type, parameters)))


def _union(parameters):
    flat = []
    for v in parameters:
        v = _check(v, "Union[arg, ...]: each arg must be a type.")
        is_union = isinstance(v, _UnionType) or type(v) is _Subscripted and v._form._name == "Union"
        flat.extend([part for part in (v.__args__ if is_union else (v,)) if part not in flat])
    if not flat:
        raise TypeError("Cannot take a Union of no types.")
    return flat[0] if len(flat) == 1 else _Subscripted(__getattr__("Union"), tuple(flat))


def _literal(form, parameters):
    flat = []
    for v in parameters:
        for part in v.__args__ if type(v) is _Subscripted and v._form is form else (v,):
            if not [f for f in flat if type(f) is type(part) and f == part]:
                flat.append(part)
    return _Subscripted(form, tuple(flat))


def _annotated(form, parameters):
    if not isinstance(parameters, tuple) or len(parameters) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    origin = _check(parameters[0], "Annotated[t, ...]: t must be a type.", True)
    metadata = parameters[1:]
    if type(origin) is _Subscripted and origin._form is form:
        origin, metadata = origin.__origin__, origin.__metadata__ + metadata
    return _Subscripted(form, (origin,), metadata)


class _AliasForm(_Form):
    """A name for a class of another module, which is imported when it is needed."""

    __slots__ = ("_class", "_count")

    def __init__(self, name, cls, count):
        self._name, self._class, self._count = name, cls, count

    @property
    def __origin__(self):
        module, _, name = self._class.rpartition(".")
        return getattr(__import__(module, None, None, [name]), name)

    def __getattr__(self, name):
        if name.startswith("_"):
            return _Form.__getattr__(self, name)
        return getattr(self.__origin__, name)

    def __getitem__(self, parameters):
        if self._name == "Callable":
            return _callable(self, parameters)
        if not isinstance(parameters, tuple):
            parameters = parameters,
        if self._count == 0:
            raise TypeError(f"{self} is not a generic class")
        parameters = tuple([_check(p, "Parameters to generic types must be types.") for p in parameters])
        if self._count > 0 and not [p for p in parameters if type(p) is _Subscripted and p._form._name == "Unpack"]:
            defaults = self._defaults()
            _check_count(self, len(parameters), self._count - len(defaults), self._count)
            parameters += defaults[len(parameters) - self._count + len(defaults):]
        return _Subscripted(self, parameters)

    def _defaults(self):
        if self._name in ("Generator", "AsyncGenerator"):
            return (_NoneType,) * (self._count - 1)
        return (bool | None,) if self._name.endswith("ContextManager") else ()

    def __call__(self, *args, **kwargs):
        if not self._class.startswith("collections.") or "abc" in self._class:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        return _alias_bases(self, self.__origin__, bases)

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls.__origin__ if type(cls) is _AliasForm else cls, self.__origin__)


def _alias_bases(alias, origin, bases):
    """The origin; and Generic, if no base behind the alias brings it. Generic itself waits for those that do."""
    behind = bases[list(map(id, bases)).index(id(alias)) + 1:]
    if origin is Generic and [b for b in bases if b is not alias and getattr(b, "__name__", "") == "Protocol"]:
        return ()
    for base in behind:
        if isinstance(base, (_Alias, _Subscripted, _AliasForm)) or isinstance(base, type) and issubclass(base, Generic):
            return () if origin is Generic else (origin,)
    if origin is Generic or alias._name == "Protocol":
        return (origin,)
    return (origin, Generic) if origin not in bases else (Generic,)


def _callable(form, parameters):
    if not isinstance(parameters, tuple) or len(parameters) != 2:
        raise TypeError("Callable must be used as Callable[[arg, ...], result].")
    args, result = parameters
    args = tuple(map(_to_type, args)) if isinstance(args, list) else (_to_type(args),)
    return _Subscripted(form, (*args, _check(result, "Callable[args, result]: result must be a type.")))


def _split_callable(args):
    """([int, str], bool) of (int, str, bool)."""
    is_open = len(args) == 2 and (args[0] is ... or type(args[0]).__name__ == "ParamSpec"
                                  or type(args[0]) is _Subscripted and args[0]._form._name == "Concatenate")
    return args if is_open else (list(args[:-1]), args[-1])


class _Subscripted(_Or):
    """A name with its types: List[int], Optional[str] ..."""

    __slots__ = ("_form", "__args__", "__metadata__")

    def __init__(self, form, args, metadata=None):
        self._form, self.__args__ = form, args
        if metadata is not None:
            self.__metadata__ = metadata

    @property
    def __origin__(self):
        if self._form._name == "Annotated":
            return self.__args__[0]
        return self._form.__origin__ if type(self._form) is _AliasForm else self._form

    @property
    def __parameters__(self):
        return () if self._form._name == "Literal" else _variables_in(self.__args__)

    def __repr__(self):
        name, args = self._form._name, self.__args__
        if name == "Callable":
            args = _split_callable(args)
        if self._is_optional():
            name, args = "Optional", (args[args[0] is _NoneType],)
        shown = list(map(_type_repr, args)) + list(map(repr, getattr(self, "__metadata__", ())))
        return f"typing.{name}[{', '.join(shown) or '()'}]"

    def _is_optional(self):
        return self._form._name == "Union" and len(self.__args__) == 2 and _NoneType in self.__args__

    def _key(self):
        name, args = self._form._name, self.__args__
        if name == "Union":
            return frozenset(args)
        if name == "Literal":
            args = frozenset([(v, type(v)) for v in args])
        return name, args, getattr(self, "__metadata__", None)

    def __eq__(self, other):
        if type(other) is _Subscripted:
            return self._key() == other._key()
        if isinstance(other, _UnionType) and self._form._name == "Union":
            return set(self.__args__) == set(other.__args__)
        return NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __getitem__(self, given):
        variables = self.__parameters__
        if not variables:
            raise TypeError(f"{self!r} is not a generic class")
        types = _assign(variables, tuple(map(_to_type, given if isinstance(given, tuple) else (given,))), self)
        args = _substitute(self.__args__, types)
        if self._form._name == "Union":
            return _union(args)
        if self._form._name == "Annotated":
            return _annotated(self._form, args + self.__metadata__)
        return _Subscripted(self._form, args)

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__", "_name"):
            return "Optional" if self._is_optional() else self._form._name
        if name.startswith("__"):
            raise AttributeError(f"{self._form._name!r} has no attribute {name!r}")
        return getattr(self.__origin__, name)

    def __iter__(self):
        yield __getattr__("Unpack")[self]

    def __call__(self, *args, **kwargs):
        result = (self._form if self._form._name != "Annotated" else self.__origin__)(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:  # it has no room for that
            pass
        return result

    def __mro_entries__(self, bases):
        if self._form._name == "Annotated":
            return (self.__origin__,)
        if type(self._form) is _AliasForm:
            return _alias_bases(self, self.__origin__, bases)
        return self._form.__mro_entries__(bases)

    def __instancecheck__(self, obj):
        return self._check_any(isinstance, obj)

    def __subclasscheck__(self, cls):
        return self._check_any(issubclass, cls)

    def _check_any(self, function, what):
        if self._form._name == "Union":
            return any(function(what, v) for v in self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __reduce__(self):
        return _Subscripted, (self._form, self.__args__, getattr(self, "__metadata__", None))


class _NoDefaultType:
    def __repr__(self):
        return "typing.NoDefault"


NoDefault = _NoDefaultType()


class _Native(type):
    """Metaclass of type variables: those made by the syntax `def f[T]` are instances too."""

    def __instancecheck__(cls, obj):
        made = type(obj)
        return type.__instancecheck__(cls, obj) or made.__name__ == cls.__name__ and made.__module__ == "builtins"


class _Variable(_Or):
    def __init__(self, name, bound, covariant, contravariant, infer_variance, default):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if infer_variance and (covariant or contravariant):
            raise ValueError("Variance cannot be specified with infer_variance.")
        self.__name__, self.__default__ = name, default if default is None else _to_type(default)
        self.__bound__ = None if bound is None else _check(bound, "Bound must be a type.")
        self.__covariant__, self.__contravariant__ = bool(covariant), bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)
        self.__module__ = _sys._getframemodulename(2)

    def has_default(self):
        """Whether there is a default."""
        return self.__default__ is not NoDefault

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__

    def __reduce__(self):
        return self.__name__

    def __typing_subst__(self, arg):
        return arg

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")


class TypeVar(_Variable, metaclass=_Native):
    """TypeVar(name, *constraints): a type variable."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False,
                 default=NoDefault):
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        super().__init__(name, bound, covariant, contravariant, infer_variance, default)
        message = "TypeVar(name, constraint, ...): constraints must be types."
        self.__constraints__ = tuple([_check(v, message) for v in constraints])


def _arguments(cls, parameters):
    """What a generic class is subscripted with, in the order of its variables."""
    args = []
    for variable, v in _assign(cls.__parameters__, parameters, cls).items():
        if type(variable).__name__ == "TypeVarTuple":
            args.extend(v)
        else:
            args.append(tuple(v) if isinstance(v, list) else v)
    return tuple(args)


class Generic:
    """Base of generic classes."""

    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, parameters):
        parameters = tuple(map(_to_type, parameters if isinstance(parameters, tuple) else (parameters,)))
        name = cls.__name__
        if cls is Generic or name == "Protocol" and cls.__module__ == "typing":
            if not parameters:
                raise TypeError(f"Parameter list to {name}[...] cannot be empty")
            if not all([_is_variable(getattr(v, "__args__", (v,))[0]) for v in parameters]):
                raise TypeError(f"Parameters to {name}[...] must all be type variables or parameter specification "
                                "variables.")
            if len(set(parameters)) != len(parameters):
                raise TypeError(f"Parameters to {name}[...] must all be unique")
        elif not cls.__parameters__:
            raise TypeError(f"{cls} is not a generic class")
        else:
            return _Alias(cls, _arguments(cls, parameters))
        return _Subscripted(_AliasForm(name, cls.__module__ + "." + name, -1), parameters)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__")
        if Generic in (bases or cls.__bases__) and cls.__module__ != "typing":
            raise TypeError("Cannot inherit from plain Generic")
        variables = _variables_in(bases or ())
        listed = [b for b in bases or ()
                  if isinstance(b, (_Alias, _Subscripted)) and b.__name__ in ("Generic", "Protocol")]
        if len(listed) > 1:
            raise TypeError("Cannot inherit from Generic[...] multiple times.")
        if listed:
            own = listed[0].__parameters__
            if missing := [v for v in variables if v not in own]:
                raise TypeError(f"Some type variables ({', '.join(map(str, missing))}) are not listed in "
                                f"{listed[0].__origin__.__name__}[{', '.join(map(str, own))}]")
            variables = own
        cls.__parameters__ = variables


AnyStr = TypeVar("AnyStr", bytes, str)


# ---- Functions and decorators ----

def cast(typ, val):
    """val"""
    return val


def assert_type(val, typ, /):
    """val"""
    return val


def reveal_type(obj, /):
    """obj; prints its type on standard error."""
    print(f"Runtime type is {type(obj).__name__!r}", file=_sys.stderr)
    return obj


def assert_never(arg, /):
    """Raises AssertionError."""
    text = repr(arg)
    if len(text) > 100:
        text = text[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {text}")


def _mark(obj, name):
    try:
        setattr(obj, name, True)
    except (AttributeError, TypeError):  # it takes no attributes
        pass
    return obj


def final(f):
    """Marks what is not to be overridden or subclassed."""
    return _mark(f, "__final__")


def override(method, /):
    """Marks a method that overrides one of a base."""
    return _mark(method, "__override__")


def no_type_check(arg):
    """Marks what has annotations that are no types: a function, or all of a class."""
    for value in list(vars(arg).values()) if isinstance(arg, type) else ():
        inner = getattr(value, "__func__", value)
        if isinstance(inner, (type, type(_mark))) and inner.__qualname__ == f"{arg.__qualname__}.{inner.__name__}":
            no_type_check(inner)
    return _mark(arg, "__no_type_check__")


def no_type_check_decorator(decorator):
    """A decorator whose results have annotations that are no types."""
    def wrapped(*args, **kwargs):
        return no_type_check(decorator(*args, **kwargs))
    return wrapped


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
                        field_specifiers=(), **kwargs):
    """Marks a decorator or class that makes classes as dataclasses does."""
    def decorate(cls):
        cls.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
            "frozen_default": frozen_default, "field_specifiers": field_specifiers, "kwargs": kwargs}
        return cls
    return decorate


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


def get_origin(tp):
    """list of list[int]; None if there is none."""
    if type(tp) is _Subscripted and tp._form._name == "Annotated":
        return tp._form
    if isinstance(tp, (_Alias, _Subscripted, _AliasForm)) or type(tp).__name__ in ("ParamSpecArgs", "ParamSpecKwargs"):
        return tp.__origin__
    if tp is Generic:
        return Generic
    return _UnionType if isinstance(tp, _UnionType) else None


def get_args(tp):
    """(int,) of list[int]."""
    if type(tp) is _Subscripted and tp._form._name == "Annotated":
        return (tp.__origin__, *tp.__metadata__)
    if not isinstance(tp, (_Alias, _Subscripted, _UnionType)):
        return ()
    return _split_callable(tp.__args__) if type(tp) is _Subscripted and tp._form._name == "Callable" else tp.__args__


# ---- Names made when they are asked for ----

def _make_any():
    class AnyMeta(type):
        def __instancecheck__(self, obj):
            if self is cls:
                raise TypeError("typing.Any cannot be used with isinstance()")
            return super().__instancecheck__(obj)

        def __repr__(self):
            return "typing.Any" if self is cls else super().__repr__()

    class Any(metaclass=AnyMeta):
        """Anything."""

        def __new__(cls_, *args, **kwargs):
            if cls_ is cls:
                raise TypeError("Any cannot be instantiated")
            return super().__new__(cls_)
    cls = Any
    AnyMeta.__name__ = AnyMeta.__qualname__ = "_AnyMeta"
    Any.__qualname__ = "Any"
    return Any


def _alias_named(name):
    at = _ALIASES.find(f"\n{name} ")
    if at >= 0:
        _, cls, count = _ALIASES[at + 1:_ALIASES.index("\n", at + 1)].split()
        return _AliasForm(name, cls, int(count))


def _from_part(name):
    for part, names in _PARTS.items():
        if name in names.split():
            return getattr(__import__("typing." + part, None, None, [name]), name)


def __getattr__(name):
    if name in globals():  # asked by a function above
        return globals()[name]
    if name == "__all__":
        return [line.split()[0] for line in _ALIASES.strip().split("\n")] + " ".join(
            [_PLAIN, _OF_ONE, _OF_MANY, _HERE, *_PARTS.values()]).split()
    if name == "Any":
        value = _make_any()
    elif name in (_PLAIN + " " + _OF_ONE + " " + _OF_MANY).split():
        value = _Form(name)
    else:
        value = _from_part(name) or _alias_named(name)
        if value is None:
            raise AttributeError(f"module 'typing' has no attribute {name!r}")
    globals()[name] = value
    return value
