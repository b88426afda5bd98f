# Wrong arguments: which one is complained about first, and in which words.


class Answers:
    """Its special methods give what they are told to."""

    def __new__(cls, **answers):
        methods = {f"__{name}__": (lambda answer: lambda self: answer)(answer) for name, answer in answers.items()}
        return object.__new__(type("Answers", (Answers,), methods))


class Text(str):
    def __eq__(self, other):
        return True


bad_index, bad_iter = Answers(index="a"), Answers(iter=5)

for change in (
    "del 5[0]", "del (1, 2)[0]", "del (1, 2)['a']", "del 'abc'[0:1]", "del {1}[0]", "del Answers()[0]",
    "del Answers()['a']", "del None[1]", "5[0] = 1", "a, b = int", "a, *b = int", "a, b = 5",
    "del 'abc'[1 << 70]", "'abc'[1 << 70] = 'd'", "5(**{1: 2})", "len(**{1: 2})",
):
    try:
        exec(change)
    except (TypeError, IndexError) as e:
        print(change, "->", type(e).__name__, "-", e)

for question in (
    "(10).to_bytes(10, 5)", "int.from_bytes(b'a', 5)", "'ab' * (1 << 70)", "[].pop(1 << 70)", "[1].pop(-2)",
    "'a'.zfill(1 << 70)", "'a'.replace('a', 'b', 1 << 70)", "bytes(1 << 70)", "float(bad_index)",
    "b'a'.count('a', 'a')", "b'a'.find([], 'a')", "'a'.find(1, 'a')", "'a'.startswith(1, 'a')",
    "'a'.replace(b'a', 0, {3})", "b'a'.replace(1, b'b', 'c')", "bad_index in b'a'",
    "'a'.join(bad_iter)", "b'a'.join(bad_iter)", "bytes(bad_iter)", "bytearray(bad_iter)", "bytes(bad_index)",
    "bytearray().extend(bad_iter)", "dict([bad_iter])", "format('a', '#,')", "format('a', '+,')", "{}.pop([])",
    "{}.pop([], 'default')", "{1: 2}.pop([])", "1 in bad_iter", "b'a' % 'b'", "b'a' % b'b'", "'a' % b'b'", "'a' % 'b'", "'a' % [1]", "'a' % {1}", "int(bytearray(b'x'))", "int(memoryview(b'x'))",
    "float(bytearray(b'x'))", "format(1j, '0<8')", "[] * Text('a')", "'b' * Text('a')",
):
    try:
        print(question, "=", eval(question))
    except (TypeError, ValueError, OverflowError, IndexError, KeyError) as e:
        print(question, "->", type(e).__name__, "-", e)

for value in (None, 1.5, bad_iter, bad_index):
    try:
        bytearray(3)[0:1] = value
    except TypeError as e:
        print("slice of a bytearray ->", e)
    try:
        [1, 2][::2] = value
    except TypeError as e:
        print("slice of a list ->", e)

print("the separator itself", b"a,b".partition(bytearray(b",")), bytearray(b"a,b").rpartition(b","), type("a,b".partition(Text(","))[1]).__name__)
for spec in ("", "s", ".3", "0.12", "3", "<2", ".1", "5"):
    print(repr(spec), type(format(Text("abc"), spec)).__name__)
