"""Enumerations."""

__all__ = ["EnumType", "EnumMeta", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique",
           "property", "verify", "member", "nonmember", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP", "UNIQUE",
           "CONTINUOUS", "NAMED_FLAGS", "global_enum", "show_flag_values"]

import sys
from types import DynamicClassAttribute

_property = property


class property(DynamicClassAttribute):
    """A property that does not hide a member of the same name: that is what the class has under it."""

    name = member = clsname = None

    def __set_name__(self, owner, name):
        self.name, self.clsname = name, owner.__name__

    def __get__(self, instance, ownerclass=None):
        if instance is not None:
            if self.fget is None:
                raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")
            return self.fget(instance)
        member = self.member or ownerclass.__dict__.get("_member_map_", {}).get(self.name)
        if member is None:
            raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")
        return member

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")
        self.fdel(instance)


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
        return f"auto({'_auto_null' if self.value is _auto_null else repr(self.value)})"


class FlagBoundary:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<FlagBoundary.{self.name}: {str(self)!r}>"

    def __str__(self):
        return self.name.lower()


STRICT, CONFORM, EJECT, KEEP = [FlagBoundary(_n) for _n in ("STRICT", "CONFORM", "EJECT", "KEEP")]


def _is_descriptor(value):
    return hasattr(value, "__get__") or hasattr(value, "__set__") or hasattr(value, "__delete__")


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(cls_name, name):
    """Whether it is the name of an attribute __like_this of the class."""
    start = f"_{cls_name}__"
    return len(name) > len(start) and name.startswith(start) and name[-2:] != "__" and (
        name[len(start)] != "_" or name[-1] != "_")


def _is_inner_class(cls_name, value):
    """Whether it is a class that was written in the body of the class."""
    if not isinstance(value, type):
        return False
    return f".{value.__qualname__}".endswith(f".{cls_name}.{value.__name__}")


_SUNDERS = {"_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_", "_iter_member_", "_iter_member_by_value_",
            "_iter_member_by_def_", "_add_alias_", "_add_value_alias_", "_use_args_", "_boundary_", "_flag_mask_", "_singles_mask_", "_all_bits_"}


