"""Classes that are mostly fields: the methods are made from the annotations."""

import sys
from types import GenericAlias, MappingProxyType

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict",
           "astuple", "make_dataclass", "replace", "is_dataclass"]


class FrozenInstanceError(AttributeError):
    """Assigning to a field of a frozen dataclass."""


class _Named:
    def __init__(self, text):
        self._text = text

    def __repr__(self):
        return self._text


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_FIELD, _FIELD_CLASSVAR, _FIELD_INITVAR = _Named("_FIELD"), _Named("_FIELD_CLASSVAR"), _Named("_FIELD_INITVAR")
_FACTORY = _Named("<factory>")


class InitVar:
    """Annotation of an argument of __init__ that goes to __post_init__ and is no field."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return InitVar(type)

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"


_being_printed = set()


def _once(thing, function):
    """function(), or None inside of itself for the same thing: a repr() of something that refers to itself ends."""
    key = id(thing)
    if key in _being_printed:
        return None
    _being_printed.add(key)
    try:
        return function()
    finally:
        _being_printed.discard(key)


class Field:
    """What is known of a field."""

    __slots__ = ("name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata",
                 "kw_only", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = self._field_type = None
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash, self.compare = init, repr, hash, compare
        self.metadata = MappingProxyType({} if metadata is None else metadata)
        self.kw_only = kw_only

    def __repr__(self):
        parts = _once(self, lambda: [f"{name}={getattr(self, name)!r}" for name in self.__slots__[:-1]])
        return "..." if parts is None else f"Field({','.join(parts)},_field_type={self._field_type})"

    def __set_name__(self, owner, name):
        function = getattr(type(self.default), "__set_name__", None)
        if function:
            function(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    """A field with options. Raises ValueError if both a default and a factory are given."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _split_word(text):
    """The name that a text begins with, and what is behind it."""
    text = text.lstrip()
    end = 0
    while ("a" + text[end:end + 1]).isidentifier() and end < len(text):
        end += 1
    return text[:end], text[end:].lstrip()


def _meant(annotation, cls):
    """What an annotation that is a text begins with, `name` or `module.name`, as the module of cls sees it."""
    if not isinstance(annotation, str):
        return annotation
    scope = sys.modules.get(cls.__module__)
    word, rest = _split_word(annotation)
    if rest.startswith("."):
        scope = getattr(scope, word, None)
        word, rest = _split_word(rest[1:])
    return getattr(scope, word, None)


def _is_classvar(annotation):
    return getattr(getattr(annotation, "__origin__", annotation), "_name", None) == "ClassVar"


def _is_initvar(annotation):
    return annotation is InitVar or type(annotation) is InitVar


def _make_field(cls, name, annotation, meant, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        result = default
    else:
        if type(default).__name__ == "member_descriptor":
            default = MISSING
        result = field(default=default)
    result.name, result.type = name, annotation
    result._field_type = _FIELD
    if _is_classvar(meant):
        result._field_type = _FIELD_CLASSVAR
    elif _is_initvar(meant):
        result._field_type = _FIELD_INITVAR
    if result._field_type is not _FIELD and result.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if result._field_type is _FIELD_CLASSVAR and result.kw_only is not MISSING:
        raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    if result.kw_only is MISSING:
        result.kw_only = kw_only
    if result._field_type is _FIELD and result.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(result.default)} for field {name} is not allowed: use default_factory")
    return result


