# warnings: rules, places and stack levels, what is printed once, recording, functions replaced, errors.

import io
import sys
import warnings


def issue(text="a", category=UserWarning, level=1):
    warnings.warn(text, category, stacklevel=level)


def outer(level):
    issue("level", stacklevel_category(), level)


def stacklevel_category():
    return RuntimeWarning


def place(record):
    return record.filename.rpartition("/")[2], record.lineno, record.category.__name__, str(record.message)


with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    issue()
    for level in (1, 2, 3, 50):
        outer(level)
print([place(record) for record in log])
print(str(log[0]).replace(log[0].filename, "FILE"), log[0].line, log[0].source)

for action in ("default", "always", "module", "once", "ignore"):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter(action)
        for _ in range(2):
            issue("same")
            warnings.warn("same")
            warnings.warn("other", DeprecationWarning)
        issue("same")
    print(action, [(record.lineno, str(record.message)) for record in log])

with warnings.catch_warnings(record=True) as log:
    warnings.resetwarnings()
    warnings.filterwarnings("ignore", "SPAM and")
    warnings.filterwarnings("ignore", ".*eggs", append=True)
    warnings.filterwarnings("ignore", category=ImportWarning)
    warnings.filterwarnings("error", module="elsewhere")
    for text in ("spam and more", "no spam and", "green eggs", "egg"):
        issue(text)
    issue("import", ImportWarning)
    warnings.warn(DeprecationWarning("instance"))
    try:
        warnings.warn_explicit("there", UserWarning, "there.py", 7, module="elsewhere")
    except UserWarning as e:
        print("raised", repr(e))
    print([(action, kind.__name__, line) for action, _, kind, _, line in warnings.filters])
print([str(record.message) for record in log])

with warnings.catch_warnings(action="error", category=RuntimeWarning):
    try:
        issue("now an error", RuntimeWarning)
    except RuntimeWarning as e:
        print(type(e).__name__, e)

registry = {}
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("default")
    for line in (1, 2, 1):
        warnings.warn_explicit("explicit", UserWarning, "made.py", line, registry=registry)
print([place(record) for record in log], sorted(str(key) for key in registry if key != "version"))

shown = []
with warnings.catch_warnings():
    warnings.simplefilter("always")
    warnings.showwarning = lambda *args: shown.append((str(args[0]), args[1].__name__, args[3], len(args)))
    issue("to a function")
print(shown)
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    issue("to the list")
    warnings.showwarning = lambda *args: shown.append(str(args[0]))
    issue("to the function inside")
print(shown, [str(record.message) for record in log])
print(repr(warnings.formatwarning("text", UserWarning, "no such file", 3)), repr(warnings.formatwarning("text", UserWarning, "f.py", 3, "  x = 1  ")))
text = io.StringIO()
warnings.showwarning("text", UserWarning, "f.py", 3, text, "code")
print(repr(text.getvalue()))

real, sys.stderr = sys.stderr, io.StringIO()
issue("printed")
issue("printed")
issue("hidden", PendingDeprecationWarning)
warnings.warn("in main", DeprecationWarning)
printed, sys.stderr = sys.stderr.getvalue(), real
print(printed.replace(__file__, "FILE"))

manager = warnings.catch_warnings(record=True)
print(repr(manager), repr(warnings.catch_warnings()))
with manager:
    try:
        manager.__enter__()
    except RuntimeError as e:
        print(e)


@warnings.deprecated("use new")
def old(a, b=2):
    return a + b


@warnings.deprecated("class gone")
class Old:
    def __init__(self, a):
        self.a = a


with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    print(old(1), Old(5).a, old.__deprecated__, Old.__deprecated__, old.__name__)

    class Child(Old):
        pass
    Child(1)
print([place(record) for record in log])

for code in ("warnings.warn('x', int)", "warnings.warn('x', 'y')", "warnings.simplefilter('nope')", "warnings.simplefilter('error', lineno=-1)",
             "warnings.filterwarnings('error', 5)", "warnings.filterwarnings('error', category=int)", "warnings.deprecated(5)",
             "warnings.simplefilter('error', lineno='a')", "warnings.filterwarnings('error', module=5)", "warnings.catch_warnings().__exit__()"):
    try:
        eval(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
