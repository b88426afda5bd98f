"""Printing exceptions and tracebacks."""

import sys


def _report(exc, limit=None):
    """The lines of the whole report, as it is printed when nothing catches exc; limit: of places in each traceback."""
    import io
    text, undo = io.StringIO(), []
    try:
        if limit is not None:
            _shorten(exc, limit, undo)
        sys.print_exception(exc, text)
    finally:
        for holder, name, tb in undo:
            setattr(holder, name, tb)
    return _joined(text.getvalue().splitlines(True))


def _joined(lines):
    """Places in one piece each: what stands below a line of a traceback belongs to it."""
    pieces, in_place = [], False
    for line in lines:
        if in_place and line.startswith("    "):
            pieces[-1] += line
        else:
            in_place = line.startswith('  File "') and ", in " in line
            pieces.append(line)
    return pieces


def _shorten(exc, limit, undo):
    """Cuts the traceback of exc, and of those that go with it: the first entries stay, the last if limit is negative."""
    if exc is None or any(holder is exc for holder, _, _ in undo):
        return
    undo.append((exc, "__traceback__", exc.__traceback__))
    tb, entries = exc.__traceback__, []
    while tb is not None:
        entries.append(tb)
        tb = tb.tb_next
    kept = _limited(entries, limit)
    exc.__traceback__ = kept[0] if kept else None
    if kept:
        undo.append((kept[-1], "tb_next", kept[-1].tb_next))
        kept[-1].tb_next = None
    for other in (exc.__cause__, exc.__context__, *getattr(exc, "exceptions", ())):
        _shorten(other, limit, undo)


def _pick(exc, value):
    """format_exception takes (exc) or (type, value, tb)."""
    return value if isinstance(value, BaseException) else exc


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    """The lines of the report of an exception."""
    exc = _pick(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    return _report(exc, limit) if chain else _alone(exc, exc.__traceback__, limit)


def format_exception_only(exc, /, value=None, *, show_group=False):
    """The end of the report: type and message, a line of its own for each of a note; with show_group of all that a
    group holds, too."""
    exc = _pick(exc, value)
    notes = getattr(exc, "__notes__", ())
    if isinstance(exc, BaseExceptionGroup):
        return _group_only(exc, notes, show_group)
    lines = _alone(exc, None)
    if isinstance(exc, SyntaxError) or not isinstance(notes, (list, tuple)):
        return lines
    size = len(lines) - sum([str(note).count("\n") + 1 for note in notes])
    return ["".join(lines[:size])] + lines[size:]


def _group_only(exc, notes, show_group):
    cls = type(exc)
    name = cls.__qualname__ if cls.__module__ in ("builtins", "__main__") else f"{cls.__module__}.{cls.__qualname__}"
    lines = [f"{name}: {exc}\n"]
    lines += [f"{line}\n" for note in notes for line in str(note).split("\n")]
    for inner in exc.exceptions if show_group else ():
        lines += ["   " + line for line in format_exception_only(inner, show_group=True)]
    return lines


def _alone(exc, tb, limit=None):
    """The report of an exception with this traceback, without those that it follows."""
    before = exc.__traceback__, exc.__cause__, exc.__context__, exc.__suppress_context__
    try:
        exc.__traceback__, exc.__cause__, exc.__context__ = tb, None, None
        return _report(exc, limit)
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
        self._shown = None

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

    def __eq__(self, other):
        if isinstance(other, (FrameSummary, tuple)):
            return tuple(self) == tuple(other)
        return NotImplemented

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def _limited(items, limit):
    """The first of them; the last if limit is negative."""
    items = list(items)
    return items if limit is None else items[:limit] if limit >= 0 else items[limit:]


class StackSummary(list):
    """Lines of a traceback."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """The lines of pairs (frame, line number)."""
        return klass([FrameSummary(frame.f_code.co_filename, line, frame.f_code.co_name)
                      for frame, line in _limited(frame_gen, limit)])

    @classmethod
    def from_list(klass, a_list):
        """The lines of FrameSummary objects or tuples."""
        return klass([f if isinstance(f, FrameSummary) else FrameSummary(*f) for f in a_list])

    def format_frame_summary(self, frame_summary):
        """One of them as it is printed."""
        f = frame_summary
        if f._shown:
            return "".join(f._shown)
        return f'  File "{f.filename}", line {f.lineno}, in {f.name}\n' + (f"    {f.line}\n" if f.line else "")

    def format(self):
        """As they are printed."""
        return [piece for f in self for piece in f._shown or (self.format_frame_summary(f),)]


def extract_tb(tb, limit=None):
    """The lines of a traceback object, which are printed with marks below them."""
    stack, places = StackSummary(), []
    while tb is not None:
        places.append(tb)
        tb = tb.tb_next
    for tb in _limited(places, limit):
        place = FrameSummary(tb.tb_frame.f_code.co_filename, tb.tb_lineno, tb.tb_frame.f_code.co_name)
        place._shown = _alone(Exception(), tb, 1)[1:-1]
        stack.append(place)
    return stack


def extract_stack(f=None, limit=None):
    """The lines of a frame and those that called it, the outermost first."""
    return StackSummary.extract(reversed(_limited(walk_stack(f or sys._getframe(1)), limit)))


def format_stack(f=None, limit=None):
    """The printed lines of a frame and its callers."""
    return extract_stack(f or sys._getframe(1), limit).format()


def print_stack(f=None, limit=None, file=None):
    """Prints the lines of a frame and its callers."""
    print_list(extract_stack(f or sys._getframe(1), limit), file)


def format_tb(tb, limit=None):
    """The printed lines of a traceback object."""
    return _alone(Exception(), tb, limit)[1:-1] if tb else []


def print_tb(tb, limit=None, file=None):
    """Prints the lines of a traceback object."""
    (file or sys.stderr).write("".join(format_tb(tb, limit)))


def format_list(extracted_list):
    """Lines of extract_tb as they are printed."""
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    """Prints lines of extract_tb or extract_stack."""
    (file or sys.stderr).write("".join(format_list(extracted_list)))


class TracebackException:
    """An exception as it is printed, without the objects that it holds."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, **kwargs):
        self.exc_type, self.exc_type_str = exc_type, exc_type.__qualname__
        self._text, self.__notes__ = str(exc_value), getattr(exc_value, "__notes__", None)
        self.stack, self._lines = extract_tb(exc_traceback, limit), format_exception(exc_value, limit=limit)
        self._unchained = format_exception(exc_value, limit=limit, chain=False)
        self._only = format_exception_only(exc_value)
        _seen = kwargs.pop("_seen", None) or set()
        _seen.add(id(exc_value))
        for name in ("__cause__", "__context__"):
            other = getattr(exc_value, name, None)
            is_new = other is not None and id(other) not in _seen
            setattr(self, name, type(self).from_exception(other, _seen=_seen) if is_new else None)
        self.__suppress_context__ = getattr(exc_value, "__suppress_context__", False)
        inner = exc_value.exceptions if isinstance(exc_value, BaseExceptionGroup) else None
        self.exceptions = inner and [type(self).from_exception(e, _seen=_seen) for e in inner]

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, TracebackException) else NotImplemented

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


def walk_stack(f):
    """Yields (frame, line number) of a frame and those that called it."""
    frame = f or sys._getframe(1)
    while frame is not None:
        yield frame, frame.f_lineno
        frame = frame.f_back


def clear_frames(tb):
    """Frames keep nothing here once they have ended."""
