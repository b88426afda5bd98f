"""Log messages: loggers in a tree of names, handlers that write, formatters that say how."""

__all__ = ["BASIC_FORMAT", "BufferingFormatter", "CRITICAL", "DEBUG", "ERROR", "FATAL", "FileHandler", "Filter",
           "Formatter", "Handler",
           "INFO", "LogRecord", "Logger", "LoggerAdapter", "NOTSET", "NullHandler", "StreamHandler", "WARN", "WARNING",
           "addLevelName", "basicConfig", "captureWarnings", "critical", "debug", "disable", "error", "exception", "fatal",
           "getLevelName", "getLogger", "getLoggerClass", "info", "log", "makeLogRecord", "setLoggerClass", "shutdown",
           "warn", "warning", "getLogRecordFactory", "setLogRecordFactory", "lastResort", "raiseExceptions",
           "getLevelNamesMapping", "getHandlerByName", "getHandlerNames"]

import sys
import time

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0

BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"
raiseExceptions = True
_start = time.time_ns()
_level_names = {CRITICAL: "CRITICAL", ERROR: "ERROR", WARNING: "WARNING", INFO: "INFO", DEBUG: "DEBUG", NOTSET: "NOTSET"}
_levels = {"CRITICAL": CRITICAL, "FATAL": FATAL, "ERROR": ERROR, "WARN": WARNING, "WARNING": WARNING, "INFO": INFO,
           "DEBUG": DEBUG, "NOTSET": NOTSET}


# ---- Levels

def getLevelNamesMapping():
    """A dict from names to levels."""
    return _levels.copy()


def getLevelName(level):
    """The name of a level; of a name, its level."""
    return _level_names.get(level, _levels.get(level, f"Level {level}"))


def addLevelName(level, levelName):
    """Gives a level a name."""
    _level_names[level], _levels[levelName] = levelName, level


def _check_level(level):
    if isinstance(level, int):
        return level
    if not isinstance(level, str):
        raise TypeError(f"Level not an integer or a valid string: {level!r}")
    if level not in _levels:
        raise ValueError(f"Unknown level: {level!r}")
    return _levels[level]


# ---- Records

