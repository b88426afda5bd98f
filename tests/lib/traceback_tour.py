# traceback: reports as lists and texts, only the exception, stacks and their summaries.

import io
import sys
import traceback


def inner(n):
    return 1 / n


def outer(n):
    return inner(n)


def lines(items):
    return [line for item in items for line in item.splitlines() if "~" not in line and "^" not in line
            and not line.lstrip().startswith("File")]


try:
    outer(0)
except ZeroDivisionError as exc:
    caught = exc
    print(lines(traceback.format_exception(exc)))
    print(traceback.format_exc().splitlines()[-1], len(traceback.format_exception(type(exc), exc, exc.__traceback__)) > 2)
    for entry in traceback.extract_tb(exc.__traceback__):
        print(entry.name, entry.lineno, entry.line)
    filename, lineno, name, text = traceback.extract_tb(exc.__traceback__)[-1]
    print(lineno, name, text, len(traceback.extract_tb(exc.__traceback__, limit=1)))
    print([line for _, line in traceback.walk_tb(exc.__traceback__)])
    print(len(traceback.format_tb(exc.__traceback__)), lines(traceback.format_list([("f.py", 3, "g", "x = 1")])))
print(traceback.format_exception_only(ValueError("text")), traceback.format_exception_only(KeyError("k")))
noted = TypeError("with notes")
noted.add_note("one")
noted.add_note("two\nlines")
print(traceback.format_exception_only(noted))
try:
    try:
        outer(0)
    except ZeroDivisionError as exc:
        raise KeyError("after") from exc
except KeyError as exc:
    print(lines(traceback.format_exception(exc)))
    print(lines(traceback.format_exception(exc, chain=False)))
out = io.StringIO()
traceback.print_exception(caught, file=out)
print(lines([out.getvalue()]))
report = traceback.TracebackException.from_exception(caught)
print(str(report), [entry.name for entry in report.stack], list(report.format_exception_only()))
print(lines(report.format()) == lines(traceback.format_exception(caught)))
group = ExceptionGroup("several", [ValueError(1), TypeError(2)])
print("".join(traceback.format_exception(group)))
print(traceback.format_exception(None), sys.exception())
