"""Warnings: messages about code, printed once for each place, or raised."""

import sys

filters = []
_seen = set()
_defaults = (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning)


class WarningMessage:
    """A recorded warning."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno = message, category, filename, lineno
        self.file, self.line, self.source = file, line, source

    def __str__(self):
        return f"{{message : {self.message!r}, category : {self.category.__name__!r}, filename : {self.filename!r}, lineno : {self.lineno}}}"


def formatwarning(message, category, filename, lineno, line=None):
    """The text that is printed."""
    return f"{filename}:{lineno}: {category.__name__}: {message}\n"


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Prints a warning on standard error."""
    (file or sys.stderr).write(formatwarning(message, category, filename, lineno, line))


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Adds a rule: "error", "ignore", "always", "all", "default", "module" or "once". Raises ValueError."""
    if action not in ("error", "ignore", "always", "all", "default", "module", "once"):
        raise ValueError(f"invalid action: {action!r}")
    entry = (action, message, category, module, lineno)
    if append:
        filters.append(entry)
    else:
        filters.insert(0, entry)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """filterwarnings for every message."""
    filterwarnings(action, "", category, "", lineno, append)


def resetwarnings():
    """Removes every rule."""
    filters.clear()


def _action(text, category, lineno):
    for action, message, kind, _, line in filters:
        if issubclass(category, kind) and (not message or text.startswith(message.rstrip(".*"))) and line in (0, lineno):
            return action
    return "ignore" if issubclass(category, _defaults) else "default"


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Issues a warning about the caller."""
    if isinstance(message, Warning):
        category = type(message)
    category = category or UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    warn_explicit(message, category, sys.argv[0] if sys.argv else "<string>", 1)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Issues a warning about a place."""
    if not isinstance(message, Warning):
        message = category(message)
    text = str(message)
    action = _action(text, category, lineno)
    if action == "error":
        raise message
    if action == "ignore":
        return
    key = (text, category, filename, lineno)
    if action not in ("always", "all"):
        if key in _seen:
            return
        _seen.add(key)
    showwarning(message, category, filename, lineno)


class catch_warnings:
    """Context manager: rules are as before at the end; record=True gives a list of what was issued."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record, self._rule = record, (action, category, lineno, append)

    def __enter__(self):
        global showwarning
        self._saved = filters[:], showwarning, set(_seen)
        action, category, lineno, append = self._rule
        if action is not None:
            simplefilter(action, category, lineno, append)
        if not self._record:
            return None
        log = []
        _seen.clear()

        def showwarning(message, category, filename, lineno, file=None, line=None):
            log.append(WarningMessage(message, category, filename, lineno, file, line))
        return log

    def __exit__(self, *exc_info):
        global showwarning
        filters[:], showwarning, seen = self._saved
        _seen.clear()
        _seen.update(seen)


class deprecated:
    """Decorator: calling the function, or making the class, warns."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        self.message, self.category, self.stacklevel = message, category, stacklevel

    def __call__(self, arg, /):
        if self.category is None:
            arg.__deprecated__ = self.message
            return arg
        if isinstance(arg, type):
            original = arg.__new__

            def __new__(cls, /, *args, **kwargs):
                if cls is arg:
                    warn(self.message, self.category)
                return original(cls, *args, **kwargs) if original is not object.__new__ else original(cls)
            arg.__new__ = staticmethod(__new__)
            arg.__deprecated__ = self.message
            return arg
        from functools import wraps

        @wraps(arg)
        def wrapper(*args, **kwargs):
            warn(self.message, self.category)
            return arg(*args, **kwargs)
        wrapper.__deprecated__ = arg.__deprecated__ = self.message
        return wrapper
