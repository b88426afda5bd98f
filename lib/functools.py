"""Functions that work on functions."""

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cmp_to_key",
           "cache", "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod",
           "cached_property"]

from types import GenericAlias, UnionType

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)
_MISSING = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Gives wrapper the name, documentation and attributes of wrapped; returns wrapper."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Decorator: update_wrapper(function, wrapped)."""
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


def reduce(function, iterable, initial=_MISSING, /):
    """function(... function(function(first, second), third) ..., last). Raises TypeError if there is nothing."""
    try:
        items = iter(iterable)
    except TypeError:
        items = None
    if items is None:
        raise TypeError("reduce() arg 2 must support iteration")
    if initial is _MISSING:
        for value in items:
            break
        else:
            raise TypeError("reduce() of empty iterable with no initial value")
    else:
        value = initial
    for item in items:
        value = function(value, item)
    return value


_being_printed = set()


def _shown(call):
    """The parts of a partial call, as they are printed."""
    parts = [repr(call.func), *[repr(arg) for arg in call.args]]
    return ", ".join(parts + [f"{name}={value!r}" for name, value in call.keywords.items()])


class partial:
    """A function with some arguments given already."""

    _shown_as = "functools.partial"

    def __new__(cls, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = super().__new__(cls)
        self.func, self.args, self.keywords = func, args, keywords
        return self

    def __call__(self, /, *args, **keywords):
        if keywords:
            keywords = {**self.keywords, **keywords}
        else:
            keywords = self.keywords
        return self.func(*self.args, *args, **keywords)

    def __repr__(self):
        if id(self) in _being_printed:
            return "..."
        _being_printed.add(id(self))
        try:
            parts = _shown(self)
        finally:
            _being_printed.discard(id(self))
        cls = type(self)
        return f"{cls.__module__}.{cls.__qualname__}({parts})"

    def __get__(self, instance, owner=None):
        if instance is not None:
            import warnings
            warnings.warn("functools.partial will be a method descriptor in future Python versions; "
                          "wrap it in staticmethod() if you want to preserve the old behavior", FutureWarning, 2)
        return self

    def __reduce__(self):
        more = {name: value for name, value in self.__dict__.items() if name not in ("func", "args", "keywords")}
        return type(self), (self.func,), (self.func, self.args, self.keywords or None, more or None)

    def __setstate__(self, state):
        if not isinstance(state, tuple) or len(state) != 4:
            raise TypeError("invalid partial state")
        func, args, keywords, attributes = state
        if not callable(func) or not isinstance(args, tuple) or not isinstance(keywords, (dict, type(None))) or (
                not isinstance(attributes, (dict, type(None)))):
            raise TypeError("invalid partial state")
        self.__dict__ = dict(attributes or {})
        self.func, self.args, self.keywords = func, tuple(args), dict(keywords or {})

    __class_getitem__ = classmethod(GenericAlias)


class partialmethod:
    """A method with some arguments given already."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            func, args, keywords = func.func, func.args + args, {**func.keywords, **keywords}
        self.func, self.args, self.keywords = func, args, keywords

    def __repr__(self):
        return f"{type(self).__module__}.{type(self).__qualname__}({_shown(self)})"

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(GenericAlias)

    def __get__(self, instance, owner=None):
        get = getattr(self.func, "__get__", None)
        bound = get(instance, owner) if get is not None else self.func
        if bound is not self.func:
            made = partial(bound, *self.args, **self.keywords)
            if hasattr(bound, "__self__"):
                made.__self__ = bound.__self__
            return made

        def method(self_or_cls, /, *args, **keywords):
            return self.func(self_or_cls, *self.args, *args, **{**self.keywords, **keywords})
        return method if instance is None else method.__get__(instance, owner)


def cmp_to_key(mycmp):
    """A key function for sorting from an old comparison function (negative, zero, positive)."""

    class K:
        __slots__ = ["obj"]
        __hash__ = None

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

    return K


def _derive(root, negate, swap_equal):
    """An ordering method made of the root method, ==, and not."""
    def method(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        if negate:
            result = not result
        if swap_equal == "or":
            return result or self == other
        if swap_equal == "and":
            return result and self != other
        return result
    return method


_DERIVED = {
    "__lt__": {"__gt__": (True, "and"), "__le__": (False, "or"), "__ge__": (True, None)},
    "__le__": {"__ge__": (True, "or"), "__lt__": (False, "and"), "__gt__": (True, None)},
    "__gt__": {"__lt__": (True, "and"), "__ge__": (False, "or"), "__le__": (True, None)},
    "__ge__": {"__le__": (True, "or"), "__gt__": (False, "and"), "__lt__": (True, None)},
}


def total_ordering(cls):
    """Class decorator: adds the ordering methods that are missing, from one that is there and ==."""
    roots = [name for name in _DERIVED if getattr(cls, name, None) is not getattr(object, name, None)]
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots)
    for name, (negate, equal) in _DERIVED[root].items():
        if name not in roots:
            method = _derive(root, negate, equal)
            method.__name__ = name
            setattr(cls, name, method)
    return cls


def _cache_info():
    """The class of what cache_info() gives, made when it is first asked for."""
    if "_CacheInfo" not in globals():
        from collections import namedtuple
        globals()["_CacheInfo"] = namedtuple("CacheInfo", ("hits", "misses", "maxsize", "currsize"), module=__name__)
    return _CacheInfo


def __getattr__(name):
    if name == "_CacheInfo":
        return _cache_info()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _call_key(args, kwargs, typed):
    if not kwargs and not typed:
        return args[0] if len(args) == 1 and type(args[0]) in (int, str) else args
    key = args
    if kwargs:
        key += (_MISSING,) + tuple(kwargs.items())
    if typed:
        key += tuple([type(v) for v in args]) + tuple([type(v) for v in kwargs.values()])
    return key


def lru_cache(maxsize=128, typed=False):
    """Decorator: remembers the results of the last maxsize different calls (None: all of them)."""
    if callable(maxsize) and isinstance(typed, bool):
        return _make_cache(maxsize, 128, typed)
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda function: _make_cache(function, maxsize, typed)


def cache(user_function, /):
    """Decorator: remembers the results of all calls."""
    return lru_cache(maxsize=None)(user_function)


def _make_cache(function, maxsize, typed):
    results = {}  # oldest use first: a hit moves its entry to the end
    hits = misses = 0

    def wrapper(*args, **kwargs):
        nonlocal hits, misses
        if maxsize == 0:
            misses += 1
            return function(*args, **kwargs)
        key = _call_key(args, kwargs, typed)
        value = results.get(key, _MISSING)
        if value is not _MISSING:
            hits += 1
            if maxsize is not None:
                del results[key]
                results[key] = value
            return value
        misses += 1
        value = function(*args, **kwargs)
        if maxsize is not None and key not in results and len(results) >= maxsize:
            del results[next(iter(results))]
        results[key] = value
        return value

    def cache_info():
        return _cache_info()(hits, misses, maxsize, len(results))

    def cache_clear():
        nonlocal hits, misses
        results.clear()
        hits = misses = 0

    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


class cached_property:
    """A property that is computed once and then kept in the instance."""

    def __init__(self, func):
        self.func, self.attrname, self.__doc__ = func, None, func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            kept = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache "
                            f"{self.attrname!r} property.") from None
        value = kept.get(self.attrname, _MISSING)
        if value is _MISSING:
            value = kept[self.attrname] = self.func(instance)
        return value

    __class_getitem__ = classmethod(GenericAlias)


def _union_args(cls):
    """The types of a union; () for anything else."""
    is_union = isinstance(cls, UnionType) or repr(getattr(cls, "__origin__", None)) == "typing.Union"
    return cls.__args__ if is_union else ()


def _is_dispatchable(cls):
    return all([isinstance(one, type) and not isinstance(one, GenericAlias) for one in _union_args(cls) or (cls,)])


def _nearest(base, others, registry):
    """Of the registered classes that count as bases of a class without being in its order of resolution, and not
    already of one of the others, the most derived. Raises RuntimeError if there are two. None: no such class."""
    known = [one for one in registry if one not in base.__mro__ and issubclass(base, one)
             and not any([issubclass(other, one) for other in others])]
    known = [one for one in known if not any([two is not one and issubclass(two, one) for two in known])]
    if len(known) > 1:
        raise RuntimeError(f"Ambiguous dispatch: {known[0]} or {known[1]}")
    return known[0] if known else None


def singledispatch(func):
    """Decorator: a function that is chosen by the type of its first argument; register() adds one."""
    registry = {object: func}

    def dispatch(cls):
        """The function for that class: of itself, or of the first of its bases that has one."""
        for at, base in enumerate(cls.__mro__):
            if base in registry and base is not object:
                return registry[base]
            abstract = _nearest(base, cls.__mro__[at + 1:], registry)
            if abstract is not None:
                return registry[abstract]
        return func

    def register(cls, func=None):
        """register(type)(function), register(type, function), or register(function) with an annotation."""
        if func is not None and not _is_dispatchable(cls):
            raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
        if func is None:
            if _is_dispatchable(cls):
                return lambda function: register(cls, function)
            func = cls
            annotations = getattr(func, "__annotations__", {})
            if not annotations:
                raise TypeError(f"Invalid first argument to `register()`: {cls!r}. "
                                "Use either `@register(some_class)` or plain `@register` on an annotated function.")
            name, cls = next(iter(annotations.items()))
            if isinstance(cls, str):
                cls = eval(cls, func.__globals__)
            if not _is_dispatchable(cls):
                what = "not all arguments are classes" if _union_args(cls) else "is not a class"
                raise TypeError(f"Invalid annotation for {name!r}. {cls!r} {what}.")
        for each in _union_args(cls) or (cls,):
            registry[each] = func
        return func

    def wrapper(*args, **kwargs):
        if not args:
            raise TypeError(f"{getattr(func, '__name__', 'singledispatch function')} requires at least 1 positional argument")
        return dispatch(type(args[0]))(*args, **kwargs)

    wrapper.register, wrapper.dispatch, wrapper.registry = register, dispatch, registry
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """The same for methods: chosen by the type of the first argument after self."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher, self.func = singledispatch(func), func

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    def register(self, cls, method=None):
        """Has method called for the type; also a decorator."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            if not args:
                name = getattr(self.func, "__name__", "singledispatchmethod method")
                raise TypeError(f"{name} requires at least 1 positional argument")
            chosen = self.dispatcher.dispatch(type(args[0]))
            return chosen.__get__(obj, cls)(*args, **kwargs)
        method.register = self.register
        return update_wrapper(method, self.func)
