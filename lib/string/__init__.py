"""Constants of characters, templates with $names, and the formatting behind str.format."""

ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
whitespace = " \t\n\r\v\f"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Each word with a capital letter, the rest small, joined by one space (or sep)."""
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


class Template:
    """Text with $name, ${name} and $$."""

    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """Yields (text, name or None, invalid offset or None) from left to right."""
        text, mark, at = self.template, self.delimiter, 0
        while True:
            start = text.find(mark, at)
            if start < 0:
                yield text[at:], None, None
                return
            yield text[at:start], None, None
            at = start + len(mark)
            if text.startswith(mark, at):
                yield mark, None, None
                at += len(mark)
                continue
            braced = text.startswith("{", at)
            end = begin = at + braced
            while end < len(text) and (text[end] == "_" or text[end].isascii() and text[end].isalnum()):
                end += 1
            name = text[begin:end]
            if not name or name[0].isdigit() or braced and not text.startswith("}", end):
                yield mark, None, start
                continue
            at = end + braced
            yield text[start:at], name, None

    def _invalid(self, offset):
        lines = self.template[:offset].splitlines(keepends=True)
        column = offset - len("".join(lines[:-1])) if lines else 0
        if lines and lines[-1].endswith("\n"):
            lines, column = lines + [""], 0
        raise ValueError(f"Invalid placeholder in string: line {max(len(lines), 1)}, col {column + 1}")

    def substitute(self, mapping={}, /, **kws):
        """The text with each name replaced. Raises KeyError, ValueError."""
        result = []
        for text, name, invalid in self._pieces():
            if invalid is not None:
                self._invalid(invalid)
            if name is not None:
                text = str(kws[name] if name in kws else mapping[name])
            result.append(text)
        return "".join(result)

    def safe_substitute(self, mapping={}, /, **kws):
        """The same, leaving what is not known as it is."""
        result = []
        for text, name, _ in self._pieces():
            if name is not None:
                if name in kws:
                    text = str(kws[name])
                elif name in mapping:
                    text = str(mapping[name])
            result.append(text)
        return "".join(result)

    def is_valid(self):
        """Whether substitute would find no bad placeholder."""
        return all(invalid is None for _, _, invalid in self._pieces())

    def get_identifiers(self):
        """The names, each once, in order."""
        return list(dict.fromkeys(name for _, name, _ in self._pieces() if name is not None))


class Formatter:
    """str.format with its steps open to subclasses."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._format(format_string, args, kwargs, used, 2, 0)
        self.check_unused_args(used, args, kwargs)
        return result

    def _format(self, format_string, args, kwargs, used, depth, auto):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, field, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if field is None:
                continue
            first = field.split(".", 1)[0].split("[", 1)[0]
            if first == "":
                if auto is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field = str(auto) + field
                auto += 1
            elif first.isdigit():
                if auto:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto = False
            obj, key = self.get_field(field, args, kwargs)
            used.add(key)
            obj = self.convert_field(obj, conversion)
            spec, auto = self._format(spec, args, kwargs, used, depth - 1, auto)
            result.append(self.format_field(obj, spec))
        return "".join(result), auto

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion in ("s", "r", "a"):
            return {"s": str, "r": repr, "a": ascii}[conversion](value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        """Yields (text before, field name, format spec, conversion)."""
        text, at, literal = format_string, 0, ""
        while at < len(text):
            c = text[at]
            at += 1
            if c not in "{}":
                literal += c
                continue
            if text[at:at + 1] == c:
                yield literal + c, None, None, None
                literal = ""
                at += 1
                continue
            if c == "}":
                raise ValueError("Single '}' encountered in format string")
            depth, start = 1, at
            while at < len(text) and depth:
                depth += {"{": 1, "}": -1}.get(text[at], 0)
                at += 1
            if depth:
                raise ValueError("Single '{' encountered in format string" if at == start else "expected '}' before end of string")
            field, conversion, spec = self._split_field(text[start:at - 1])
            yield literal, field, spec, conversion
            literal = ""
        if literal:
            yield literal, None, None, None

    @staticmethod
    def _split_field(body):
        depth = 0
        for i, c in enumerate(body):
            depth += {"[": 1, "]": -1}.get(c, 0)
            if depth == 0 and c == ":":
                return body[:i], None, body[i + 1:]
            if depth == 0 and c == "!":
                return body[:i], body[i + 1:i + 2], body[i + 3:]
        return body, None, ""

    def get_field(self, field_name, args, kwargs):
        """(value, first key) of a field like "0.name[key]"."""
        end = 0
        while end < len(field_name) and field_name[end] not in ".[":
            end += 1
        first, rest = field_name[:end], field_name[end:]
        key = int(first) if first.isdigit() else first
        obj = self.get_value(key, args, kwargs)
        while rest:
            if rest[0] == ".":
                end = 1
                while end < len(rest) and rest[end] not in ".[":
                    end += 1
                obj, rest = getattr(obj, rest[1:end]), rest[end:]
            else:
                end = rest.index("]")
                index = rest[1:end]
                obj, rest = obj[int(index) if index.isdigit() else index], rest[end + 1:]
        return obj, key
