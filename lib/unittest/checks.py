"""What a test case can check: the assert... methods and the context managers some of them give."""

import sys


def safe_repr(obj, short=False):
    """repr(obj), or that of object if it raises."""
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    return text[:80] + " [truncated]..." if short and len(text) >= 80 else text


def _cut(text, head, tail):
    """The text without its middle, if that saves something."""
    left_out = len(text) - head - tail
    return f"{text[:head]}[{left_out} chars]{text[-tail:]}" if left_out > 12 else text


def _shortened(*objects):
    """The objects' reprs. Where one has more than 80 characters, they are cut: first in the start they share, then
    in what follows it."""
    texts = [safe_repr(obj) for obj in objects]
    longest = max([len(text) for text in texts])
    if longest <= 80:
        return texts
    same = 0
    while all([text[same:same + 1] == texts[0][same:same + 1] != "" for text in texts]):
        same += 1
    room = 63 - (longest - same)  # for the end of the shared start, if nothing else is cut
    if room > 5:
        return [_cut(text[:same], 5, room) + text[same:] for text in texts]
    return [_cut(text[:same], 5, 5) + _cut(text[same:], 41, 5) for text in texts]


def _pattern(regex):
    return regex if isinstance(regex, (str, bytes)) else regex.pattern


def _search(regex, text):
    """The text that a regular expression finds, or None. Where there is no re, a pattern is plain text."""
    if isinstance(regex, (str, bytes)):
        try:
            import re
        except ImportError:
            plain = _pattern(regex).replace("\\", "").strip("^$")
            return plain if plain in text else None
        regex = re.compile(regex)
    found = regex.search(text)
    return None if found is None else found[0]


class _Expecting:
    """What assertRaises and its like give: checks at the end of the block that something happened in it."""

    def __init__(self, case, name, base, expected, regex):
        kinds = expected if isinstance(expected, tuple) else (expected,)
        for kind in kinds:
            if not (isinstance(kind, type) and issubclass(kind, base)):
                what = "a warning type" if base is Warning else "an exception type"
                raise TypeError(f"{name}() arg 1 must be {what} or tuple of {what[what.index(' ') + 1:]}s")
        self.test_case, self.expected, self.expected_regex = case, expected, regex
        self.obj_name = self.msg = None

    def handle(self, args, kwargs):
        """Calls what is given, or is itself to be entered."""
        try:
            if not args:
                self.msg = kwargs.pop("msg", None)
                if kwargs:
                    raise TypeError(f"{next(iter(kwargs))!r} is an invalid keyword argument for this function")
                return self
            function, *args = args
            self.obj_name = getattr(function, "__name__", str(function))
            with self:
                function(*args, **kwargs)
        finally:
            self = None  # the traceback of what is raised holds this frame

    def _fail(self, text):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, text))

    def _nothing_came(self, word):
        name = getattr(self.expected, "__name__", None) or str(self.expected)
        self._fail(f"{name} not {word}" + (f" by {self.obj_name}" if self.obj_name else ""))

    def _check_text(self, value):
        if self.expected_regex is not None and _search(self.expected_regex, str(value)) is None:
            self._fail(f'"{_pattern(self.expected_regex)}" does not match "{value}"')


class _Raises(_Expecting):
    """Of assertRaises. exception: what was raised."""

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        if kind is None:
            self._nothing_came("raised")
        if not issubclass(kind, self.expected):
            return False
        self.exception = value.with_traceback(None)
        self._check_text(value)
        return True


class _Warns(_Expecting):
    """Of assertWarns. warning, filename, lineno: of the one that fits; warnings: of all."""

    def __enter__(self):
        import warnings
        for module in list(sys.modules.values()):
            if getattr(module, "__warningregistry__", None):
                module.__warningregistry__ = {}
        self._recording = warnings.catch_warnings(record=True)
        self.warnings = self._recording.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, kind, value, traceback):
        self._recording.__exit__(kind, value, traceback)
        if kind is not None:
            return
        like = [entry for entry in self.warnings if isinstance(entry.message, self.expected)]
        if not like:
            self._nothing_came("triggered")
        for entry in like:
            self.warning, self.filename, self.lineno = entry.message, entry.filename, entry.lineno
            if self.expected_regex is None or _search(self.expected_regex, str(entry.message)) is not None:
                return
        self.warning = like[0].message
        self._check_text(self.warning)


