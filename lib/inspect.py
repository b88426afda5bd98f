"""Questions about objects: what they are, how they are called, what their documentation says."""

import sys
import types
from collections import namedtuple

_empty = type("_empty", (), {"__doc__": "Stands for what is not there.", "__module__": __name__})
CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_COROUTINE, CO_ASYNC_GENERATOR = 16, 32, 128, 512
_ABSTRACT = "__abstractmethods__"


# ---- Kinds of objects

def ismodule(object):
    """Is it a module?"""
    return isinstance(object, types.ModuleType)


def isclass(object):
    """Is it a class?"""
    return isinstance(object, type)


def _is_native_method(object):
    """Methods of types in C are bound in the same way as those in Python."""
    return isinstance(object, types.MethodType) and isinstance(
        object.__func__, (types.MethodDescriptorType, types.ClassMethodDescriptorType, types.BuiltinFunctionType))


def ismethod(object):
    """Is it a method written in Python, bound to an object?"""
    return isinstance(object, types.MethodType) and not _is_native_method(object)


def isfunction(object):
    """Is it a function written in Python?"""
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    """Is it a function or bound method written in C?"""
    return isinstance(object, types.BuiltinFunctionType) or _is_native_method(object)


def iscode(object):
    """Is it a code object?"""
    return isinstance(object, types.CodeType)


def istraceback(object):
    """Is it a traceback?"""
    return isinstance(object, types.TracebackType)


def isframe(object):
    """Is it a frame?"""
    return isinstance(object, types.FrameType)


def ismethodwrapper(object):
    """Is it a bound special method written in C?"""
    return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    """Is it a function or method of any sort?"""
    return (isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)
            or ismethodwrapper(object))


def ismethoddescriptor(object):
    """Is it something with __get__ but not __set__, and none of the functions and methods above?"""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, "__get__") and not hasattr(cls, "__set__") and not hasattr(cls, "__delete__")


def isdatadescriptor(object):
    """Is it something with __set__ or __delete__?"""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, "__set__") or hasattr(cls, "__delete__")


def isgetsetdescriptor(object):
    """Is it an attribute computed in C?"""
    return isinstance(object, types.GetSetDescriptorType)


def _has_flag(function, flag):
    function = _unwrap_partial(function)
    if ismethod(function):
        function = function.__func__
    return isfunction(function) and function.__code__.co_flags & flag != 0


def isgeneratorfunction(obj):
    """Does calling it make a generator?"""
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    """Does calling it make a coroutine?"""
    return _has_flag(obj, CO_COROUTINE) or getattr(obj, "_is_coroutine_mark", None) is markcoroutinefunction


def isasyncgenfunction(obj):
    """Does calling it make an asynchronous generator?"""
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def markcoroutinefunction(func):
    """Decorator: makes iscoroutinefunction say yes."""
    getattr(func, "__func__", func)._is_coroutine_mark = markcoroutinefunction
    return func


def isgenerator(object):
    """Is it a generator?"""
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    """Is it a coroutine?"""
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    """Is it an asynchronous generator?"""
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    """Can it be awaited?"""
    return iscoroutine(object) or hasattr(type(object), "__await__")


def isabstract(object):
    """Is it a class with abstract methods?"""
    return isclass(object) and bool(getattr(object, _ABSTRACT, None))


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"


def _state(object, prefix, kind):
    if getattr(object, f"{prefix}_running"):
        return f"{kind}_RUNNING"
    if getattr(object, f"{prefix}_suspended"):
        return f"{kind}_SUSPENDED"
    return f"{kind}_{'CLOSED' if getattr(object, f'{prefix}_frame') is None else 'CREATED'}"


def getgeneratorstate(generator):
    """One of GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED."""
    return _state(generator, "gi", "GEN")


def getcoroutinestate(coroutine):
    """One of CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED."""
    return _state(coroutine, "cr", "CORO")


# ---- Members and documentation

def getmro(cls):
    """The class and its bases in the order attributes are looked for."""
    return cls.__mro__


def getmembers(object, predicate=None):
    """(name, value) of all attributes that the predicate accepts, sorted by names."""
    names = set(dir(object))
    if isclass(object):
        names.update(name for base in object.__bases__ for name, value in base.__dict__.items()
                     if isinstance(value, types.DynamicClassAttribute))
    members = []
    for name in sorted(names):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            members.append((name, value))
    return members


_missing = object()


