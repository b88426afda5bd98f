# warnings: the rules of -W, as sys.warnoptions has them, and what is wrong with some.

import io
import sys

sys.modules.pop("warnings", None)
sys.warnoptions = ["error::DeprecationWarning", "i:quiet", "once:::there:7", " default : spaced ", "foo", "a:b:c:d:e:f", "error::Bar",
                   "error:::x:-1", "error::int", "all::json.nothing.Gone"]
real, sys.stderr = sys.stderr, io.StringIO()
import warnings
printed, sys.stderr = sys.stderr.getvalue(), real
print(printed)


def raised(text, category=UserWarning, module="m", line=1):
    with warnings.catch_warnings(record=True) as log:
        try:
            warnings.warn_explicit(text, category, "f.py", line, module=module)
        except Warning as e:
            return repr(e)
        return len(log)


print(raised("x"), raised("quiet please"), raised("x", DeprecationWarning), raised("at 7", module="there", line=7), raised("spaced"))
