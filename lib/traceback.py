"""Printing exceptions and tracebacks."""

import sys


def _report(exc):
    """The lines of the whole report, as it is printed when nothing catches exc."""
    import io
    text = io.StringIO()
    sys.print_exception(exc, text)
    return text.getvalue().splitlines(True)


def _pick(exc, value):
    """format_exception takes (exc) or (type, value, tb)."""
    return value if isinstance(value, BaseException) else exc


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    """The lines of the report of an exception."""
    exc = _pick(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    return _report(exc) if chain else _alone(exc, exc.__traceback__)


def format_exception_only(exc, /, value=None, *, show_group=False):
    """The last lines of the report: type and message, and notes."""
    return _alone(_pick(exc, value), None)


def _alone(exc, tb):
    """The report of an exception with this traceback, without those that it follows."""
    before = exc.__traceback__, exc.__cause__, exc.__context__, exc.__suppress_context__
    try:
        exc.__traceback__, exc.__cause__, exc.__context__ = tb, None, None
        return _report(exc)
    finally:
        exc.__traceback__, exc.__cause__, exc.__context__, exc.__suppress_context__ = before


def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
    """Prints the report of an exception."""
    (file or sys.stderr).write("".join(format_exception(exc, value, tb, limit, chain)))


def format_exc(limit=None, chain=True):
    """The report of the exception being handled, as one text."""
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    """Prints the report of the exception being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


class FrameSummary:
    """One line of a traceback."""

    def __init__(self, filename, lineno, name, line=None):
        self.filename, self.lineno, self.name, self._line = filename, lineno, name, line

    @property
    def line(self):
        """The source line, without the space around it."""
        if self._line is None:
            self._line = ""
            try:
                with open(self.filename) as file:
                    for number, line in enumerate(file, 1):
                        if number == self.lineno:
                            self._line = line.strip()
                            break
            except OSError:
                pass
        return self._line

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __len__(self):
        return 4

    def __getitem__(self, i):
        return (self.filename, self.lineno, self.name, self.line)[i]

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    """Lines of a traceback."""

    def format(self):
        """As they are printed."""
        return [f'  File "{f.filename}", line {f.lineno}, in {f.name}\n' + (f"    {f.line}\n" if f.line else "") for f in self]


def extract_tb(tb, limit=None):
    """The lines of a traceback object."""
    result = StackSummary()
    while tb is not None and (limit is None or len(result) < limit):
        code = tb.tb_frame.f_code
        result.append(FrameSummary(code.co_filename, tb.tb_lineno, code.co_name))
        tb = tb.tb_next
    return result


def format_tb(tb, limit=None):
    """The printed lines of a traceback object."""
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    """Prints the lines of a traceback object."""
    (file or sys.stderr).write("".join(format_tb(tb, limit)))


def format_list(extracted_list):
    """Lines of extract_tb as they are printed."""
    return StackSummary([f if isinstance(f, FrameSummary) else FrameSummary(*f) for f in extracted_list]).format()


class TracebackException:
    """An exception as it is printed, without the objects that it holds."""

    def __init__(self, exc_type, exc_value, exc_traceback, **kwargs):
        self.exc_type, self.exc_type_str = exc_type, exc_type.__qualname__
        self._text, self.__notes__ = str(exc_value), getattr(exc_value, "__notes__", None)
        self.stack = extract_tb(exc_traceback)
        self._lines, self._unchained = format_exception(exc_value), format_exception(exc_value, chain=False)
        self._only = format_exception_only(exc_value)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Of an exception and its own traceback."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __str__(self):
        return self._text

    def format(self, *, chain=True):
        """Yields the lines of the report."""
        yield from self._lines if chain else self._unchained

    def format_exception_only(self, *, show_group=False):
        """Yields the last lines of it."""
        yield from self._only

    def print(self, *, file=None, chain=True):
        """Prints the report."""
        (file or sys.stderr).write("".join(self.format(chain=chain)))


def walk_tb(tb):
    """Yields (frame, line number) of a traceback object."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def clear_frames(tb):
    """Frames keep nothing here once they have ended."""