def getattr_static(obj, attr, default=_missing):
    """The attribute as it is kept: no descriptor, __getattr__ or __getattribute__ is asked."""
    found = _missing
    try:
        found = object.__getattribute__(obj, "__dict__").get(attr, _missing)
    except AttributeError:
        pass
    for cls in type.__dict__["__mro__"].__get__(obj if isclass(obj) else type(obj)):
        value = cls.__dict__.get(attr, _missing)
        if value is not _missing:
            if found is _missing or isclass(obj) or isdatadescriptor(value):
                return value
            break
    if found is not _missing:
        return found
    if default is _missing:
        raise AttributeError(attr)
    return default


def cleandoc(doc):
    """The text without the indentation of its lines, and empty lines around."""
    lines = doc.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip(" ")]
    margin = min(margins, default=0)
    lines = [lines[0].lstrip(" ")] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def _inherited_doc(object):
    """What the same attribute of a base class says."""
    if isclass(object):
        return next((base.__doc__ for base in object.__mro__[:-1] if base.__doc__ is not None), None)
    function = object.fget if isinstance(object, property) else getattr(object, "__func__", object)
    name, path = getattr(function, "__name__", None), getattr(function, "__qualname__", "").split(".")[:-1]
    cls = type(object.__self__) if ismethod(object) and not isclass(object.__self__) else None
    if ismethod(object) and isclass(object.__self__):
        cls = object.__self__
    elif cls is None and path:
        cls = sys.modules.get(getattr(function, "__module__", None))
        for part in path:
            cls = getattr(cls, part, None)
    for base in getattr(cls, "__mro__", ()):
        doc = getattr(base.__dict__.get(name), "__doc__", None)
        if doc is not None:
            return doc


def getdoc(object):
    """The documentation, cleaned; of a method without one, that of a base class."""
    doc = getattr(object, "__doc__", None)
    if doc is None:
        doc = _inherited_doc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def getmodule(object, _filename=None):
    """The module that an object was defined in, or None."""
    if ismodule(object):
        return object
    return sys.modules.get(getattr(object, "__module__", None))


FrameInfo = namedtuple("FrameInfo", "frame filename lineno function code_context index")


def currentframe():
    """The frame of the function that calls this."""
    return sys._getframe(1)


def getouterframes(frame, context=1):
    """FrameInfo of a frame and those that called it; their source is not read."""
    infos = []
    while frame is not None:
        code = frame.f_code
        infos.append(FrameInfo(frame, code.co_filename, frame.f_lineno, code.co_name, None, None))
        frame = frame.f_back
    return infos


def stack(context=1):
    """getouterframes of the function that calls this."""
    return getouterframes(sys._getframe(1), context)


def unwrap(func, *, stop=None):
    """The function that decorators with functools.wraps have wrapped."""
    seen = [func]
    while hasattr(func, "__wrapped__") and not (stop and stop(func)):
        func = func.__wrapped__
        if any(func is each for each in seen):
            raise ValueError(f"wrapper loop when unwrapping {seen[0]!r}")
        seen.append(func)
    return func


def _unwrap_partial(func):
    functools = sys.modules.get("functools")
    while functools and isinstance(func, functools.partial):
        func = func.func
    return func


# ---- Signatures

class _ParameterKind(int):
    def __new__(cls, value, name, description):
        self = super().__new__(cls, value)
        self.name, self.description = name, description
        return self

    value = property(int)

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"


_POSITIONAL_ONLY = _ParameterKind(0, "POSITIONAL_ONLY", "positional-only")
_POSITIONAL_OR_KEYWORD = _ParameterKind(1, "POSITIONAL_OR_KEYWORD", "positional or keyword")
_VAR_POSITIONAL = _ParameterKind(2, "VAR_POSITIONAL", "variadic positional")
_KEYWORD_ONLY = _ParameterKind(3, "KEYWORD_ONLY", "keyword-only")
_VAR_KEYWORD = _ParameterKind(4, "VAR_KEYWORD", "variadic keyword")
_KINDS = (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD)
_VARIADIC = (_VAR_POSITIONAL, _VAR_KEYWORD)


def formatannotation(annotation, base_module=None):
    """The text of an annotation."""
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