class LogRecord:
    """A message, and what is known about it."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        now = time.time_ns()
        if args and len(args) == 1 and isinstance(args[0], dict) and args[0]:
            args = args[0]
        self.name, self.msg, self.args = name, msg, args
        self.levelno, self.levelname = level, getLevelName(level)
        self.pathname, self.filename = pathname, pathname.rpartition("/")[2]
        self.module = self.filename.rpartition(".")[0] or self.filename
        self.lineno, self.funcName, self.stack_info = lineno, func, sinfo
        self.exc_info, self.exc_text = exc_info, None
        self.created, self.msecs = now / 1000000000, now // 1000000 % 1000 + 0.0
        self.relativeCreated = (now - _start) / 1000000
        self.thread, self.threadName, self.process, self.processName = 1, "MainThread", 1, "MainProcess"
        self.taskName = None

    def __repr__(self):
        return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'

    def getMessage(self):
        """The message with its arguments."""
        msg = str(self.msg)
        return msg % self.args if self.args else msg


_record_factory = LogRecord


def setLogRecordFactory(factory):
    """Chooses what records are made by."""
    global _record_factory
    _record_factory = factory


def getLogRecordFactory():
    """What records are made by."""
    return _record_factory


def makeLogRecord(dict):
    """A record with these attributes."""
    record = _record_factory(None, NOTSET, "", 0, "", (), None)
    record.__dict__.update(dict)
    return record


# ---- Formatters

def _is_percent_field(text):
    """Whether the text starts with a whole %(name)s, with flags and width allowed."""
    name, close, rest = text[2:].partition(")")
    if not close or not name.replace("_", "a").isalnum():
        return False
    rest = rest.lstrip("#0+ -").lstrip("*0123456789")
    if rest.startswith("."):
        rest = rest[1:].lstrip("*0123456789")
    return rest[:1] != "" and rest[0].lower() in "diouxefgcrsa%"


class PercentStyle:
    """Formats with %(name)s."""

    default_format = "%(message)s"
    asctime_format = "%(asctime)s"
    asctime_search = "%(asctime)"

    def __init__(self, fmt, *, defaults=None):
        self._fmt, self._defaults = fmt or self.default_format, defaults

    def usesTime(self):
        """Whether the format has the time in it."""
        return self.asctime_search in self._fmt

    def validate(self):
        """Raises ValueError if the format is not of this style."""
        fmt = self._fmt
        if not any(fmt.startswith("%(", i) and _is_percent_field(fmt[i:]) for i in range(len(fmt))):
            raise ValueError(f"Invalid format {fmt!r} for {self.default_format[0]!r} style")

    def _values(self, record):
        return {**self._defaults, **record.__dict__} if self._defaults else record.__dict__

    def _format(self, record):
        return self._fmt % self._values(record)

    def format(self, record):
        """The text of the record."""
        try:
            return self._format(record)
        except KeyError as e:
            raise ValueError(f"Formatting field not found in record: {e}")


class StrFormatStyle(PercentStyle):
    """Formats with {name}."""

    default_format = "{message}"
    asctime_format = "{asctime}"
    asctime_search = "{asctime"

    def _format(self, record):
        return self._fmt.format(**self._values(record))

    def validate(self):
        from string import Formatter
        count = 0
        try:
            for _, field, _, conversion in Formatter().parse(self._fmt):
                if field is None:
                    continue
                count += 1
                name = field.partition(".")[0].partition("[")[0]
                if not name.replace("_", "a").isalnum():
                    raise ValueError(f"invalid field name/expression: {field!r}")
                if conversion and conversion not in "rsa":
                    raise ValueError(f"invalid conversion: {conversion!r}")
        except ValueError as e:
            raise ValueError(f"invalid format: {e}")
        if not count:
            raise ValueError("invalid format: no fields")


class StringTemplateStyle(PercentStyle):
    """Formats with $name or ${name}."""

    default_format = "${message}"
    asctime_format = "${asctime}"

    def __init__(self, fmt, *, defaults=None):
        from string import Template
        super().__init__(fmt, defaults=defaults)
        self._tpl = Template(self._fmt)

    def usesTime(self):
        return "$asctime" in self._fmt or self.asctime_format in self._fmt

    def validate(self):
        if not self._tpl.is_valid():
            raise ValueError("invalid format: bare '$' not allowed")
        if not self._tpl.get_identifiers():
            raise ValueError("invalid format: no fields")

    def _format(self, record):
        return self._tpl.substitute(**self._values(record))


_STYLES = {"%": (PercentStyle, BASIC_FORMAT), "{": (StrFormatStyle, "{levelname}:{name}:{message}"),
           "$": (StringTemplateStyle, "${levelname}:${name}:${message}")}


def _check_style(style):
    if style not in _STYLES:
        raise ValueError(f"Style must be one of: {','.join(_STYLES)}")
    return _STYLES[style]


class Formatter:
    """Makes text of records."""

    converter = time.localtime
    default_time_format = "%Y-%m-%d %H:%M:%S"
    default_msec_format = "%s,%03d"

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        self._style = _check_style(style)[0](fmt, defaults=defaults)
        if validate:
            self._style.validate()
        self._fmt, self.datefmt = self._style._fmt, datefmt

    def formatTime(self, record, datefmt=None):
        """The text of the record's time."""
        moment = self.converter(record.created)
        if datefmt:
            return time.strftime(datefmt, moment)
        text = time.strftime(self.default_time_format, moment)
        return self.default_msec_format % (text, record.msecs) if self.default_msec_format else text

    def formatException(self, ei):
        """The traceback of (type, value, traceback)."""
        import traceback
        return "".join(traceback.format_exception(*ei)).removesuffix("\n")

    def usesTime(self):
        """Whether the format has the time in it."""
        return self._style.usesTime()

    def formatMessage(self, record):
        """The record's line, without traceback."""
        return self._style.format(record)

    def formatStack(self, stack_info):
        """What is printed of stack_info."""
        return stack_info

    def format(self, record):
        """The text of the record; sets its message, asctime and exc_text."""
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        for more in (record.exc_text, record.stack_info and self.formatStack(record.stack_info)):
            if more:
                text = f"{text.removesuffix('\n')}\n{more}"
        return text