class EnumDict(dict):
    """The namespace of an enumeration's class body: notes which names are members."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name, self._names, self._ignore, self._last_values = cls_name, {}, [], []
        self._generate, self._auto_called = None, False

    def __setitem__(self, key, value):
        if _is_private(self._cls_name, key) or _is_dunder(key):
            pass
        elif _is_sunder(key):
            if key not in _SUNDERS:
                raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
            if key == "_generate_next_value_":
                if self._auto_called:
                    raise TypeError("_generate_next_value_ must be defined before members")
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
        elif isinstance(value, member) or not (_is_descriptor(value) or _is_inner_class(self._cls_name, value)):
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            value = self._member_value(key, value)
            self._names[key] = None
        super().__setitem__(key, value)

    def _member_value(self, key, value):
        """The value without its wrapper, each auto() replaced."""
        if isinstance(value, member):
            value = value.value
        elif isinstance(value, auto):
            return self._next(key, value)
        elif isinstance(value, tuple) and any([isinstance(part, auto) for part in value]):
            parts = [self._next(key, part) if isinstance(part, auto) else part for part in value]
            return tuple(parts) if type(value) is tuple else type(value)(*parts)
        self._last_values.append(value)
        return value

    def _next(self, key, chosen):
        if chosen.value is _auto_null:
            self._auto_called = True
            chosen.value = self._generate(key, 1, len(self._names), self._last_values[:])
        self._last_values.append(chosen.value)
        return chosen.value

    @_property
    def member_names(self):
        """The names that are members, in order."""
        return list(self._names)

    _member_names = member_names

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
        if bases:
            if not isinstance(bases[-1], EnumType):
                raise TypeError("new enumerations should be created as "
                                "`EnumName([mixin_type, ...] [data_type,] enum_type)`")
            namespace._generate = getattr(bases[-1], "_generate_next_value_", None)
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
        plain["_unhashable_values_map_"] = {}
        plain["_member_type_"] = member_type
        plain["_value_repr_"] = metacls._find_repr(bases)
        plain["_use_args_"] = member_type is not object or "__new__" in plain
        plain.setdefault("__doc__", None)
        generate = plain.get("_generate_next_value_")
        if generate is not None and not isinstance(generate, staticmethod):
            plain["_generate_next_value_"] = staticmethod(generate)
        new = plain.pop("__new__", None) or metacls._find_new(bases)
        plain["_new_member_"] = new
        enum_class = super().__new__(metacls, cls, bases, plain, **kwds)
        if boundary is not None:
            enum_class._boundary_ = boundary
        metacls._use_type_methods(enum_class, member_type, plain)
        for name, value in members.items():
            enum_class._add_member(name, value, new)
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
    def _find_repr(bases):
        """What prints the values of members: the __repr__ of the data type. None: repr() itself."""
        for base in bases:
            for candidate in base.__mro__:
                if candidate is object:
                    continue
                if isinstance(candidate, EnumType):
                    return candidate._value_repr_
                if "__repr__" in candidate.__dict__:
                    fields = candidate.__dict__.get("__dataclass_fields__")
                    if fields and candidate.__dict__["__dataclass_params__"].repr:
                        shown = [name for name, field in fields.items() if field.repr]
                        return lambda self: ", ".join([f"{name}={getattr(self, name)!r}" for name in shown])
                    return candidate.__dict__["__repr__"]
        return None

    @staticmethod
    def _find_new(bases):
        for base in bases:
            for candidate in base.__mro__:
                new = candidate.__dict__.get("_new_member_")
                if new is not None and new is not object.__new__:
                    return new
                if candidate is not Enum and not isinstance(candidate, EnumType) and "__new__" in candidate.__dict__:
                    if candidate is not object:
                        return candidate.__new__
        return object.__new__

    @staticmethod
    def _use_type_methods(enum_class, member_type, namespace):
        """IntEnum and its like print and format as their data type; others as members."""
        if ReprEnum is not None and ReprEnum in enum_class.__bases__:
            if member_type is object:
                raise TypeError("ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)")
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
        obj._name_, obj.__objclass__, obj._sort_order_ = name, cls, len(cls._member_names_)
        obj.__init__(*args)
        value = obj._value_
        existing = cls._find_value(value)
        if existing is not None:
            cls._member_map_[name] = existing
            cls._set_member(name, existing)
            return
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
        """Makes the member an attribute of the class. What a base has under its name is still what members see."""
        for base in cls.__mro__[1:]:
            hidden = base.__dict__.get(name)
            if hidden is not None and _is_descriptor(hidden):
                redirect = property(getattr(hidden, "fget", None) or (lambda self: hidden.__get__(self, type(self))))
                redirect.member = obj
                redirect.__set_name__(cls, name)
                type.__setattr__(cls, name, redirect)
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
                raise TypeError("EnumType.__call__() missing 1 required positional argument: 'value'")
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
        namespace["__module__"] = module or sys._getframemodulename(2) or "__main__"
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
        names = {"__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__", "__iter__", "__len__",
                 "__members__", "__module__", "__name__", "__qualname__", *cls._member_names_}
        if cls._new_member_ is not object.__new__:
            names.add("__new__")
        return sorted(names if cls._member_type_ is object else names.union(dir(cls._member_type_)))

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
    _value_repr_ = None
    _new_member_ = object.__new__

    def __new__(cls, value):
        if type(value) is cls:
            return value
        found = cls._find_value(value)
        if found is not None:
            return found
        if not cls._member_map_:
            if "__new__" not in cls.__dict__:  # it is set when the members have been made
                raise TypeError("do not use `super().__new__; call the appropriate __new__ directly")
            raise TypeError(f"{cls!r} has no members; specify `names=()` if you meant to create a new, empty, enum")
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
            last = sorted(last_values)[-1]
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None
        try:
            return last + 1
        except TypeError:
            raise TypeError(f"unable to increment {last!r}") from None

    @classmethod
    def _missing_(cls, value):
        return None

    def _add_alias_(self, name):
        type(self)._member_map_[name] = self
        type(self)._set_member(name, self)

    def _add_value_alias_(self, value):
        type(self)._value2member_map_[value] = self

    def __repr__(self):
        show = type(self)._value_repr_ or repr
        return f"<{type(self).__name__}.{self._name_}: {show(self._value_)}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __dir__(self):
        names = {"__class__", "__doc__", "__eq__", "__hash__", "__module__"}
        if type(self)._member_type_ is not object:
            names.update(object.__dir__(self))
        names.update([name for name in getattr(self, "__dict__", ()) if name[0] != "_"])
        for cls in type(self).__mro__:
            for name, value in cls.__dict__.items():
                if name[0] != "_" and (isinstance(value, property) or name not in type(self)._member_map_):
                    names.add(name)
        return sorted(names)

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
        """The name that the member was defined by."""
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
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        for value, what in zip(values[1:], ("encoding", "errors")):
            if not isinstance(value, str):
                raise TypeError(f"{what} must be a string, not {value!r}")
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
        values = [member._value_ for member in cls]
        if values != sorted(values):
            type.__setattr__(cls, "_iter_member_", cls._iter_member_by_def_)

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
            value += everything + 1
        found = cls._value2member_map_.get(value)
        if found is not None:
            return found
        if cls._member_type_ is object:
            obj = object.__new__(cls)
        else:
            obj = cls._member_type_.__new__(cls, value)
        names = [m._name_ for m in cls._iter_member_(value & cls._singles_mask_)]
        unknown = value & ~cls._singles_mask_
        for name, m in cls._member_map_.items() if unknown else ():  # members of several bits may name the rest
            if m._name_ not in names and m._value_ and m._value_ & value == m._value_:
                names.append(m._name_)
                unknown &= ~m._value_
        if unknown and names and cls._boundary_ is STRICT:
            raise ValueError(f"{cls!r}: no members with value {unknown!r}")
        obj._value_, obj.__objclass__ = value, cls
        obj._name_ = "|".join(names) + (f"|{cls._numeric_repr_(unknown)}" if unknown and names else "") if names else None
        return cls._value2member_map_.setdefault(value, obj)

    _numeric_repr_ = staticmethod(repr)

    @classmethod
    def _iter_member_by_value_(cls, value):
        """The members of the bits of the value; None for a bit that only members of several bits have."""
        for bit in _iter_bits_lsb(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda m: m._sort_order_)

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {type(self).__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return bool(self._value_)

    def __repr__(self):
        cls, value = type(self).__name__, (type(self)._value_repr_ or repr)(self._value_)
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
    duplicates = _duplicates(enumeration)
    if duplicates:
        raise ValueError(f"duplicate values found in {enumeration!r}: {duplicates}")
    return enumeration


UNIQUE, CONTINUOUS, NAMED_FLAGS = "one name per value", "no skipped integer values", "multi-flag aliases may not contain unnamed flags"


class verify:
    """Class decorator: verify(UNIQUE, CONTINUOUS, NAMED_FLAGS). Raises ValueError."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        kind = "flag" if issubclass(enumeration, Flag) else "enum"
        for check in self.checks:
            if check is UNIQUE:
                duplicates = _duplicates(enumeration)
                if duplicates:
                    raise ValueError(f"aliases found in {enumeration!r}: {duplicates}")
            elif check is CONTINUOUS:
                missing = _missing_values(enumeration, kind == "flag")
                if missing:
                    raise ValueError(f"invalid {kind} {enumeration.__name__!r}: missing values {missing}")
            elif check is NAMED_FLAGS and kind == "flag":
                _check_aliases(enumeration)
        return enumeration