class _Logs:
    """Of assertLogs and assertNoLogs. records, output: what was logged and its formatted text."""

    def __init__(self, case, logger, level, wanted):
        self.case, self.wanted = case, wanted
        self.logger_name, self.level = logger, level

    def __enter__(self):
        import logging
        logger = self.logger_name
        self.logger = logger if isinstance(logger, logging.Logger) else logging.getLogger(logger)
        level = self.level or logging.INFO
        self.level = logging.getLevelNamesMapping().get(level, level)
        self.records, self.output = [], []
        collector = logging.Handler(self.level)
        collector.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
        collector.emit = self._collect
        self._collector = collector
        self._before = self.logger.handlers, self.logger.level, self.logger.propagate
        self.logger.handlers, self.logger.propagate = [collector], False
        self.logger.setLevel(self.level)
        return self if self.wanted else None

    def _collect(self, record):
        self.records.append(record)
        self.output.append(self._collector.format(record))

    def __exit__(self, kind, value, traceback):
        import logging
        self.logger.handlers, level, self.logger.propagate = self._before
        self.logger.setLevel(level)
        if kind is not None:
            return
        if self.wanted and not self.records:
            text = f"no logs of level {logging.getLevelName(self.level)} or higher triggered on {self.logger.name}"
        elif self.records and not self.wanted:
            text = f"Unexpected logs found: {self.output!r}"
        else:
            return
        raise self.case.failureException(self.case._formatMessage(None, text))