_default_formatter = Formatter()


class BufferingFormatter:
    """Formats several records together: a header, each of them, a footer."""

    def __init__(self, linefmt=None):
        self.linefmt = linefmt or _default_formatter

    def formatHeader(self, records):
        """The text before them."""
        return ""

    def formatFooter(self, records):
        """The text behind them."""
        return ""

    def format(self, records):
        """The whole text; empty if there are no records."""
        if not records:
            return ""
        return self.formatHeader(records) + "".join(map(self.linefmt.format, records)) + self.formatFooter(records)


# ---- Filters

class Filter:
    """Lets pass what comes from a logger or those below it."""

    def __init__(self, name=""):
        self.name, self.nlen = name, len(name)

    def filter(self, record):
        """Whether the record is to be logged."""
        return not self.name or f"{record.name}.".startswith(f"{self.name}.")


class Filterer:
    """What loggers and handlers share: a list of filters."""

    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        """Adds a filter: an object with a method filter, or a function."""
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        """Removes a filter."""
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        """The record, or one that a filter gives for it; False if a filter stops it."""
        for filter in self.filters:
            result = getattr(filter, "filter", filter)(record)
            if not result:
                return False
            if isinstance(result, LogRecord):
                record = result
        return record


# ---- Handlers

_handlers = {}  # those that have names


def getHandlerByName(name):
    """The handler of that name, or None."""
    return _handlers.get(name)


def getHandlerNames():
    """The names of all handlers that have one."""
    return frozenset(_handlers)


class Handler(Filterer):
    """Takes records somewhere: subclasses have emit(record)."""

    def __init__(self, level=NOTSET):
        super().__init__()
        self._name, self.level, self.formatter = None, _check_level(level), None

    def get_name(self):
        return self._name

    def set_name(self, name):
        _handlers.pop(self._name, None)
        self._name = name
        if name:
            _handlers[name] = self

    name = property(get_name, set_name)

    def createLock(self):
        """There are no threads to lock out."""

    acquire = release = flush = createLock

    def setLevel(self, level):
        """Records below the level are left out."""
        self.level = _check_level(level)

    def setFormatter(self, fmt):
        """Chooses how records become text."""
        self.formatter = fmt

    def format(self, record):
        """The text of the record."""
        return (self.formatter or _default_formatter).format(record)

    def emit(self, record):
        """Writes the record."""
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def handle(self, record):
        """Writes the record unless a filter stops it."""
        result = self.filter(record)
        if isinstance(result, LogRecord):
            record = result
        if result:
            self.emit(record)
        return result

    def close(self):
        """Forgets the handler's name."""
        _handlers.pop(self._name, None)

    def handleError(self, record):
        """Called in emit for an exception: prints it, unless logging.raiseExceptions is false."""
        if raiseExceptions and sys.stderr:
            import traceback
            sys.stderr.write("--- Logging error ---\n")
            traceback.print_exc()
            frame = sys._getframe(1)
            while frame is not None and frame.f_code.co_filename == Handler.handleError.__code__.co_filename:
                frame = frame.f_back
            if frame is not None:
                sys.stderr.write("Call stack:\n")
                traceback.print_stack(frame)
            sys.stderr.write(f"Message: {record.msg!r}\nArguments: {record.args}\n")

    def _about(self):
        return ""

    def __repr__(self):
        return f"<{type(self).__name__} {self._about()}({getLevelName(self.level)})>"