def _duplicates(enumeration):
    return ", ".join([f"{name} -> {m.name}" for name, m in enumeration.__members__.items() if name != m.name])


def _missing_values(enumeration, is_flag):
    values = {member.value for member in enumeration}
    if not values:
        return ""
    wanted = range(min(values), max(values) + 1)
    if is_flag:
        wanted = [1 << bit for bit in range(min(values).bit_length() - 1, max(values).bit_length())]
    return ", ".join([str(value) for value in wanted if value not in values])


def _check_aliases(enumeration):
    """Raises ValueError if a flag of several bits has one that is no member."""
    names, missing = [], 0
    for name, member in enumeration.__members__.items():
        unnamed = member.value & ~enumeration._singles_mask_ if member.value > 0 else 0
        if unnamed:
            names.append(name)
            missing |= unnamed
    if names:
        which = f"alias {names[0]} is" if len(names) == 1 else f"aliases {', '.join(names[:-1])} and {names[-1]} are"
        raise ValueError(f"invalid Flag {enumeration.__name__!r}: {which} missing "
                         f"{'value' if _is_single_bit(missing) else 'combined values of'} 0x{missing:x} "
                         "[use enum.show_flag_values(value) for details]")


def show_flag_values(value):
    """The single bits of a flag value."""
    return list(_iter_bits_lsb(int(value)))


def _module_of(member):
    return type(member).__module__.split(".")[-1]


def global_enum_repr(self):
    """repr() of members that are names of their module."""
    return f"{_module_of(self)}.{self._name_}"


def global_flag_repr(self):
    """The same for flags."""
    module, cls = _module_of(self), type(self)
    if self._name_ is None:
        return f"{module}.{cls.__name__}({self._value_})"
    return "|".join([name if name[0].isdigit() else f"{module}.{name}" for name in self._name_.split("|")])


def global_str(self):
    """str() of members that are names of their module."""
    cls = type(self)
    return f"{cls.__name__}({self._value_!r})" if self._name_ is None else self._name_


def global_enum(cls, update_str=False):
    """Class decorator: the members are names of the module too, and are printed so."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if update_str or not issubclass(cls, ReprEnum):
        cls.__str__ = global_str
    vars(sys.modules[cls.__module__]).update(cls.__members__)
    return cls