def _collect_fields(cls, kw_only):
    result = {}
    for base in reversed(cls.__mro__[1:]):
        result.update(getattr(base, "__dataclass_fields__", None) or {})
    own = []
    seen_kw_only = False
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        meant = _meant(annotation, cls)
        if meant is KW_ONLY:
            if seen_kw_only:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen_kw_only = kw_only = True
            continue
        own.append(_make_field(cls, name, annotation, meant, kw_only))
    for f in own:
        result[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls.__dict__.get("__annotations__", {}):
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return result


def _make_init(cls, all_fields, frozen, slots):
    """__init__, compiled from text so that its arguments are real ones with the right messages."""
    taking = [f for f in all_fields if f.init and f._field_type is not _FIELD_CLASSVAR]
    positional = [f for f in taking if not f.kw_only]
    keyword = [f for f in taking if f.kw_only]
    scope = {"_FACTORY": _FACTORY, "_set": object.__setattr__}
    seen_default = None
    for f in positional:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen_default = f
        elif seen_default:
            raise TypeError(f"non-default argument {f.name!r} follows default argument {seen_default.name!r}")

    def parameter(f):
        if f.default is not MISSING:
            scope[f"_d_{f.name}"] = f.default
            return f"{f.name}=_d_{f.name}"
        return f.name + ("=_FACTORY" if f.default_factory is not MISSING else "")

    self_name = "self" if all(f.name != "self" for f in all_fields) else "__dataclass_self__"
    parameters = [self_name] + [parameter(f) for f in positional]
    if keyword:
        parameters += ["*"] + [parameter(f) for f in keyword]
    lines = []
    for f in all_fields:
        if f._field_type is not _FIELD:
            continue
        value = f.name
        if f.default_factory is not MISSING:
            scope[f"_f_{f.name}"] = f.default_factory
            value = f"_f_{f.name}()" + (f" if {f.name} is _FACTORY else {f.name}" if f.init else "")
        elif not f.init:
            if f.default is MISSING or not (slots or "__slots__" in cls.__dict__):
                continue  # the class has the default
            scope[f"_d_{f.name}"] = f.default
            value = f"_d_{f.name}"
        lines.append(f"_set({self_name}, {f.name!r}, {value})" if frozen else f"{self_name}.{f.name} = {value}")
    if hasattr(cls, "__post_init__"):
        extra = ", ".join([f.name for f in all_fields if f._field_type is _FIELD_INITVAR])
        lines.append(f"{self_name}.__post_init__({extra})")
    body = "\n  ".join(lines or ["pass"])
    exec(f"def __init__({', '.join(parameters)}):\n  {body}\n", scope)
    function = scope["__init__"]
    function.__annotations__ = {f.name: f.type for f in taking} | {"return": None}
    return function


def _annotation_text(kind):
    if getattr(kind, "__module__", None) == "typing":
        return repr(kind).replace("typing.", "")
    if isinstance(kind, type) and type(kind) is not GenericAlias:
        return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    return repr(kind)


def _parameter_text(f):
    text = f"{f.name}: {_annotation_text(f.type)}"
    if f.default_factory is not MISSING:
        return f"{text} = {_FACTORY!r}"
    return text if f.default is MISSING else f"{text} = {f.default!r}"


def _signature_of(all_fields):
    """The parameters of the __init__ that _make_init makes, as text."""
    taking = [f for f in all_fields if f.init and f._field_type is not _FIELD_CLASSVAR]
    positional, keyword = [[_parameter_text(f) for f in taking if f.kw_only is kind] for kind in (False, True)]
    return f"({', '.join(positional + ['*'] * bool(keyword) + keyword)})"


def _signature_found(cls):
    """The parameters of any class as text; nothing if they cannot be known."""
    import inspect
    try:
        return str(inspect.signature(cls)).replace(" -> None", "")
    except (TypeError, ValueError):
        return ""


def _make_repr(names):
    def __repr__(self):
        parts = _once(self, lambda: [f"{name}={getattr(self, name)!r}" for name in names])
        return "..." if parts is None else f"{type(self).__qualname__}({', '.join(parts)})"
    return __repr__


def _values(self, names):
    return tuple([getattr(self, name) for name in names])


def _make_eq(names):
    def __eq__(self, other):
        if self is other:
            return True
        if other.__class__ is not self.__class__:
            return NotImplemented
        same = True
        for name in names:
            same = getattr(self, name) == getattr(other, name)
            if not same:
                break
        return same
    return __eq__


def _make_order(names, compare, method_name):
    def method(self, other):
        if other.__class__ is self.__class__:
            return compare(_values(self, names), _values(other, names))
        return NotImplemented
    method.__name__ = method_name
    return method


def _frozen_setattr(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)
    return __setattr__, __delattr__


def _install(cls, function, name, force=False):
    """Sets a method unless the class has its own; says whether it did."""
    if name in cls.__dict__ and not force:
        return False
    function.__name__ = name
    function.__qualname__ = f"{cls.__qualname__}.{name}"
    setattr(cls, name, function)
    return True


_ORDER = {
    "__lt__": lambda a, b: a < b,
    "__le__": lambda a, b: a <= b,
    "__gt__": lambda a, b: a > b,
    "__ge__": lambda a, b: a >= b,
}


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    all_fields = _collect_fields(cls, kw_only)
    bases = [base for base in cls.__mro__[1:] if "__dataclass_params__" in base.__dict__]
    if bases:
        if any(base.__dataclass_params__.frozen for base in bases) and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if frozen and not all(base.__dataclass_params__.frozen for base in bases):
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    cls.__dataclass_fields__ = all_fields
    cls.__dataclass_params__ = _Params(init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
    everything = list(all_fields.values())
    real = [f for f in everything if f._field_type is _FIELD]
    compared = [f.name for f in real if f.compare]
    own_eq, own_hash = "__eq__" in cls.__dict__, "__hash__" in cls.__dict__ and not (
        cls.__dict__["__hash__"] is None and "__eq__" in cls.__dict__)
    is_init_ours = init and _install(cls, _make_init(cls, everything, frozen, slots), "__init__")
    cls.__replace__ = _replace
    if repr:
        _install(cls, _make_repr([f.name for f in real if f.repr]), "__repr__")
    if eq:
        _install(cls, _make_eq(compared), "__eq__")
    if order:
        for name, compare in _ORDER.items():
            if not _install(cls, _make_order(compared, compare, name), name):
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__} "
                                "Consider using functools.total_ordering")
    if frozen:
        for function, name in zip(_frozen_setattr(cls, {f.name for f in real}), ("__setattr__", "__delattr__")):
            if not _install(cls, function, name):
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}")
    _set_hash(cls, real, own_hash, unsafe_hash, eq, frozen)
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple([f.name for f in everything if f.init and not f.kw_only and f._field_type is not _FIELD_CLASSVAR])
    if slots:
        cls = _with_slots(cls, [f.name for f in real], weakref_slot, frozen)
    elif weakref_slot:
        raise TypeError("weakref_slot is True but slots is False")
    if __debug__ and not cls.__doc__:  # not where docstrings are left out
        cls.__doc__ = cls.__name__ + (_signature_of(everything) if is_init_ours else _signature_found(cls))
    if "__abstractmethods__" in cls.__dict__:
        from abc import update_abstractmethods
        update_abstractmethods(cls)
    return cls


