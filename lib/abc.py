"""Abstract base classes."""


def abstractmethod(funcobj):
    """Decorator: a class with such a method cannot be instantiated."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    __isabstractmethod__ = True


def _abstract_names(cls, namespace):
    names = {name for name, value in namespace.items() if getattr(value, "__isabstractmethod__", False)}
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                names.add(name)
    return frozenset(names)


class ABCMeta(type):
    """Metaclass of abstract base classes: collects abstract methods; register() adds virtual subclasses."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace)
        cls._abc_registry = []
        return cls

    def register(cls, subclass):
        """Makes subclass a virtual subclass; returns it."""
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_registry.append(subclass)
        if cls.__abc_tpflags__ & ~subclass.__abc_tpflags__:
            try:
                subclass.__abc_tpflags__ = cls.__abc_tpflags__
            except TypeError:
                pass  # a type in C knows best what it matches
        return subclass

    def __instancecheck__(cls, instance):
        kind = type(instance)
        return cls.__subclasscheck__(kind) or (
            getattr(instance, "__class__", kind) is not kind and cls.__subclasscheck__(instance.__class__))

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        answer = cls.__subclasshook__(subclass)
        if answer is not NotImplemented:
            return bool(answer)
        if cls in subclass.__mro__:
            return True
        for registered in cls._abc_registry:
            if issubclass(subclass, registered):
                return True
        return any(issubclass(subclass, child) for child in type.__subclasses__(cls))


class ABC(metaclass=ABCMeta):
    """Base for abstract classes."""

    __slots__ = ()


def _counts_with(owner, *names):
    """Makes owner's __subclasshook__: classes that have these methods, none of them None, count as its subclasses."""
    def __subclasshook__(cls, other):
        if cls is not owner:
            return NotImplemented
        for name in names:
            if next((base.__dict__[name] for base in other.__mro__ if name in base.__dict__), None) is None:
                return NotImplemented
        return True
    owner.__subclasshook__ = classmethod(__subclasshook__)


def update_abstractmethods(cls):
    """Works out again which methods of cls are abstract, after it was changed; returns cls."""
    if hasattr(cls, "__abstractmethods__"):
        cls.__abstractmethods__ = _abstract_names(cls, cls.__dict__)
    return cls


def get_cache_token():
    """Changes with registrations; there is no cache here."""
    return 0
