"""Values printed over several lines, so that people can read them."""

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]

import collections as _collections
import sys as _sys
import types as _types


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    """Prints a value and a newline to stream, or sys.stdout."""
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """The same with dicts in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """The text that pprint prints."""
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def saferepr(object):
    """The repr with dicts sorted, whatever refers to itself."""
    return PrettyPrinter()._repr(object, set(), 0)


def isreadable(object):
    """Whether eval can read the repr."""
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    """Whether the value contains itself."""
    return PrettyPrinter().isrecursive(object)


class _Key:
    """Sorts anything: by the type's name where < is not defined."""

    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return (str(type(self.value)), id(self.value)) < (str(type(other.value)), id(other.value))


def _by_key(items):
    """The items of a dict, sorted by keys."""
    return sorted(items, key=lambda item: (_Key(item[0]), _Key(item[1])))


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


class PrettyPrinter:
    """Prints with the options given: see pprint."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth, self._indent, self._width, self._stream = depth, indent, width, stream or _sys.stdout
        self._compact, self._sort_dicts, self._underscore_numbers = bool(compact), sort_dicts, underscore_numbers

    def pprint(self, object):
        """Prints the value and a newline."""
        self._stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        """The text, without a newline at the end."""
        out = []
        self._put(object, out, 0, 0, set(), 0)
        return "".join(out)

    def isrecursive(self, object):
        """Whether the value contains itself."""
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        """Whether eval can read the text."""
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """(text on one line, is it readable, does it contain itself); for subclasses to override."""
        self._readable, self._recursive = True, False
        depth, self._depth = self._depth, maxlevels or None
        try:
            text = self._line(object, set(context), level)
        finally:
            self._depth = depth
        return text, self._readable, self._recursive

    # ---- On one line

    def _repr(self, object, context, level):
        if type(self).format is PrettyPrinter.format:
            self._readable, self._recursive = True, False
            return self._line(object, context, level)
        return self.format(object, dict.fromkeys(context, 1), self._depth or 0, level)[0]

    def _line(self, object, context, level):
        cls, show = type(object), type(object).__repr__
        if show is str.__repr__ or show is bytes.__repr__:
            return repr(object)
        if show is int.__repr__:
            return f"{object:_d}" if self._underscore_numbers else repr(object)
        is_dict = issubclass(cls, dict) and show is dict.__repr__
        if not is_dict and not (issubclass(cls, list) and show is list.__repr__ or
                                issubclass(cls, tuple) and show is tuple.__repr__):
            text = repr(object)
            self._readable = self._readable and text[:1] not in ("", "<")
            return text
        opening, closing = "{}" if is_dict else "[]" if issubclass(cls, list) else "()"
        if not object:
            return opening + closing
        if opening == "(" and len(object) == 1:
            closing = ",)"
        if self._depth and level >= self._depth:
            self._readable = False
            return f"{opening}...{closing}"
        if id(object) in context:
            self._readable, self._recursive = False, True
            return _recursion(object)
        context.add(id(object))
        if is_dict:
            items = _by_key(object.items()) if self._sort_dicts else object.items()
            parts = [f"{self._inner(key, context, level)}: {self._inner(value, context, level)}" for key, value in items]
        else:
            parts = [self._inner(item, context, level) for item in object]
        context.discard(id(object))
        return f"{opening}{', '.join(parts)}{closing}"

    def _inner(self, object, context, level):
        if type(self).format is PrettyPrinter.format:
            return self._line(object, context, level + 1)
        text, readable, recursive = self.format(object, dict.fromkeys(context, 1), self._depth or 0, level + 1)
        self._readable, self._recursive = self._readable and readable, self._recursive or recursive
        return text

    # ---- On several lines. indent: the column; allowance: what must fit behind, closing brackets as a rule

    def _put(self, object, out, indent, allowance, context, level):
        if id(object) in context:
            self._readable, self._recursive = False, True
            out.append(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            put = self._putters.get(type(object).__repr__)
            if put is None and self._is_plain_dataclass(object):
                put = PrettyPrinter._put_dataclass
            elif put is not None and put not in self._putters_of_any and hasattr(object, "__len__") and not len(object):
                put = None  # what is empty has its repr
            if put is not None:
                context.add(id(object))
                put(self, object, out, indent, allowance, context, level + 1)
                context.discard(id(object))
                return
        out.append(text)

    def _is_plain_dataclass(self, object):
        """Whether repr was written by @dataclass."""
        cls = type(object)
        return (hasattr(cls, "__dataclass_fields__") and cls.__dataclass_params__.repr
                and getattr(cls.__repr__, "__module__", "") == "dataclasses")

    def _put_items(self, items, out, indent, allowance, context, level):
        """Items of a list or the like, one per line; with compact as many as fit."""
        indent += self._indent
        if self._indent > 1:
            out.append((self._indent - 1) * " ")
        separator, width, left = "", self._width - indent + 1, self._width - indent + 1
        items = list(items)
        for i, item in enumerate(items):
            is_last = i == len(items) - 1
            if is_last:
                left -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                if left < len(text) + 2:
                    left = width
                    if separator:
                        separator = ",\n" + " " * indent
                if left >= len(text) + 2:
                    left -= len(text) + 2
                    out.append(separator + text)
                    separator = ", "
                    continue
            out.append(separator)
            separator = ",\n" + " " * indent
            self._put(item, out, indent, allowance if is_last else 1, context, level)

    def _put_pairs(self, items, out, indent, allowance, context, level, form="{}: "):
        """Keys and values of a dict or the like; form is that of a key."""
        items = list(items)
        for i, (key, value) in enumerate(items):
            name = key if form == "{}=" else self._repr(key, context, level)
            if i:
                out.append(",\n" + " " * indent)
            name = form.format(name)
            out.append(name)
            if form == "{}=" and id(value) in context:
                out.append("...")
                continue
            self._put(value, out, indent + len(name), allowance if i == len(items) - 1 else 1, context, level)

    def _put_dict(self, object, out, indent, allowance, context, level):
        out.append("{" + " " * (self._indent - 1))
        items = _by_key(object.items()) if self._sort_dicts else object.items()
        self._put_pairs(items, out, indent + self._indent, allowance + 1, context, level)
        out.append("}")

    def _put_list(self, object, out, indent, allowance, context, level):
        out.append("[")
        self._put_items(object, out, indent, allowance + 1, context, level)
        out.append("]")

    def _put_tuple(self, object, out, indent, allowance, context, level):
        closing = ",)" if len(object) == 1 else ")"
        out.append("(")
        self._put_items(object, out, indent, allowance + len(closing), context, level)
        out.append(closing)

    def _put_set(self, object, out, indent, allowance, context, level):
        opening, closing = "{", "}"
        if type(object) is not set:
            opening, closing = type(object).__name__ + "({", "})"
            indent += len(opening) - 1
        out.append(opening)
        self._put_items(sorted(object, key=_Key), out, indent, allowance + len(closing), context, level)
        out.append(closing)

    def _put_called(self, object, inner, out, indent, allowance, context, level):
        """Name(inner)."""
        name = type(object).__name__ + "("
        out.append(name)
        self._put(inner, out, indent + len(name), allowance + 1, context, level)
        out.append(")")

    def _put_ordereddict(self, object, out, indent, allowance, context, level):
        self._put_called(object, list(object.items()), out, indent, allowance, context, level - 1)

    def _put_proxy(self, object, out, indent, allowance, context, level):
        self._put_called(object, object.copy(), out, indent, allowance, context, level - 1)

    def _put_user(self, object, out, indent, allowance, context, level):
        self._put(object.data, out, indent, allowance, context, level - 1)

    def _put_defaultdict(self, object, out, indent, allowance, context, level):
        opening = f"{type(object).__name__}({self._repr(object.default_factory, context, level)},\n"
        indent += len(type(object).__name__) + 1
        out.append(opening + " " * indent)
        self._put_dict(object, out, indent, allowance + 1, context, level)
        out.append(")")

    def _put_counter(self, object, out, indent, allowance, context, level):
        opening = type(object).__name__ + "({"
        out.append(opening + " " * (self._indent - 1))
        self._put_pairs(object.most_common(), out, indent + len(opening) - 1 + self._indent, allowance + 2, context, level)
        out.append("})")

    def _put_chainmap(self, object, out, indent, allowance, context, level):
        opening = type(object).__name__ + "("
        indent += len(opening)
        out.append(opening)
        for i, each in enumerate(object.maps):
            is_last = i == len(object.maps) - 1
            self._put(each, out, indent, allowance + 1 if is_last else 1, context, level - 1)
            out.append(")" if is_last else ",\n" + " " * indent)

    def _put_deque(self, object, out, indent, allowance, context, level):
        opening = type(object).__name__ + "("
        indent += len(opening)
        out.append(opening + "[")
        if object.maxlen is None:
            self._put_items(object, out, indent, allowance + 2, context, level)
            out.append("])")
        else:
            self._put_items(object, out, indent, 2, context, level)
            out.append(f"],\n{' ' * indent}maxlen={self._repr(object.maxlen, context, level)})")

    def _put_fields(self, name, items, out, indent, allowance, context, level):
        """Name(field=value, ...)."""
        out.append(name + "(")
        self._put_pairs(items, out, indent + len(name) + 1, allowance + 1, context, level, "{}=")
        out.append(")")

    def _put_namespace(self, object, out, indent, allowance, context, level):
        name = "namespace" if type(object) is _types.SimpleNamespace else type(object).__name__
        self._put_fields(name, object.__dict__.items(), out, indent, allowance, context, level)

    def _put_dataclass(self, object, out, indent, allowance, context, level):
        items = [(field.name, getattr(object, field.name)) for field in object.__dataclass_fields__.values()
                 if field.repr and hasattr(object, field.name)]
        self._put_fields(type(object).__name__, items, out, indent, allowance, context, level)

    def _put_str(self, object, out, indent, allowance, context, level):
        """Pieces that each fit on a line, broken behind lines and words."""
        pieces, lines = [], object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        for i, line in enumerate(lines):
            width = self._width - indent
            is_last = i == len(lines) - 1
            if len(repr(line)) <= width - (allowance if is_last else 0):
                pieces.append(repr(line))
                continue
            words, current = _words(line), ""
            for j, word in enumerate(words):
                most = width - (allowance if is_last and j == len(words) - 1 else 0)
                if len(repr(current + word)) > most:
                    if current:
                        pieces.append(repr(current))
                    current = word
                else:
                    current += word
            if current:
                pieces.append(repr(current))
        text = ("\n" + " " * indent).join(pieces)
        out.append(f"({text})" if level == 1 and len(pieces) > 1 else text)

    def _put_bytes(self, object, out, indent, allowance, context, level):
        if len(object) <= 4:
            out.append(repr(object))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
        pieces, current, last = [], b"", len(object) // 4 * 4
        for i in range(0, len(object), 4):
            part = object[i:i + 4]
            most = self._width - indent - (allowance if i == last else 0)
            if current and len(repr(current + part)) > most:
                pieces.append(repr(current))
                current = part
            else:
                current += part
        text = ("\n" + " " * indent).join(pieces + [repr(current)])
        out.append(f"({text})" if parens else text)

    def _put_bytearray(self, object, out, indent, allowance, context, level):
        out.append("bytearray(")
        self._put_bytes(bytes(object), out, indent + 10, allowance + 1, context, level + 1)
        out.append(")")

    _putters = {
        dict.__repr__: _put_dict, list.__repr__: _put_list, tuple.__repr__: _put_tuple, set.__repr__: _put_set,
        frozenset.__repr__: _put_set, str.__repr__: _put_str, bytes.__repr__: _put_bytes,
        bytearray.__repr__: _put_bytearray, _collections.OrderedDict.__repr__: _put_ordereddict,
        _collections.defaultdict.__repr__: _put_defaultdict, _collections.Counter.__repr__: _put_counter,
        _collections.ChainMap.__repr__: _put_chainmap, _collections.deque.__repr__: _put_deque,
        _types.MappingProxyType.__repr__: _put_proxy, _types.SimpleNamespace.__repr__: _put_namespace,
        _collections.UserDict.__repr__: _put_user, _collections.UserList.__repr__: _put_user,
        _collections.UserString.__repr__: _put_user,
    }
    _putters_of_any = _put_dict, _put_list, _put_tuple


def _words(line):
    """Words, each with the space behind it."""
    words, start = [], 0
    for i in range(1, len(line)):
        if line[i - 1].isspace() and not line[i].isspace():
            words.append(line[start:i])
            start = i
    return words + [line[start:]]
