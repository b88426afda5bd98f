"""Wrapping, filling and indenting text."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_SPACE = "\t\n\x0b\x0c\r "


def _is_letter(c, or_digit=False):
    return c.isalpha() or c == "_" or or_digit and c.isalnum()


def _joins(word, i):
    """Whether the hyphen at i has two letters on each side; there may be another hyphen between the two."""
    before, after = word[max(i - 3, 0):i][::-1], word[i + 1:i + 4]
    return all(_is_letter(side[:1]) and (_is_letter(side[1:2]) or side[1:2] == "-" and _is_letter(side[2:3]))
               for side in (before, after))


class TextWrapper:
    """Breaks text into lines of at most width characters."""

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=" [...]"):
        self.width, self.initial_indent, self.subsequent_indent = width, initial_indent, subsequent_indent
        self.expand_tabs, self.replace_whitespace, self.tabsize = expand_tabs, replace_whitespace, tabsize
        self.fix_sentence_endings, self.break_long_words = fix_sentence_endings, break_long_words
        self.drop_whitespace, self.break_on_hyphens = drop_whitespace, break_on_hyphens
        self.max_lines, self.placeholder = max_lines, placeholder

    def _chunks(self, text):
        """What lines are made of: the chunks of the text made ready."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = "".join([" " if c in _SPACE else c for c in text])
        chunks = self._split(text)
        if self.fix_sentence_endings:
            for i in range(len(chunks) - 1):
                end = chunks[i].rstrip("\"'")
                if chunks[i + 1] == " " and end[-1:] in (".", "!", "?") and end[-2:-1].islower():
                    chunks[i + 1] = "  "
        return chunks

    def _split(self, text):
        """Words or parts of them, and the white space between."""
        chunks, start = [], 0
        for i in range(1, len(text) + 1):
            if i == len(text) or (text[i] in _SPACE) != (text[i - 1] in _SPACE):
                chunks.extend(self._split_word(text[start:i]))
                start = i
        return chunks

    def _split_word(self, word):
        """Parts of a word that may be broken behind its hyphens, and around dashes of two or more."""
        if not self.break_on_hyphens:
            return [word]
        parts, start, i = [], 0, word.find("-", 1)
        while i > 0:
            end = i + 1
            while word[end:end + 1] == "-":
                end += 1
            if end - i > 1 and (_is_letter(word[i - 1], True) or word[i - 1] in "!\"'&.,?") and _is_letter(word[end:end + 1], True):
                parts += [word[start:i], word[i:end]]
                start = end
            elif end - i == 1 and _joins(word, i):
                parts.append(word[start:end])
                start = end
            i = word.find("-", end)
        return parts + [word[start:]]

    def wrap(self, text):
        """The lines, without newlines. Raises ValueError for an impossible width."""
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        chunks, lines = self._chunks(text)[::-1], []
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and chunks[-1].strip() == "" and lines:
                chunks.pop()
                if not chunks:
                    break
            line, size = self._take(chunks, width)
            if self.drop_whitespace and line and line[-1].strip() == "":
                size -= len(line.pop())
            if not line:
                continue
            is_last = not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
            if self.max_lines is None or len(lines) + 1 < self.max_lines or is_last and size <= width:
                lines.append(indent + "".join(line))
                continue
            self._shorten(lines, line, size, indent, width)
            break
        return lines

    def _take(self, chunks, width):
        line, size = [], 0
        while chunks and size + len(chunks[-1]) <= width:
            size += len(chunks[-1])
            line.append(chunks.pop())
        if chunks and len(chunks[-1]) > width:
            space = width - size if width >= 1 else 1  # none: an empty part, behind which a blank stays
            if self.break_long_words:
                word = chunks.pop()
                end = space
                if self.break_on_hyphens and len(word) > space:
                    hyphen = word.rfind("-", 0, space)
                    if hyphen > 0 and any(c != "-" for c in word[:hyphen]):
                        end = hyphen + 1
                line.append(word[:end])
                chunks.append(word[end:])
            elif not line:
                line.append(chunks.pop())
            size = sum([len(chunk) for chunk in line])
        return line, size

    def _shorten(self, lines, line, size, indent, width):
        while line:
            if line[-1].strip() and size + len(self.placeholder) <= width:
                lines.append(indent + "".join(line) + self.placeholder)
                return
            size -= len(line.pop())
        if lines and len(lines[-1].rstrip()) + len(self.placeholder) <= self.width:
            lines[-1] = lines[-1].rstrip() + self.placeholder
        else:
            lines.append(indent + self.placeholder.lstrip())

    def fill(self, text):
        """The lines as one text."""
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """Lines of at most width characters."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """The same as one text."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """The text on one line, cut to width at a word."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """The text without the white space that all its lines start with."""
    lines = ["" if not line.strip(" \t") else line for line in text.split("\n")]
    margin = None
    for line in lines:
        if not line:
            continue
        space = line[:len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = space
        while not space.startswith(margin):
            margin = margin[:-1]
    size = len(margin or "")
    return "\n".join([line[size:] for line in lines])


def indent(text, prefix, predicate=None):
    """prefix before each line that is not blank (or that predicate chooses)."""
    if predicate is None:
        predicate = str.strip
    return "".join([prefix + line if predicate(line) else line for line in text.splitlines(True)])