class StreamHandler(Handler):
    """Writes to a stream: sys.stderr unless another one is given."""

    terminator = "\n"

    def __init__(self, stream=None):
        super().__init__()
        self.stream = sys.stderr if stream is None else stream

    def flush(self):
        """Flushes the stream."""
        if self.stream and hasattr(self.stream, "flush"):
            self.stream.flush()

    def emit(self, record):
        try:
            self.stream.write(self.format(record) + self.terminator)
            self.flush()
        except Exception:
            self.handleError(record)

    def setStream(self, stream):
        """Changes the stream; returns the one before, or None if it is the same."""
        if stream is self.stream:
            return None
        before = self.stream
        self.flush()
        self.stream = stream
        return before

    def _about(self):
        name = getattr(self.stream, "name", "")
        return f"{name} " if name != "" else ""


class FileHandler(StreamHandler):
    """Writes to a file, opened at the first record if delay is true."""

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        Handler.__init__(self)
        self.baseFilename = getattr(filename, "__fspath__", lambda: filename)()
        self.mode, self.encoding, self.delay, self.errors = mode, encoding, delay, errors
        self.stream = None if delay else self._open()
        self._closed = False

    def _open(self):
        return open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors)

    def close(self):
        """Closes the file."""
        stream, self.stream = self.stream, None
        if stream:
            stream.close()
        self._closed = True
        super().close()

    def emit(self, record):
        if self.stream is None and (self.mode != "w" or not self._closed):
            self.stream = self._open()
        if self.stream:
            super().emit(record)

    def _about(self):
        return f"{self.baseFilename} "


class NullHandler(Handler):
    """Does nothing: for libraries, so that there is a handler."""

    def handle(self, record):
        pass

    emit = handle


class _StderrHandler(StreamHandler):
    """Writes to what sys.stderr is at that time."""

    def __init__(self, level=NOTSET):
        Handler.__init__(self, level)

    stream = property(lambda self: sys.stderr)


lastResort = _StderrHandler(WARNING)


# ---- Loggers

