"""Warnings: messages about code, printed once for each place, or raised.

A rule is (action, message, category, module, lineno); the first that fits decides. Its message and module are
patterns of which only plain text, .* and backslashes mean something: there is no re.
"""

import sys

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter", "resetwarnings",
           "catch_warnings", "deprecated"]

_ACTIONS = ("default", "always", "ignore", "module", "once", "error")
filters = [("default", None, DeprecationWarning, "__main__", 0), ("ignore", None, DeprecationWarning, None, 0),
           ("ignore", None, PendingDeprecationWarning, None, 0), ("ignore", None, ImportWarning, None, 0),
           ("ignore", None, ResourceWarning, None, 0)]
defaultaction = "default"
onceregistry = {}  # what was printed under the action "once"
_version = 1       # counts the changes of the rules: registries of modules are valid for one version


class WarningMessage:
    """A warning and its place."""

    _WARNING_DETAILS = ("message", "category", "filename", "lineno", "file", "line", "source")

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno = message, category, filename, lineno
        self.file, self.line, self.source = file, line, source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f"{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, "
                f"lineno : {self.lineno}, line : {self.line!r}}}")

    def __repr__(self):
        return f"<{type(self).__qualname__} {self}>"


# ---- Printing

def formatwarning(message, category, filename, lineno, line=None):
    """The text that is printed: place, message, and the line of the source if it is at hand."""
    if line is None:
        from traceback import FrameSummary
        line = FrameSummary(filename, lineno, "").line
    line = line.strip()
    return f"{filename}:{lineno}: {category.__name__}: {message}\n" + (f"  {line}\n" if line else "")


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Prints a warning: on standard error, unless there is a file."""
    file = sys.stderr if file is None else file
    if file is not None:
        try:
            file.write(formatwarning(message, category, filename, lineno, line))
        except OSError:
            pass  # a warning that cannot be printed is lost


_showwarning = showwarning


def _print(warning):
    """Prints a warning; catch_warnings puts the append of its list here."""
    _showwarning(warning.message, warning.category, warning.filename, warning.lineno, warning.file, warning.line)


def _show(warning):
    """Shows a warning, by the function that a program has put in the place of showwarning if there is one."""
    if showwarning is _showwarning:
        _print(warning)
    elif callable(showwarning):
        showwarning(warning.message, warning.category, warning.filename, warning.lineno, warning.file, warning.line)
    else:
        raise TypeError("warnings.showwarning() must be set to a function or method")


# ---- Rules

def _changed():
    global _version
    _version += 1


_filters_mutated = _changed


def _add(rule, append):
    if append:
        if rule not in filters:
            filters.append(rule)
    else:
        if rule in filters:
            filters.remove(rule)
        filters.insert(0, rule)
    _changed()


def _check(action, lineno):
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Adds a rule: "error", "ignore", "always", "default", "module" or "once". Raises ValueError, TypeError."""
    _check(action, lineno)
    if not isinstance(message, str):
        raise TypeError("message must be a string")
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError("category must be a Warning subclass")
    if not isinstance(module, str):
        raise TypeError("module must be a string")
    _add((action, message or None, category, module or None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """A rule for every message and module."""
    _check(action, lineno)
    _add((action, None, category, None, lineno), append)


def resetwarnings():
    """Removes every rule."""
    filters[:] = []
    _changed()


def _fits(pattern, text):
    """Whether the text starts as the pattern says."""
    first, *rest = [part.replace("\\", "") for part in pattern.split(".*")]
    if not text.startswith(first):
        return False
    at = len(first)
    for part in rest:
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def _action(text, category, module, lineno):
    """What to do, by the first rule that fits."""
    for action, message, kind, where, line in filters:
        if (issubclass(category, kind) and line in (0, lineno)
                and (message is None or _fits(message.lower(), text.lower()))
                and (where is None or where == module or ".*" in where and _fits(where, module))):
            return action
    return defaultaction


# ---- Warnings

def _category_of(message, category):
    if isinstance(message, Warning):
        return type(message)
    if category is None:
        return UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    return category


def _frame_of(depth, stacklevel, prefixes):
    """The frame that a warning is about, stacklevel 1 being `depth` calls up; None beyond the outermost."""
    try:
        frame = sys._getframe(depth + (stacklevel - 1 if not prefixes and stacklevel > 0 else 0))
    except ValueError:
        return None
    while prefixes and stacklevel > 0:
        stacklevel -= 1
        if stacklevel == 0:
            break
        frame = frame.f_back
        while frame is not None and frame.f_code.co_filename.startswith(prefixes):
            frame = frame.f_back
        if frame is None:
            break
    return frame


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Issues a warning about the caller, or what called it (stacklevel 2), and so on."""
    category = _category_of(message, category)
    if not isinstance(skip_file_prefixes, tuple):
        raise TypeError("skip_file_prefixes must be a tuple of strs.")
    if skip_file_prefixes:
        stacklevel = max(2, stacklevel)
    frame = _frame_of(2, stacklevel, skip_file_prefixes)
    if frame is None:
        names, filename, lineno = sys.__dict__, "<sys>", 0
    else:
        names, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    registry = None if names is sys.__dict__ else names.setdefault("__warningregistry__", {})
    warn_explicit(message, category, filename, lineno, names.get("__name__", "<string>"), registry, source=source)


def _is_news(action, registry, text, category, lineno):
    """Whether this was not seen before, as far as the action asks."""
    if action == "once":
        registry, lineno = onceregistry, 0
    elif action == "module":
        lineno = 0
    key = text, category, lineno
    if registry.get(key):
        return False
    registry[key] = True
    return True


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Issues a warning about a place; the registry holds what was printed already."""
    lineno, text = int(lineno), str(message)
    if isinstance(message, Warning):
        category = type(message)
    else:
        message = category(message)
    if module is None:
        module = (filename or "<unknown>").removesuffix(".py")
    if registry is None:
        registry = {}
    if registry.get("version", 0) != _version:
        registry.clear()
        registry["version"] = _version
    if registry.get((text, category, lineno)):
        return
    action = _action(text, category, module, lineno)
    if action == "error":
        raise message
    if action == "ignore":
        return
    if action not in _ACTIONS:
        raise RuntimeError(f"Unrecognized action ({action!r}) in warnings.filters")
    if action == "always" or _is_news(action, registry, text, category, lineno):
        _show(WarningMessage(message, category, filename, lineno, source=source))


class catch_warnings:
    """Context manager: rules are as before at the end; record=True gives a list of what was issued."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record, self._entered = record, False
        self._module = sys.modules["warnings"] if module is None else module
        self._rule = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        parts = ["record=True"] if self._record else []
        if self._module is not sys.modules["warnings"]:
            parts.append(f"module={self._module!r}")
        return f"{type(self).__name__}({', '.join(parts)})"

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        module = self._module
        self._saved = module.filters, module.showwarning, module._print
        module.filters = module.filters[:]
        module._filters_mutated()
        log = None
        if self._record:
            log = []
            module._print = log.append
            module.showwarning = module._showwarning
        if self._rule is not None:
            simplefilter(*self._rule)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        module = self._module
        module.filters, module.showwarning, module._print = self._saved
        module._filters_mutated()


class deprecated:
    """Decorator: calling the function, or making the class, warns."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message, self.category, self.stacklevel = message, category, stacklevel

    def __call__(self, arg, /):
        if self.category is None:
            arg.__deprecated__ = self.message
        elif isinstance(arg, type):
            self._mark_class(arg)
        elif callable(arg):
            return self._wrapped(arg)
        else:
            raise TypeError("@deprecated decorator with non-None category must be applied to a class or callable, "
                            f"not {arg!r}")
        return arg

    def _warn(self):
        """Called by what stands for the deprecated thing."""
        warn(self.message, self.category, self.stacklevel + 2)

    def _mark_class(self, cls):
        """Making an instance warns, and so does making a subclass."""
        new, init_subclass, mark = cls.__new__, cls.__init_subclass__, self

        def __new__(kind, /, *args, **kwargs):
            if kind is cls:
                mark._warn()
            if new is not object.__new__:
                return new(kind, *args, **kwargs)
            if cls.__init__ is object.__init__ and (args or kwargs):
                raise TypeError(f"{kind.__name__}() takes no arguments")
            return new(kind)

        def __init_subclass__(kind, /, *args, **kwargs):
            mark._warn()
            return getattr(init_subclass, "__func__", lambda _, *a, **k: init_subclass(*a, **k))(kind, *args, **kwargs)
        cls.__new__, cls.__init_subclass__ = staticmethod(__new__), classmethod(__init_subclass__)
        cls.__deprecated__ = __new__.__deprecated__ = __init_subclass__.__deprecated__ = self.message

    def _wrapped(self, function):
        from functools import wraps

        @wraps(function)
        def wrapper(*args, **kwargs):
            self._warn()
            return function(*args, **kwargs)
        wrapper.__deprecated__ = function.__deprecated__ = self.message
        return wrapper


# ---- The options -W

def _category_named(name):
    """The class of a name as in -W error::NAME; a dotted one is imported. Raises ValueError."""
    if not name:
        return Warning
    module, _, name = name.rpartition(".")
    try:
        category = getattr(__import__(module or "builtins", None, None, [name]), name)
    except ImportError:
        raise ValueError(f"invalid module name: {module!r}") from None
    except AttributeError:
        raise ValueError(f"unknown warning category: {name!r}") from None
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise ValueError(f"invalid warning category: {name!r}")
    return category


def _action_named(name):
    """The action that starts so. Raises ValueError."""
    if name == "all":
        return "always"
    for action in _ACTIONS:
        if action.startswith(name):
            return action
    raise ValueError(f"invalid action: {name!r}")


def _add_option(option):
    """Adds the rule action:message:category:module:line. Raises ValueError."""
    fields = [field.strip() for field in option.split(":")]
    if len(fields) > 5:
        raise ValueError(f"too many fields (max 5): {option!r}")
    action, message, category, module, line = fields + [""] * (5 - len(fields))
    rule = _action_named(action), message, _category_named(category), module
    try:
        line = int(line or 0)
    except ValueError:
        pass
    if not isinstance(line, int) or line < 0:
        raise ValueError(f"invalid lineno {line!r}")
    filterwarnings(*rule, line)


for _option in getattr(sys, "warnoptions", ()):
    try:
        _add_option(_option)
    except ValueError as _error:
        print("Invalid -W option ignored:", _error, file=sys.stderr)