def _set_hash(cls, real, own_hash, unsafe_hash, eq, frozen):
    hashed = [f.name for f in real if (f.compare if f.hash is None else f.hash)]

    def __hash__(self):
        return hash(_values(self, hashed))
    if unsafe_hash:
        if own_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        _install(cls, __hash__, "__hash__", force=True)
    elif eq and not own_hash:
        if frozen:
            _install(cls, __hash__, "__hash__", force=True)
        else:
            cls.__hash__ = None


def _slots_of(cls):
    """The names of the slots that a class itself has."""
    slots = cls.__dict__.get("__slots__", ())
    if isinstance(slots, str):
        return (slots,)
    if hasattr(slots, "__next__"):
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
    return tuple(slots)


def _get_slots(self):
    return [getattr(self, f.name) for f in fields(self)]


def _set_slots(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _with_slots(cls, names, weakref_slot, frozen):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    inherited = set()
    for base in cls.__mro__[1:-1]:
        inherited.update(_slots_of(base))
    namespace = dict(cls.__dict__)
    namespace["__slots__"] = tuple([name for name in names if name not in inherited]) + (
        ("__weakref__",) if weakref_slot and "__weakref__" not in inherited else ())
    if frozen:  # nothing can be set to restore or copy an instance but past __setattr__
        namespace.setdefault("__getstate__", _get_slots)
        namespace.setdefault("__setstate__", _set_slots)
    for name in names:
        namespace.pop(name, None)
    for name in ("__dict__", "__weakref__"):
        namespace.pop(name, None)
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    new.__qualname__ = cls.__qualname__
    for value in namespace.values():
        function = getattr(value, "__func__", getattr(value, "fget", value))
        for cell in getattr(function, "__closure__", None) or ():
            try:
                if cell.cell_contents is cls:
                    cell.cell_contents = new
            except ValueError:
                pass
    return new


class _Params:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot")

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        return "_DataclassParams(" + ",".join([f"{name}={getattr(self, name)!r}" for name in self.__slots__]) + ")"


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Class decorator: adds __init__, __repr__, __eq__ and others, from the annotated fields."""
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    """The fields, as a tuple of Field. Raises TypeError."""
    try:
        known = class_or_instance.__dataclass_fields__
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([f for f in known.values() if f._field_type is _FIELD])


def is_dataclass(obj):
    """Whether obj is a dataclass or an instance of one."""
    return hasattr(obj if isinstance(obj, type) else type(obj), "__dataclass_fields__")


def _is_instance(obj):
    return hasattr(type(obj), "__dataclass_fields__")


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict, dataclasses inside too. Raises TypeError."""
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _convert(obj, lambda o, inner: dict_factory([(f.name, inner(getattr(o, f.name))) for f in fields(o)]))


def astuple(obj, *, tuple_factory=tuple):
    """The fields as a tuple, dataclasses inside too. Raises TypeError."""
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _convert(obj, lambda o, inner: tuple_factory([inner(getattr(o, f.name)) for f in fields(o)]))


def _convert(obj, convert):
    def inner(value):
        kind = type(value)
        if _is_instance(value):
            return convert(value, inner)
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            return kind(*[inner(v) for v in value])
        if isinstance(value, (list, tuple)):
            return kind([inner(v) for v in value])
        if isinstance(value, dict):
            pairs = [(inner(k), inner(v)) for k, v in value.items()]
            if hasattr(kind, "default_factory"):
                result = kind(value.default_factory)
                result.update(pairs)
                return result
            return kind(pairs)
        if kind in (int, float, str, bytes, bool, complex, type(None)):
            return value
        import copy
        return copy.deepcopy(value)
    return inner(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False,
                   module=None):
    """A dataclass from a list of names, (name, type) or (name, type, field)."""
    from collections import _KEYWORDS
    annotations, values = {}, dict(namespace or {})
    for item in fields:
        if isinstance(item, str):
            name, kind = item, "typing.Any"
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, values[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if name in _KEYWORDS:
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = kind
    values["__annotations__"] = annotations
    values["__module__"] = module or sys._getframemodulename(1) or "__main__"
    cls = type(cls_name, bases, values)
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """A new instance with some fields changed. Raises TypeError, ValueError."""
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in type(self).__dataclass_fields__.values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return type(self)(**changes)