class Logger(Filterer):
    """Where messages enter; it hands them to its handlers and those of the loggers above it."""

    def __init__(self, name, level=NOTSET):
        super().__init__()
        self.name, self.level, self.parent = name, _check_level(level), None
        self.propagate, self.disabled, self.handlers = True, False, []

    def setLevel(self, level):
        """Messages below the level are left out."""
        self.level = _check_level(level)

    def debug(self, msg, *args, **kwargs):
        """Logs a message at that level; keywords: exc_info, extra, stack_info, stacklevel."""
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, **kwargs)

    def info(self, msg, *args, **kwargs):
        """Logs a message at that level; keywords: exc_info, extra, stack_info, stacklevel."""
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        """Logs a message at that level; keywords: exc_info, extra, stack_info, stacklevel."""
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, **kwargs)

    warn = warning

    def error(self, msg, *args, **kwargs):
        """Logs a message at that level; keywords: exc_info, extra, stack_info, stacklevel."""
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        """Logs an error together with the exception being handled."""
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        """Logs a message at that level; keywords: exc_info, extra, stack_info, stacklevel."""
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, **kwargs)

    fatal = critical

    def log(self, level, msg, *args, **kwargs):
        """Logs a message at the level given."""
        if not isinstance(level, int):
            if raiseExceptions:
                raise TypeError("level must be an integer")
            return
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def findCaller(self, stack_info=False, stacklevel=1):
        """(file, line, function, stack as text or None) of the call that logs; with stacklevel 2 of its caller ..."""
        frame = sys._getframe(1)
        while frame.f_globals is globals() and frame.f_back is not None:
            frame = frame.f_back
        while stacklevel > 1 and frame.f_back is not None:
            frame = frame.f_back
            stacklevel -= frame.f_globals is not globals()
        stack = None
        if stack_info:
            import traceback
            stack = "Stack (most recent call last):\n" + "".join(traceback.format_stack(frame)).removesuffix("\n")
        return frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, stack

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        """A record with the attributes that extra adds."""
        record = _record_factory(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        for key, value in (extra or {}).items():
            if key in ("message", "asctime") or key in record.__dict__:
                raise KeyError(f"Attempt to overwrite {key!r} in LogRecord")
            setattr(record, key, value)
        return record

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        path, line, function, stack = self.findCaller(stack_info, stacklevel)
        if isinstance(exc_info, BaseException):
            exc_info = type(exc_info), exc_info, exc_info.__traceback__
        elif exc_info and not isinstance(exc_info, tuple):
            exc_info = sys.exc_info()
        self.handle(self.makeRecord(self.name, level, path, line, msg, args, exc_info, function, extra, stack))

    def handle(self, record):
        """Hands a record to the handlers, unless a filter stops it."""
        if self.disabled:
            return
        result = self.filter(record)
        if result:
            self.callHandlers(result if isinstance(result, LogRecord) else record)

    def addHandler(self, hdlr):
        """Adds a handler."""
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        """Removes a handler."""
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def _all_handlers(self):
        """Handlers of this logger and those above, as far as messages propagate."""
        logger = self
        while logger:
            yield from logger.handlers
            logger = logger.parent if logger.propagate else None

    def hasHandlers(self):
        """Whether there is a handler for messages."""
        return any(True for _ in self._all_handlers())

    def callHandlers(self, record):
        """Hands a record to all handlers; to lastResort if there are none."""
        found = False
        for handler in self._all_handlers():
            found = True
            if record.levelno >= handler.level:
                handler.handle(record)
        if not found and lastResort and record.levelno >= lastResort.level:
            lastResort.handle(record)

    def getEffectiveLevel(self):
        """The level of this logger, or the nearest above that has one."""
        logger = self
        while logger:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        """Whether a message of the level would be logged."""
        return not self.disabled and level > self.manager.disable and level >= self.getEffectiveLevel()

    def getChild(self, suffix):
        """The logger of a name below this one."""
        return self.manager.getLogger(suffix if self.parent is None else f"{self.name}.{suffix}")

    def getChildren(self):
        """The loggers directly below."""
        depth = self.name.count(".") if self.parent else -1
        return {logger for logger in self.manager.loggerDict.values()
                if logger.parent is self and logger.name.count(".") == depth + 1}

    def __repr__(self):
        return f"<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>"

    def __reduce__(self):
        return getLogger, (self.name,)


class RootLogger(Logger):
    """The logger above all others."""

    def __init__(self, level):
        super().__init__("root", level)

    def __reduce__(self):
        return getLogger, ()


_logger_class = Logger


class Manager:
    """All loggers by name."""

    def __init__(self, rootnode):
        self.root, self.disable, self.loggerDict = rootnode, NOTSET, {}
        self.loggerClass = None

    def setLoggerClass(self, klass):
        """Chooses the class of the loggers that are made from now on."""
        self.loggerClass = klass

    def getLogger(self, name):
        """The logger of that name, made if there is none."""
        if not isinstance(name, str):
            raise TypeError("A logger name must be a string")
        logger = self.loggerDict.get(name)
        if logger is None:
            logger = self.loggerDict[name] = (self.loggerClass or _logger_class)(name)
            logger.manager = self
            self._place(logger)
        return logger

    def _place(self, logger):
        """Between the nearest logger above it and those of them that are below it."""
        above = logger.name.rpartition(".")[0]
        while above and above not in self.loggerDict:
            above = above.rpartition(".")[0]
        logger.parent = self.loggerDict[above] if above else self.root
        for name, other in self.loggerDict.items():
            if name.startswith(f"{logger.name}.") and other.parent is logger.parent:
                other.parent = logger


root = Logger.root = RootLogger(WARNING)
Logger.manager = Manager(root)


def setLoggerClass(klass):
    """Chooses the class of the loggers that are made from now on."""
    global _logger_class
    if not issubclass(klass, Logger):
        raise TypeError(f"logger not derived from logging.Logger: {klass.__name__}")
    _logger_class = klass


def getLoggerClass():
    """The class that loggers are made of."""
    return _logger_class


def getLogger(name=None):
    """The logger of that name; without one, the root."""
    return root if not name or name == root.name else Logger.manager.getLogger(name)


class LoggerAdapter:
    """A logger that adds something to each message."""

    def __init__(self, logger, extra=None, merge_extra=False):
        self.logger, self.extra, self.merge_extra = logger, extra, merge_extra

    def process(self, msg, kwargs):
        """The message and keywords to be logged for these."""
        more = kwargs.get("extra") if self.merge_extra else None
        kwargs["extra"] = {**self.extra, **more} if more else self.extra
        return msg, kwargs

    def log(self, level, msg, *args, **kwargs):
        """Logs a message at the level given."""
        if self.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def debug(self, msg, *args, **kwargs):
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        self.log(WARNING, msg, *args, **kwargs)

    warn = warning

    def error(self, msg, *args, **kwargs):
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        self.log(CRITICAL, msg, *args, **kwargs)

    def isEnabledFor(self, level):
        return self.logger.isEnabledFor(level)

    def setLevel(self, level):
        self.logger.setLevel(level)

    def getEffectiveLevel(self):
        return self.logger.getEffectiveLevel()

    def hasHandlers(self):
        return self.logger.hasHandlers()

    name = property(lambda self: self.logger.name)
    manager = property(lambda self: self.logger.manager)

    def __repr__(self):
        return f"<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>"


# ---- The root logger as functions

def basicConfig(*, force=False, handlers=None, stream=None, filename=None, filemode="a", encoding=None,
                errors="backslashreplace", format=None, datefmt=None, style="%", level=None, **kwargs):
    """Gives the root logger a handler, unless it has one (force: removes it first)."""
    if force:
        for handler in root.handlers[:]:
            root.removeHandler(handler)
            handler.close()
    if root.handlers:
        return
    if stream is not None and filename is not None:
        raise ValueError("'stream' and 'filename' should not be specified together")
    if handlers is None:
        handlers = [StreamHandler(stream) if filename is None else
                    FileHandler(filename, filemode, encoding=encoding, errors=errors)]
    elif stream is not None or filename is not None:
        raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
    if kwargs:
        raise ValueError(f"Unrecognised argument(s): {', '.join(kwargs)}")
    formatter = Formatter(format or _check_style(style)[1], datefmt, style)
    for handler in handlers:
        if handler.formatter is None:
            handler.setFormatter(formatter)
        root.addHandler(handler)
    if level is not None:
        root.setLevel(level)


def _on_root(name):
    def function(*args, **kwargs):
        if not root.handlers:
            basicConfig()
        getattr(root, name)(*args, **kwargs)
    function.__name__ = function.__qualname__ = name
    function.__doc__ = f"The same method of the root logger, which gets a handler if it has none."
    return function


debug, info, warning, error, exception, critical, log = [
    _on_root(_n) for _n in ("debug", "info", "warning", "error", "exception", "critical", "log")]
warn, fatal = warning, critical


_usual_showwarning = None  # warnings.showwarning while warnings are logged


def _log_warning(message, category, filename, lineno, file=None, line=None):
    import warnings
    if file is not None:
        _usual_showwarning(message, category, filename, lineno, file, line)
        return
    logger = getLogger("py.warnings")
    if not logger.handlers:
        logger.addHandler(NullHandler())
    logger.warning(warnings.formatwarning(message, category, filename, lineno, line))


def captureWarnings(capture):
    """Warnings are logged by the logger "py.warnings" from now on, or printed as usual again."""
    global _usual_showwarning
    import warnings
    if capture and _usual_showwarning is None:
        _usual_showwarning, warnings.showwarning = warnings.showwarning, _log_warning
    elif not capture and _usual_showwarning is not None:
        warnings.showwarning, _usual_showwarning = _usual_showwarning, None


def disable(level=CRITICAL):
    """Messages of this level and below are logged nowhere."""
    root.manager.disable = _check_level(level)


def shutdown():
    """Flushes and closes all handlers."""
    for logger in [root, *root.manager.loggerDict.values()]:
        for handler in logger.handlers:
            handler.flush()
            handler.close()
