# traceback: how many places are shown, in each of a chain and in groups; messages and notes of several lines.
import io
import traceback


def first():
    second()


def second():
    third()


def third():
    raise ValueError("deep")


def chained():
    try:
        first()
    except ValueError as e:
        raise KeyError("outer") from e


def both():
    try:
        first()
    except ValueError as e:
        raise ExceptionGroup("two", [e, TypeError("flat")])


def functions(text):
    return [line.split()[-1] for line in text.splitlines() if "File" in line]


for function in (first, chained, both):
    try:
        function()
    except Exception as e:
        for limit in (None, 1, 2, -1, -2, 99):
            lines = "".join(traceback.format_exception(e, limit=limit))
            alone = "".join(traceback.format_exception(e, limit=limit, chain=False))
            print(limit, functions(lines), functions(alone), [f.name for f in traceback.extract_tb(e.__traceback__, limit)])
        out = io.StringIO()
        traceback.print_exc(limit=1, file=out)
        shown = traceback.TracebackException.from_exception(e, limit=2)
        print(functions(out.getvalue()), functions("".join(shown.format())), len(shown.stack))
        print("as before", functions("".join(traceback.format_exception(e))))

several = ValueError("a\nb")
print(traceback.format_exception_only(several))
several.add_note("first\nsecond")
several.add_note("third")
print(traceback.format_exception_only(several), traceback.format_exception_only(KeyError()))
print(traceback.format_exception_only(SyntaxError("bad", ("f", 1, 2, "ab c\n", 1, 4))))
