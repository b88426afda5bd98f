"""Enumerations."""

__all__ = ["EnumType", "EnumMeta", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique",
           "property", "verify", "member", "nonmember", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP", "UNIQUE",
           "CONTINUOUS", "NAMED_FLAGS", "global_enum", "show_flag_values"]

from types import DynamicClassAttribute

_property = property


class property(DynamicClassAttribute):
    """A property that does not hide a member of the same name."""

    name = None

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            member = ownerclass._member_map_.get(self.name) if hasattr(ownerclass, "_member_map_") else None
            if member is None:
                raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")
            return member
        return self.fget(instance)


class nonmember:
    """Marks a value of a class body that is no member."""

    def __init__(self, value):
        self.value = value


class member:
    """Marks a value of a class body that is a member, whatever it is."""

    def __init__(self, value):
        self.value = value


_auto_null = object()


class auto:
    """A value that is chosen by _generate_next_value_."""

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return f"auto({'' if self.value is _auto_null else repr(self.value)})"


class FlagBoundary:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<FlagBoundary.{self.name}: {self.name.lower()!r}>"


STRICT, CONFORM, EJECT, KEEP = [FlagBoundary(_n) for _n in ("STRICT", "CONFORM", "EJECT", "KEEP")]


def _is_descriptor(value):
    cls = type(value)
    return hasattr(cls, "__get__") or hasattr(cls, "__set__") or hasattr(cls, "__delete__")


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


_SUNDERS = {"_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_", "_iter_member_", "_iter_member_by_value_",
            "_iter_member_by_def_", "_add_alias_", "_add_value_alias_", "_use_args_", "_boundary_", "_flag_mask_", "_singles_mask_", "_all_bits_"}


