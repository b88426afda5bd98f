"""What is less used of typing: references to types by their names, NewType, variables for several types."""

import sys as _sys
from typing import Generic, NoDefault, TypeVar, _Alias, _check, _Native, _NoneType, _Or, _Subscripted, _to_type
from typing import _UnionType, _Variable


# ---- Type variables for several types ----

class _ParamSpecPart:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._part}"

    def __eq__(self, other):
        return type(other) is type(self) and other.__origin__ is self.__origin__

    def __hash__(self):
        return hash((self._part, self.__origin__))


class ParamSpecArgs(_ParamSpecPart):
    """P.args of a ParamSpec P."""

    _part = "args"


class ParamSpecKwargs(_ParamSpecPart):
    """P.kwargs of a ParamSpec P."""

    _part = "kwargs"


class ParamSpec(_Variable, metaclass=_Native):
    """A variable for the parameters of a function."""

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False,
                 default=NoDefault):
        super().__init__(name, bound, covariant, contravariant, infer_variance, default)

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)


class TypeVarTuple(_Variable, metaclass=_Native):
    """A variable for several types."""

    def __init__(self, name, *, default=NoDefault):
        super().__init__(name, None, False, False, True, default)

    def __iter__(self):
        from typing import Unpack
        yield Unpack[self]


class TypeAliasType(_Or, metaclass=_Native):
    """TypeAliasType(name, value): what the statement `type name = value` makes."""

    def __init__(self, name, value, *, type_params=()):
        self.__name__, self.__value__, self.__type_params__ = name, value, type_params
        self.__parameters__ = type_params
        self.__module__ = _sys._getframemodulename(1)

    def __repr__(self):
        return self.__name__

    def __getitem__(self, parameters):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return _Alias(self, parameters)


# ---- References by name ----

class ForwardRef(_Or):
    """A type that is written as a text."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        try:
            self.__forward_code__ = compile(f"(*{arg[1:]},)[0]" if arg[:1] == "*" else arg, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}") from None
        self.__forward_arg__, self.__forward_is_argument__ = arg, is_argument
        self.__forward_module__, self.__forward_is_class__ = module, is_class

    def __repr__(self):
        module = "" if self.__forward_module__ is None else f", module={self.__forward_module__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{module})"

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (self.__forward_arg__, self.__forward_module__) == (other.__forward_arg__, other.__forward_module__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def _evaluate(self, globalns, localns):
        module = self.__forward_module__
        if module is not None:
            globalns = getattr(_sys.modules.get(module), "__dict__", globalns)
        return _check(eval(self.__forward_code__, globalns, localns), "Forward references must evaluate to types.",
                      not self.__forward_is_argument__ or self.__forward_is_class__)


def _resolve(tp, globalns, localns, seen=()):
    """The type with all references by name replaced by what they refer to."""
    if isinstance(tp, ForwardRef):
        if tp in seen:
            return tp
        return _resolve(tp._evaluate(globalns, localns), globalns, localns, (*seen, tp))
    is_literal = type(tp) is _Subscripted and tp._form._name == "Literal"
    if is_literal or not isinstance(tp, (_Alias, _Subscripted, _UnionType)):
        return tp
    args = [_to_type(v) if isinstance(tp, _Alias) and isinstance(v, str) else v for v in tp.__args__]
    return _with_args(tp, tuple([_resolve(v, globalns, localns, seen) for v in args]))


def _with_args(tp, args):
    if args == tp.__args__ and not any([isinstance(v, str) for v in tp.__args__]):
        return tp
    if isinstance(tp, _UnionType):
        result = args[0]
        for v in args[1:]:
            result |= v
        return result
    if isinstance(tp, _Alias):
        return _Alias(tp.__origin__, args)
    return _Subscripted(tp._form, args, getattr(tp, "__metadata__", None))


def _strip(tp):
    """The type without Annotated, Required and their like."""
    if type(tp) is _Subscripted and tp._form._name in ("Annotated", "Required", "NotRequired", "ReadOnly"):
        return _strip(tp.__args__[0])
    if isinstance(tp, (_Alias, _Subscripted, _UnionType)):
        return _with_args(tp, tuple([_strip(v) for v in tp.__args__]))
    return tp


def _hints_of(annotations, globalns, localns, **kind):
    hints = {}
    for name, value in annotations.items():
        if isinstance(value, str):
            value = ForwardRef(value, **kind)
        hints[name] = _resolve(_NoneType if value is None else value, globalns, localns)
    return hints


def _class_hints(cls, globalns, localns):
    hints = {}
    for base in reversed(cls.__mro__):
        annotations = base.__dict__.get("__annotations__")
        if not isinstance(annotations, dict):
            continue
        scope = getattr(_sys.modules.get(base.__module__), "__dict__", {}) if globalns is None else globalns
        own = {**vars(base), **{p.__name__: p for p in base.__type_params__}} if localns is None else localns
        hints.update(_hints_of(annotations, scope, own, is_argument=False, is_class=True))
    return hints


def _other_hints(obj, globalns, localns):
    annotations = getattr(obj, "__annotations__", None)
    is_module = isinstance(obj, type(_sys))
    if annotations is None and not callable(obj) and not is_module:
        raise TypeError(f"{obj!r} is not a module, class, method, or function.")
    inner = obj
    while hasattr(inner, "__wrapped__"):
        inner = inner.__wrapped__
    if globalns is None:
        globalns = obj.__dict__ if is_module else getattr(inner, "__globals__", {})
    variables = {p.__name__: p for p in getattr(inner, "__type_params__", ())}
    return _hints_of(annotations or {}, globalns, {**variables, **(localns or {})}, is_argument=not is_module)


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a class (with its bases), function or module; texts are evaluated."""
    if getattr(obj, "__no_type_check__", False):
        return {}
    hints = (_class_hints if isinstance(obj, type) else _other_hints)(obj, globalns, localns)
    return hints if include_extras else {name: _strip(tp) for name, tp in hints.items()}


class NewType(_Or):
    """NewType(name, type): a function that returns its argument."""

    def __init__(self, name, tp):
        self.__qualname__, self.__name__, self.__supertype__ = name, name.rpartition(".")[2], tp
        self.__module__ = _sys._getframemodulename(1)

    def __call__(self, x, /):
        return x

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of NewType. Perhaps you were looking for: "
                        f"`{self.__name__} = NewType({self.__name__!r}, {self.__name__})`")


# ---- Files ----

class IO(Generic[TypeVar("AnyStr", bytes, str)]):
    """A file."""

    __slots__ = ()


class BinaryIO(IO[bytes]):
    """A file of bytes."""

    __slots__ = ()


class TextIO(IO[str]):
    """A file of text."""

    __slots__ = ()


for _cls in (IO, BinaryIO, TextIO, ForwardRef, NewType, ParamSpec, TypeVarTuple, ParamSpecArgs, ParamSpecKwargs,
             TypeAliasType):
    _cls.__module__ = "typing"
del _cls