class Checks:
    """The assert... methods. Each takes a message, which is added to its own if longMessage."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 640

    def fail(self, msg=None):
        """Fails the test."""
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        if msg is None:
            return standardMsg
        try:
            return f"{standardMsg} : {msg}"
        except UnicodeDecodeError:
            return f"{safe_repr(standardMsg)} : {safe_repr(msg)}"

    def _refuse(self, msg, standard):
        self.fail(self._formatMessage(msg, standard))

    # ---- Truth, identity, order ----

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._refuse(msg, f"{safe_repr(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        if expr:
            self._refuse(msg, f"{safe_repr(expr)} is not false")

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._refuse(msg, f"{safe_repr(expr1)} is not {safe_repr(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._refuse(msg, f"unexpectedly identical: {safe_repr(expr1)}")

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._refuse(msg, f"{safe_repr(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._refuse(msg, "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._refuse(msg, f"{safe_repr(member)} not found in {safe_repr(container)}")

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._refuse(msg, f"{safe_repr(member)} unexpectedly found in {safe_repr(container)}")

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._refuse(msg, f"{safe_repr(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._refuse(msg, f"{safe_repr(obj)} is an instance of {cls!r}")

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._refuse(msg, f"{safe_repr(a)} not less than {safe_repr(b)}")

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._refuse(msg, f"{safe_repr(a)} not less than or equal to {safe_repr(b)}")

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._refuse(msg, f"{safe_repr(a)} not greater than {safe_repr(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._refuse(msg, f"{safe_repr(a)} not greater than or equal to {safe_repr(b)}")

    # ---- Equality ----

    def addTypeEqualityFunc(self, typeobj, function):
        """assertEqual calls function(first, second, msg=...) for two objects of exactly this type."""
        self.__dict__.setdefault("_equality", {})[typeobj] = function

    def assertEqual(self, first, second, msg=None):
        if type(first) is type(second):
            own = self.__dict__.get("_equality", {}).get(type(first)) or _EQUALITY.get(type(first))
            if own is not None:
                (getattr(self, own) if isinstance(own, str) else own)(first, second, msg=msg)
                return
        if not first == second:
            self._refuse(msg, "%s != %s" % tuple(_shortened(first, second)))

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._refuse(msg, f"{safe_repr(first)} == {safe_repr(second)}")

    def _distance(self, first, second, places, delta):
        """(whether they are near, what near means, their difference)."""
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        if first == second:
            return True, f"{places or 7} places" if delta is None else f"{safe_repr(delta)} delta", 0
        difference = abs(first - second)
        if delta is not None:
            return difference <= delta, f"{safe_repr(delta)} delta", difference
        places = 7 if places is None else places
        return round(difference, places) == 0, f"{places} places", difference

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """Equal when rounded to 7 places, or places; or no farther apart than delta."""
        near, what, difference = self._distance(first, second, places, delta)
        if not near:
            self._refuse(msg, f"{safe_repr(first)} != {safe_repr(second)} within {what} "
                              f"({safe_repr(difference)} difference)")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        near, what, difference = self._distance(first, second, places, delta)
        if near:
            tail = "" if delta is None else f" ({safe_repr(difference)} difference)"
            self._refuse(msg, f"{safe_repr(first)} == {safe_repr(second)} within {what}{tail}")

    def _differ(self, msg, standard, old, new, glue="\n"):
        """Fails with the message and how the lines differ, unless that is too long."""
        from .diff import compare
        text = "\n" + glue.join(compare(old, new))
        if self.maxDiff is None or len(text) <= self.maxDiff:
            standard += text
        else:
            standard += f"\nDiff is {len(text)} characters long. Set self.maxDiff to None to see it."
        self._refuse(msg, standard)

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        """The same items in the same order; both of seq_type, if that is given."""
        name = seq_type.__name__ if seq_type is not None else "sequence"
        for which, seq in (("First", seq1), ("Second", seq2)) if seq_type is not None else ():
            if not isinstance(seq, seq_type):
                self.fail(f"{which} sequence is not a {name}: {safe_repr(seq)}")
        problem = self._first_difference(seq1, seq2, name)
        if problem is not None:
            from pprint import pformat
            self._differ(msg, problem, pformat(seq1).splitlines(), pformat(seq2).splitlines())

    def _first_difference(self, seq1, seq2, name):
        """How two sequences begin to differ, or None."""
        counts = []
        for which, seq in (("First", seq1), ("Second", seq2)):
            try:
                counts.append(len(seq))
            except (TypeError, NotImplementedError):
                return f"{which} {name} has no length.    Non-sequence?"
        if seq1 == seq2:
            return None
        problem = "%ss differ: %s != %s\n" % (name.capitalize(), *_shortened(seq1, seq2))
        for i in range(min(counts)):
            items = []
            for which, seq in (("first", seq1), ("second", seq2)):
                try:
                    items.append(seq[i])
                except (TypeError, IndexError, NotImplementedError):
                    return problem + f"\nUnable to index element {i} of {which} {name}\n"
            if items[0] != items[1]:
                problem += "\nFirst differing element %d:\n%s\n%s\n" % (i, *_shortened(*items))
                break
        else:
            if counts[0] == counts[1] and type(seq1) is not type(seq2):
                return None
        if counts[0] != counts[1]:
            longer, which = (seq1, "First") if counts[0] > counts[1] else (seq2, "Second")
            at = min(counts)
            problem += f"\n{which} {name} contains {abs(counts[0] - counts[1])} additional elements.\n"
            try:
                problem += f"First extra element {at}:\n{_shortened(longer[at])[0]}\n"
            except (TypeError, IndexError, NotImplementedError):
                problem += f"Unable to index element {at} of {which.lower()} {name}\n"
        return problem

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        """The same elements; anything with a method difference() will do."""
        missing = []
        for which, one, other in (("first", set1, set2), ("second", set2, set1)):
            try:
                missing.append(one.difference(other))
            except TypeError as exc:
                self.fail(f"invalid type when attempting set difference: {exc}")
            except AttributeError as exc:
                self.fail(f"{which} argument does not support set difference: {exc}")
        lines = []
        for which, other, items in (("first", "second", missing[0]), ("second", "first", missing[1])):
            if items:
                lines.append(f"Items in the {which} set but not the {other}:")
                lines += [repr(item) for item in items]
        if lines:
            self._refuse(msg, "\n".join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            from pprint import pformat
            self._differ(msg, "%s != %s" % tuple(_shortened(d1, d2)), pformat(d1).splitlines(), pformat(d2).splitlines())

    def assertMultiLineEqual(self, first, second, msg=None):
        """Equal texts; shows which lines differ."""
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        standard = "%s != %s" % tuple(_shortened(first, second))
        if len(first) > 65536 or len(second) > 65536:
            self._refuse(msg, standard)
        old, new = first, second
        if first[-1:] != "\n" != second[-1:] or (first and second and first[-1:] != second[-1:]):
            old, new = first and first + "\n", second and second + "\n"
        old, new = old.splitlines(True), new.splitlines(True)
        self._differ(msg, standard, old, new, "")

    def assertCountEqual(self, first, second, msg=None):
        """The same items, each as often, in any order."""
        items, counts = [], []
        for side, sequence in enumerate((first, second)):
            for item in sequence:
                for at, known in enumerate(items):
                    if known is item or known == item:
                        break
                else:
                    at = len(items)
                    items.append(item)
                    counts.append([0, 0])
                counts[at][side] += 1
        lines = [f"First has {one}, Second has {other}:  {item!r}"
                 for item, (one, other) in zip(items, counts) if one != other]
        if lines:
            self._refuse(msg, "\n".join(["Element counts were not equal:", *lines]))

    # ---- Texts ----

    def assertRegex(self, text, expected_regex, msg=None):
        """The regular expression is found in the text."""
        if _search(expected_regex, text) is None:
            self._refuse(msg, f"Regex didn't match: {_pattern(expected_regex)!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        found = _search(unexpected_regex, text)
        if found is not None:
            self._refuse(msg, f"Regex matched: {found!r} matches {_pattern(unexpected_regex)!r} in {text!r}")

    # ---- What a call or a block does ----

    def assertRaises(self, expected_exception, *args, **kwargs):
        """A call, or the block of a with statement, raises the exception; kept as exception."""
        return _Raises(self, "assertRaises", BaseException, expected_exception, None).handle(args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        """The same; the regular expression is found in its text."""
        return _Raises(self, "assertRaisesRegex", BaseException, expected_exception,
                       expected_regex).handle(args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        """The same for warnings."""
        return _Warns(self, "assertWarns", Warning, expected_warning, None).handle(args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _Warns(self, "assertWarnsRegex", Warning, expected_warning, expected_regex).handle(args, kwargs)

    def assertLogs(self, logger=None, level=None):
        """The block logs something at the level (INFO) or above."""
        return _Logs(self, logger, level, True)

    def assertNoLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, False)


# The method that compares two objects of a type.
_EQUALITY = {list: "assertListEqual", tuple: "assertTupleEqual", dict: "assertDictEqual", set: "assertSetEqual",
             frozenset: "assertSetEqual", str: "assertMultiLineEqual"}