class EnumDict(dict):
    """The namespace of an enumeration's class body: notes which names are members."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name, self._names, self._ignore, self._last_values = cls_name, {}, [], []
        self._generate = None

    def __setitem__(self, key, value):
        private = self._cls_name and key.startswith(f"_{self._cls_name.lstrip('_')}__") and not key.endswith("__")
        if private or _is_dunder(key):
            pass
        elif _is_sunder(key):
            if key not in _SUNDERS:
                raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
            if key == "_generate_next_value_":
                self._generate = value.__func__ if isinstance(value, staticmethod) else value
            elif key == "_ignore_":
                self._ignore = value.replace(",", " ").split() if isinstance(value, str) else list(value)
                value = self._ignore
        elif key in self._names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not (_is_descriptor(value) or isinstance(value, type)):
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            value = self._member_value(key, value)
            self._names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _member_value(self, key, value):
        if isinstance(value, member):
            return value.value
        if isinstance(value, auto):
            return self._next(key, value)
        if isinstance(value, tuple) and any(isinstance(v, auto) for v in value):
            return tuple([self._next(key, v) if isinstance(v, auto) else v for v in value])
        return value

    def _next(self, key, chosen):
        if chosen.value is _auto_null:
            chosen.value = self._generate(key, 1, len(self._names), self._last_values[:])
        return chosen.value

    def update(self, other=(), **more):
        for key, value in (other.items() if hasattr(other, "items") else other):
            self[key] = value
        for key, value in more.items():
            self[key] = value


class EnumType(type):
    """The type of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        if Enum is None:
            return {}
        for base in bases:
            if isinstance(base, EnumType) and base._member_names_:
                raise TypeError(f"<enum {cls!r}> cannot extend {base!r}")
        namespace = EnumDict(cls)
        base = bases[-1] if bases else None
        if base is not None:
            namespace._generate = getattr(base, "_generate_next_value_", None)
        return namespace

    def __new__(metacls, cls, bases, namespace, *, boundary=None, _simple=False, **kwds):
        if Enum is None:
            return super().__new__(metacls, cls, bases, dict(namespace), **kwds)
        members = {name: namespace[name] for name in namespace._names}
        plain = {name: value for name, value in namespace.items() if name not in members and name not in namespace._ignore}
        order = plain.pop("_order_", None)
        plain.pop("_ignore_", None)
        for name in members:
            if name == "mro" or name == "":
                raise ValueError(f"invalid enum member name(s) {name!r}")
        member_type = metacls._find_data_type(cls, bases)
        hooks = plain.pop("__set_name__", None)
        plain["_member_names_"], plain["_member_map_"] = [], {}
        plain["_value2member_map_"], plain["_unhashable_values_"] = {}, []
        plain["_member_type_"] = member_type
        generate = plain.get("_generate_next_value_")
        if generate is not None and not isinstance(generate, staticmethod):
            plain["_generate_next_value_"] = staticmethod(generate)
        own_new = plain.get("__new__")
        if own_new is not None:
            plain["__new_member__"] = own_new
            del plain["__new__"]
        enum_class = super().__new__(metacls, cls, bases, plain, **kwds)
        if boundary is not None:
            enum_class._boundary_ = boundary
        metacls._use_type_methods(enum_class, member_type, plain)
        for name, value in members.items():
            enum_class._add_member(name, value, own_new or metacls._find_new(bases))
        if issubclass(enum_class, Flag or ()) if Flag is not None else False:
            enum_class._finish_flags()
        enum_class.__new__ = Enum.__dict__["__new__"]
        if hooks is not None:
            enum_class.__set_name__ = hooks
        if order is not None:
            wanted = order.replace(",", " ").split() if isinstance(order, str) else list(order)
            wanted = [name for name in wanted if name in enum_class._member_names_ or name not in enum_class._member_map_]
            if wanted != enum_class._member_names_:
                raise TypeError(f"member order does not match _order_:\n  {enum_class._member_names_}\n  {wanted}")
        return enum_class

    @staticmethod
    def _find_data_type(cls, bases):
        """The type whose values the members are: int in class C(int, Enum)."""
        found = []
        for base in bases:
            for candidate in base.__mro__:
                if candidate is object:
                    continue
                if isinstance(candidate, EnumType):
                    if candidate._member_type_ is not object:
                        if candidate._member_type_ not in found:
                            found.append(candidate._member_type_)
                        break
                elif "__new__" in candidate.__dict__ or "__dataclass_fields__" in candidate.__dict__:
                    if base not in found:
                        found.append(base)
                    break
        if len(found) > 1:
            raise TypeError(f"too many data types for {cls!r}: {set(found)!r}")
        return found[0] if found else object

    @staticmethod
    def _find_new(bases):
        for base in bases:
            for candidate in base.__mro__:
                new = candidate.__dict__.get("__new_member__")
                if new is not None:
                    return new
                if candidate is not Enum and not isinstance(candidate, EnumType) and "__new__" in candidate.__dict__:
                    if candidate is not object:
                        return candidate.__new__
        return object.__new__

    @staticmethod
    def _use_type_methods(enum_class, member_type, namespace):
        """IntEnum and its like print and format as their data type; others as members."""
        if ReprEnum is not None and ReprEnum in enum_class.__bases__:
            if "__format__" not in namespace:
                enum_class.__format__ = member_type.__format__
            if "__str__" not in namespace:
                is_plain = member_type.__str__ is object.__str__
                enum_class.__str__ = member_type.__repr__ if is_plain else member_type.__str__
        if member_type is object:
            return
        bases = [base for base in enum_class.__mro__[1:] if isinstance(base, EnumType)]
        names = ["__repr__"] if ReprEnum is not None and issubclass(enum_class, ReprEnum) else ["__repr__", "__str__", "__format__"]
        if Flag is not None and issubclass(enum_class, Flag):
            names += ["__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"]
        for name in names + ["__reduce_ex__"]:
            if name not in namespace and not any(name in base.__dict__ for base in enum_class.__mro__[1:]
                                                 if base not in bases and not issubclass(member_type, base)):
                for base in bases:
                    if name in base.__dict__:
                        setattr(enum_class, name, base.__dict__[name])
                        break

    def _add_member(cls, name, value, new):
        if isinstance(new, staticmethod):
            new = new.__func__
        args = value if isinstance(value, tuple) else (value,)
        data_type = cls._member_type_
        if data_type is tuple:
            args = (args,)
        obj = new(cls) if new is object.__new__ else new(cls, *args)
        if not hasattr(obj, "_value_"):
            if data_type is object:
                obj._value_ = value
            else:
                try:
                    obj._value_ = data_type(*args)
                except Exception as exc:
                    raise TypeError("_value_ not set in __new__, unable to create it") from exc
        value = obj._value_
        existing = cls._find_value(value)
        if existing is None and Flag is not None and issubclass(cls, Flag) and isinstance(value, int):
            pass
        if existing is not None:
            cls._member_map_[name] = existing
            cls._set_member(name, existing)
            return
        obj._name_, obj.__objclass__, obj._sort_order_ = name, cls, len(cls._member_names_)
        obj.__init__(*args)
        is_alias = Flag is not None and issubclass(cls, Flag) and isinstance(value, int) and not _is_single_bit(value)
        if not is_alias:
            cls._member_names_.append(name)
        cls._member_map_[name] = obj
        cls._set_member(name, obj)
        try:
            cls._value2member_map_.setdefault(value, obj)
        except TypeError:
            cls._unhashable_values_.append((value, obj))

    def _set_member(cls, name, obj):
        for base in cls.__mro__[1:]:
            if isinstance(base.__dict__.get(name), property):
                return
        type.__setattr__(cls, name, obj)

    def _find_value(cls, value):
        try:
            return cls._value2member_map_.get(value)
        except TypeError:
            for known, obj in cls._unhashable_values_:
                if known == value:
                    return obj
            return None

    def __call__(cls, value=_auto_null, names=_auto_null, *values, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        if cls._member_map_ or names is _auto_null and type is None:
            if names is not _auto_null:
                value = (value, names) + values
            if value is _auto_null:
                raise TypeError(f"{cls.__name__}.__call__() missing 1 required positional argument: 'value'")
            return cls.__new__(cls, value)
        return cls._create(value, () if names is _auto_null else names, module, qualname, type, start, boundary)

    def _create(cls, class_name, names, module, qualname, data_type, start, boundary):
        bases = (cls,) if data_type is None else (data_type, cls)
        namespace = EnumType.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (list, tuple)) and names and isinstance(names[0], str):
            originals, names, last = names, [], []
            for count, name in enumerate(originals):
                value = namespace._generate(name, start, count, last[:])
                last.append(value)
                names.append((name, value))
        for item in names.items() if hasattr(names, "items") else names:
            namespace[item[0]] = item[1]
        if module is not None:
            namespace["__module__"] = module
        if qualname is not None:
            namespace["__qualname__"] = qualname
        return type(cls)(class_name, bases, namespace, boundary=boundary)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        if cls._find_value(value) is not None:
            return True
        if Flag is not None and issubclass(cls, Flag) and isinstance(value, int):
            try:
                return isinstance(cls._missing_(value), cls)
            except ValueError:
                return False
        return False

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return f"<flag {cls.__name__!r}>"
        return f"<enum {cls.__name__!r}>"

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        super().__delattr__(name)

    def __dir__(cls):
        return sorted(set(["__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__", "__iter__", "__len__",
                           "__members__", "__module__", "__name__", "__qualname__"] + cls._member_names_))

    @_property
    def __members__(cls):
        from types import MappingProxyType
        return MappingProxyType(cls._member_map_)