class Parameter:
    """A parameter of a function: name, kind, default, annotation."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL = _POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL
    KEYWORD_ONLY, VAR_KEYWORD = _KEYWORD_ONLY, _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if kind not in _KINDS:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        kind = _KINDS[kind]
        if default is not _empty and kind in _VARIADIC:
            raise ValueError(f"{kind.description} parameters cannot have default values")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name, self._kind, self._default, self._annotation = name, kind, default, annotation

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=_missing, kind=_missing, default=_missing, annotation=_missing):
        """The same with other parts."""
        return type(self)(self._name if name is _missing else name, self._kind if kind is _missing else kind,
                          default=self._default if default is _missing else default,
                          annotation=self._annotation if annotation is _missing else annotation)

    __replace__ = replace

    def __str__(self):
        stars = "*" if self._kind == _VAR_POSITIONAL else "**" if self._kind == _VAR_KEYWORD else ""
        text, equals = stars + self._name, "="
        if self._annotation is not _empty:
            text, equals = f"{text}: {formatannotation(self._annotation)}", " = "
        return text if self._default is _empty else f"{text}{equals}{self._default!r}"

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name, self._kind, self._default, self._annotation) == (
            other._name, other._kind, other._default, other._annotation)

    def __hash__(self):
        return hash((self._name, self._kind, self._default, self._annotation))


class BoundArguments:
    """Arguments of a call by the names of the parameters."""

    def __init__(self, signature, arguments):
        self.signature, self.arguments = signature, arguments

    @property
    def args(self):
        """Those given by position."""
        result = []
        for name, parameter in self.signature.parameters.items():
            if parameter.kind > _VAR_POSITIONAL or name not in self.arguments:
                break
            if parameter.kind == _VAR_POSITIONAL:
                result.extend(self.arguments[name])
            else:
                result.append(self.arguments[name])
        return tuple(result)

    @property
    def kwargs(self):
        """Those given by name."""
        result, by_name = {}, False
        for name, parameter in self.signature.parameters.items():
            by_name = by_name or parameter.kind > _VAR_POSITIONAL or name not in self.arguments
            if by_name and name in self.arguments:
                if parameter.kind == _VAR_KEYWORD:
                    result.update(self.arguments[name])
                elif parameter.kind != _VAR_POSITIONAL:
                    result[name] = self.arguments[name]
        return result

    def apply_defaults(self):
        """Adds what was not given."""
        arguments = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif parameter.default is not _empty:
                arguments[name] = parameter.default
            elif parameter.kind in _VARIADIC:
                arguments[name] = () if parameter.kind == _VAR_POSITIONAL else {}
        self.arguments = arguments

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        return f"<{type(self).__name__} ({', '.join([f'{name}={value!r}' for name, value in self.arguments.items()])})>"


class Signature:
    """The parameters of a function, and what it returns."""

    __slots__ = ("_parameters", "_return_annotation")
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        self._parameters, kind, has_default = {}, _POSITIONAL_ONLY, False
        for parameter in parameters or ():
            if parameter.kind < kind:
                raise ValueError(f"wrong parameter order: {kind.description} parameter before "
                                 f"{parameter.kind.description} parameter")
            kind = parameter.kind
            if kind <= _POSITIONAL_OR_KEYWORD:
                if parameter.default is _empty and has_default:
                    raise ValueError("non-default argument follows default argument")
                has_default = parameter.default is not _empty
            if parameter.name in self._parameters:
                raise ValueError(f"duplicate parameter name: {parameter.name!r}")
            self._parameters[parameter.name] = parameter
        self._return_annotation = return_annotation

    parameters = property(lambda self: types.MappingProxyType(self._parameters))
    return_annotation = property(lambda self: self._return_annotation)

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        """The signature of something that can be called."""
        return _signature(cls, obj, follow_wrapped)

    def replace(self, *, parameters=_missing, return_annotation=_missing):
        """The same with other parts."""
        return type(self)(self._parameters.values() if parameters is _missing else parameters,
                          return_annotation=self._return_annotation if return_annotation is _missing
                          else return_annotation)

    __replace__ = replace

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return self._comparable() == other._comparable()

    def __hash__(self):
        positional, by_name, returns = self._comparable()
        return hash((tuple(positional), frozenset(by_name.values()), returns))

    def _comparable(self):
        """The order of those by keyword does not matter."""
        positional = [p for p in self._parameters.values() if p.kind != _KEYWORD_ONLY]
        return positional, {p.name: p for p in self._parameters.values() if p.kind == _KEYWORD_ONLY}, self._return_annotation

    def bind(self, /, *args, **kwargs):
        """BoundArguments of a call. Raises TypeError if it cannot be called so."""
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        """The same; arguments may be missing."""
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, is_partial):
        arguments, rest, takes_more = {}, dict(kwargs), False
        values, not_by_name = list(args), []
        in_order = True  # so far each parameter has had its value by position
        for name, parameter in self._parameters.items():
            kind = parameter.kind
            if kind >= _KEYWORD_ONLY and values:
                break
            if kind == _VAR_POSITIONAL:
                in_order = False
                if values:
                    arguments[name] = tuple(values)
                    values = []
            elif kind == _VAR_KEYWORD:
                takes_more = name
            elif kind <= _POSITIONAL_OR_KEYWORD and values:
                if kind == _POSITIONAL_OR_KEYWORD and name in rest:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = values.pop(0)
            elif kind == _POSITIONAL_ONLY and name in rest:
                not_by_name.append(name)
                in_order = False
            elif name in rest:
                arguments[name] = rest.pop(name)
                in_order = False
            elif parameter.default is _empty and not is_partial:
                what = "keyword-only argument" if kind == _KEYWORD_ONLY and in_order else "argument"
                raise TypeError(f"missing a required {what}: {name!r}")
            else:
                in_order = False
        if values:
            raise TypeError("too many positional arguments")
        if takes_more:
            if rest:
                arguments[takes_more] = rest
        elif not_by_name:
            names = ", ".join(not_by_name)
            raise TypeError(f"got some positional-only arguments passed as keyword arguments: {names!r}")
        elif rest:
            raise TypeError(f"got an unexpected keyword argument {next(iter(rest))!r}")
        return BoundArguments(self, arguments)

    def format(self, *, max_width=None):
        """The text of the signature; one parameter on each line if it is wider than that."""
        parts, last, has_star = [], None, False
        for parameter in self._parameters.values():
            kind = parameter.kind
            if last == _POSITIONAL_ONLY and kind != _POSITIONAL_ONLY:
                parts.append("/")
            has_star = has_star or kind == _VAR_POSITIONAL
            if kind == _KEYWORD_ONLY and not has_star:
                parts.append("*")
                has_star = True
            parts.append(str(parameter))
            last = kind
        if last == _POSITIONAL_ONLY:
            parts.append("/")
        text = f"({', '.join(parts)})"
        if max_width is not None and len(text) > max_width:
            text = "(\n    " + ",\n    ".join(parts) + "\n)"
        return text if self._return_annotation is _empty else f"{text} -> {formatannotation(self._return_annotation)}"

    def __str__(self):
        return self.format()

    def __repr__(self):
        return f"<{type(self).__name__} {self}>"


def _of_function(cls, function):
    code, annotations = function.__code__, getattr(function, "__annotations__", {})
    count, keyword_count = code.co_argcount, code.co_kwonlyargcount
    names, defaults = code.co_varnames, function.__defaults__ or ()
    parameters = []

    def add(name, kind, default=_empty):
        parameters.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))

    for i, name in enumerate(names[:count]):
        kind = _POSITIONAL_ONLY if i < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD
        add(name, kind, defaults[i - count] if i >= count - len(defaults) else _empty)
    behind = count + keyword_count
    if code.co_flags & CO_VARARGS:
        add(names[behind], _VAR_POSITIONAL)
        behind += 1
    for name in names[count:count + keyword_count]:
        add(name, _KEYWORD_ONLY, (function.__kwdefaults__ or {}).get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[behind], _VAR_KEYWORD)
    return cls(parameters, return_annotation=annotations.get("return", _empty))


def _without_first(signature):
    """The signature of a bound method."""
    parameters = list(signature.parameters.values())
    if not parameters or parameters[0].kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
        raise ValueError("invalid method signature")
    return signature.replace(parameters=parameters if parameters[0].kind == _VAR_POSITIONAL else parameters[1:])


def _of_partial(signature, partial):
    """Arguments given by position are gone; those by keyword are defaults, and what follows keyword-only."""
    try:
        given = signature.bind_partial(*partial.args, **partial.keywords).arguments
    except TypeError as e:
        raise ValueError(f"partial object {partial!r} has incorrect arguments") from e
    parameters, by_keyword = [], False
    for name, parameter in signature.parameters.items():
        if name in partial.keywords:
            by_keyword = by_keyword or parameter.kind == _POSITIONAL_OR_KEYWORD
            parameter = parameter.replace(default=partial.keywords[name])
        elif name in given and parameter.kind <= _POSITIONAL_OR_KEYWORD:
            continue
        if by_keyword:
            if parameter.kind == _VAR_POSITIONAL:
                continue
            if parameter.kind == _POSITIONAL_OR_KEYWORD:
                parameter = parameter.replace(kind=_KEYWORD_ONLY)
        parameters.append(parameter)
    return signature.replace(parameters=parameters)


def _of_class(cls, obj):
    for base in obj.__mro__:
        for name in ("__new__", "__init__"):
            function = base.__dict__.get(name)
            if isinstance(function, staticmethod):
                function = function.__func__
            if isfunction(function):
                return _without_first(_signature(cls, function, True))
    if object in obj.__mro__ and all(base.__module__ != "builtins" for base in obj.__mro__[:-1]):
        return cls()
    for base in obj.__mro__[:-1]:
        found = _of_builtin(cls, base) if base.__module__ == "builtins" else None
        if found is not None:
            return found
    raise ValueError(f"no signature found for builtin type {obj!r}")


def _of_builtin(cls, obj):
    """Of a function, method or type in C that is known."""
    import builtins
    import _signatures
    name, bound = obj.__name__, getattr(obj, "__self__", None)
    owner = bound if isclass(bound) else getattr(obj, "__objclass__", type(bound))
    owner = next((base for base in owner.__mro__ if name in base.__dict__), type(None))
    if not isclass(obj) and owner is not type(None):
        name = f"{owner.__name__}.{name}"
    elif getattr(builtins, name, None) is not obj:
        return None
    text = _signatures.find(name)
    if text is None or owner.__module__ != "builtins":
        return None
    scope = {"sys": sys}
    exec(f"def function{text}: pass", scope)
    found = _of_function(cls, scope["function"])
    return found if bound is None or isclass(bound) else _without_first(found)


def _signature(cls, obj, follow_wrapped):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if ismethod(obj):
        return _without_first(_signature(cls, obj.__func__, follow_wrapped))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or ismethod(f))
        if ismethod(obj):
            return _signature(cls, obj, True)
    given = getattr(obj, "__signature__", None)
    if given is not None:
        if not isinstance(given, Signature):
            raise TypeError(f"unexpected object {given!r} in __signature__ attribute")
        return given
    if isfunction(obj):
        return _of_function(cls, obj)
    if _unwrap_partial(obj) is not obj:
        return _of_partial(_signature(cls, obj.func, follow_wrapped), obj)
    if isclass(obj):
        meta_call = next((base.__dict__["__call__"] for base in type(obj).__mro__ if "__call__" in base.__dict__), None)
        if isfunction(meta_call):
            return _without_first(_of_function(cls, meta_call))
        return _of_class(cls, obj)
    call = getattr(type(obj), "__call__", None)
    if isfunction(call):
        return _without_first(_signature(cls, call, follow_wrapped))
    found = _of_builtin(cls, obj) if isroutine(obj) else None
    if found is not None:
        return found
    raise ValueError(f"no signature found for builtin {obj!r}")


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The Signature of something that can be called. Raises TypeError, or ValueError if it is written in C."""
    return _signature(Signature, obj, follow_wrapped)