EnumMeta = EnumType
Enum = Flag = ReprEnum = None


class Enum(metaclass=EnumType):
    """A set of named constants."""

    _member_names_ = []
    _member_map_ = {}
    _value2member_map_ = {}
    _unhashable_values_ = []
    _member_type_ = object

    def __new__(cls, value):
        if type(value) is cls:
            return value
        found = cls._find_value(value)
        if found is not None:
            return found
        if not cls._member_map_ and not issubclass(cls, Flag):
            raise TypeError(f"{cls!r} has no members")
        problem = None
        try:
            found = cls._missing_(value)
        except Exception as exc:
            problem, found = exc, None
        if isinstance(found, cls):
            return found
        if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(found, int):
            return found
        error = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        if found is None and problem is None:
            raise error
        if problem is None:
            problem = TypeError(f"error in {cls.__name__}._missing_: returned {found!r} instead of None or a valid member")
        if not isinstance(problem, ValueError):
            problem.__context__ = error
        raise problem

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return max(last_values) + 1
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None

    @classmethod
    def _missing_(cls, value):
        return None

    def _add_alias_(self, name):
        type(self)._member_map_[name] = self
        type(self)._set_member(name, self)

    def _add_value_alias_(self, value):
        type(self)._value2member_map_[value] = self

    def __repr__(self):
        kind = type(self)._member_type_
        value = repr(self._value_)
        if kind is not object and hasattr(kind, "__dataclass_fields__"):
            value = ", ".join([f"{n}={getattr(self._value_, n)!r}" for n in kind.__dataclass_fields__])
        return f"<{type(self).__name__}.{self._name_}: {value}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __dir__(self):
        return sorted({"__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"}
                      | {name for name in type(self).__dict__ if not name.startswith("_") and name not in type(self)._member_map_})

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return type(self), (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    @property
    def name(self):
        """The name of the member."""
        return self._name_

    @property
    def value(self):
        """The value of the member."""
        return self._value_


class ReprEnum(Enum):
    """Changes repr() only; str() and format() are the data type's."""


class IntEnum(int, ReprEnum):
    """Members are ints."""


class StrEnum(str, ReprEnum):
    """Members are strs."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        for value in values:
            if not isinstance(value, str):
                raise TypeError(f"{value!r} is not a string")
        obj = str.__new__(cls, *values)
        obj._value_ = str(*values)
        return obj

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


def _is_single_bit(value):
    return value > 0 and value & (value - 1) == 0


def _iter_bits_lsb(value):
    if value < 0:
        raise ValueError(f"{value} is not a positive integer")
    bit = 1
    while bit <= value:
        if value & bit:
            yield bit
        bit <<= 1


class Flag(Enum):
    """Members that can be combined with | & ^ ~."""

    _boundary_ = STRICT
    _flag_mask_ = 0
    _singles_mask_ = 0
    _all_bits_ = 0

    @classmethod
    def _finish_flags(cls):
        mask = singles = 0
        for member in cls._member_map_.values():
            value = member._value_
            if isinstance(value, int):
                mask |= value
                if _is_single_bit(value):
                    singles |= value
        type.__setattr__(cls, "_flag_mask_", mask)
        type.__setattr__(cls, "_singles_mask_", singles)
        type.__setattr__(cls, "_all_bits_", (1 << mask.bit_length()) - 1)

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        try:
            return 1 << max(last_values).bit_length()
        except Exception:
            raise TypeError(f"invalid flag value {last_values[-1]!r}") from None

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask, everything = cls._flag_mask_, cls._all_bits_
        if not ~everything <= value <= everything or value & (everything ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(f"{cls!r} invalid value {value!r}\n    given {_binary(value, width)}\n  allowed {_binary(mask, width)}")
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
            elif value < 0:
                value = max(everything + 1, 1 << value.bit_length()) + value
        if value < 0:
            value = everything + 1 + value if cls._boundary_ is KEEP else mask & value
        found = cls._value2member_map_.get(value)
        if found is not None:
            return found
        if cls._member_type_ is object:
            obj = object.__new__(cls)
        else:
            obj = cls._member_type_.__new__(cls, value)
        names = [m._name_ for m in cls._iter_member_(value)]
        unknown = value & ~mask
        obj._value_, obj.__objclass__ = value, cls
        obj._name_ = "|".join(names) + (f"|{cls._numeric_repr_(unknown)}" if unknown and names else "") if names else None
        return cls._value2member_map_.setdefault(value, obj)

    _numeric_repr_ = staticmethod(repr)

    @classmethod
    def _iter_member_(cls, value):
        members = [cls._value2member_map_[bit] for bit in _iter_bits_lsb(value & cls._singles_mask_)]
        return iter(sorted(members, key=lambda m: m._sort_order_))

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {type(self).__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return bool(self._value_)

    def __repr__(self):
        cls, value = type(self).__name__, type(self)._numeric_repr_(self._value_)
        return f"<{cls}: {value}>" if self._name_ is None else f"<{cls}.{self._name_}: {value}>"

    def __str__(self):
        cls = type(self).__name__
        return f"{cls}({self._value_!r})" if self._name_ is None else f"{cls}.{self._name_}"

    def _other_value(self, other):
        if isinstance(other, type(self)):
            return other._value_
        if type(self)._member_type_ is not object and isinstance(other, type(self)._member_type_):
            return other
        return NotImplemented

    def __or__(self, other):
        value = self._other_value(other)
        return value if value is NotImplemented else type(self)(self._value_ | value)

    def __and__(self, other):
        value = self._other_value(other)
        return value if value is NotImplemented else type(self)(self._value_ & value)

    def __xor__(self, other):
        value = self._other_value(other)
        return value if value is NotImplemented else type(self)(self._value_ ^ value)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        if type(self)._boundary_ in (EJECT, KEEP):
            return type(self)(~self._value_)
        return type(self)(type(self)._singles_mask_ & ~self._value_)


def _binary(value, width):
    """Bits of a number as Flag's errors show them: 0b0 0101."""
    digits = bin(value + (1 << width) if value < 0 else value)[2:]
    return f"0b{'1' if value < 0 else '0'} {digits.rjust(width, '0')}"


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are ints."""


IntFlag._boundary_ = KEEP


def unique(enumeration):
    """Class decorator: no two names for one value. Raises ValueError."""
    duplicates = [(name, m.name) for name, m in enumeration.__members__.items() if name != m.name]
    if duplicates:
        details = ", ".join([f"{alias} -> {name}" for alias, name in duplicates])
        raise ValueError(f"duplicate values found in {enumeration!r}: {details}")
    return enumeration


UNIQUE, CONTINUOUS, NAMED_FLAGS = "one name per value", "no skipped integer values", "multi-flag aliases may not contain unnamed flags"


class verify:
    """Class decorator: verify(UNIQUE, CONTINUOUS, NAMED_FLAGS). Raises ValueError."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                duplicates = [(name, m.name) for name, m in enumeration.__members__.items() if name != m.name]
                if duplicates:
                    details = ", ".join([f"{alias} -> {name}" for alias, name in duplicates])
                    raise ValueError(f"aliases found in {enumeration!r}: {details}")
            elif check is CONTINUOUS:
                values = {m.value for m in enumeration}
                if issubclass(enumeration, Flag):
                    wanted = [1 << i for i in range(min(values).bit_length() - 1, max(values).bit_length())] if values else []
                else:
                    wanted = range(min(values), max(values) + 1) if values else []
                missing = [value for value in wanted if value not in values]
                if missing:
                    kind = "flag" if issubclass(enumeration, Flag) else "enum"
                    raise ValueError(f"invalid {kind} {enumeration.__name__!r}: missing values {', '.join(map(str, missing))}")
        return enumeration


def show_flag_values(value):
    """The single bits of a flag value."""
    return list(_iter_bits_lsb(int(value)))


def global_enum(cls, update_str=False):
    """Class decorator: the members are names of the module too."""
    import sys
    vars(sys.modules[cls.__module__]).update(cls.__members__)
    return cls