class FullArgSpec(tuple):
    """What getfullargspec gives."""

    __slots__ = ()
    _fields = ("args", "varargs", "varkw", "defaults", "kwonlyargs", "kwonlydefaults", "annotations")

    def __repr__(self):
        return f"FullArgSpec({', '.join([f'{name}={value!r}' for name, value in zip(self._fields, self)])})"


for _i, _n in enumerate(FullArgSpec._fields):
    setattr(FullArgSpec, _n, property(lambda self, i=_i: self[i]))


def getcallargs(func, /, *positional, **named):
    """A dict of the parameters and what a call with these arguments gives them. Raises TypeError."""
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)


def getfullargspec(func):
    """Names and defaults of the parameters, in the form that was used before there was signature()."""
    try:
        found = _signature(Signature, func.__func__ if ismethod(func) else func, False)
    except Exception as e:
        raise TypeError("unsupported callable") from e
    names, by_keyword, defaults, keyword_defaults, annotations = [], [], [], {}, {}
    star = {_VAR_POSITIONAL: None, _VAR_KEYWORD: None}
    if found.return_annotation is not _empty:
        annotations["return"] = found.return_annotation
    for name, parameter in found.parameters.items():
        if parameter.kind in star:
            star[parameter.kind] = name
        elif parameter.kind == _KEYWORD_ONLY:
            by_keyword.append(name)
            if parameter.default is not _empty:
                keyword_defaults[name] = parameter.default
        else:
            names.append(name)
            if parameter.default is not _empty:
                defaults.append(parameter.default)
        if parameter.annotation is not _empty:
            annotations[name] = parameter.annotation
    return FullArgSpec((names, star[_VAR_POSITIONAL], star[_VAR_KEYWORD], tuple(defaults) or None, by_keyword,
                        keyword_defaults or None, annotations))


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """A copy of the annotations of a function, class or module."""
    found = obj.__dict__.get("__annotations__", {}) if isclass(obj) else getattr(obj, "__annotations__", None) or {}
    if not eval_str:
        return dict(found)
    if globals is None:
        globals = getattr(sys.modules.get(getattr(obj, "__module__", None)), "__dict__", None)
    return {name: eval(value, globals, locals) if isinstance(value, str) else value for name, value in found.items()}
