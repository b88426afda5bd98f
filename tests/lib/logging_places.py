# logging: where a message comes from, stack levels, captured warnings, styles, force, tracebacks, stack_info, files.
# needs: started

import io
import logging
import logging.handlers
import os
import sys
import warnings


class Lines(logging.Handler):
    """Prints what is logged, with this file's path made short, and without carets, which not every build shows."""

    def emit(self, record):
        text = self.format(record).replace(__file__, "FILE")
        print("\n".join([line for line in text.split("\n") if not line or line.strip(" ~^")]))


handler = Lines()
handler.setFormatter(logging.Formatter("{levelname} {filename}:{lineno} {funcName} {module} {message}", style="{"))
logging.basicConfig(handlers=[handler], level="INFO")
log = logging.getLogger("app")


def helper(level=1, **more):
    log.info("from helper", stacklevel=level, **more)


def caller():
    for level in (1, 2, 3, 9):
        helper(level)


caller()
log.warning("from module")
logging.error("root function")
logging.LoggerAdapter(log, {"a": 1}).info("adapter")
log.log(35, "own level")
print(handler.format(log.makeRecord("n", 20, "/x/y.py", 5, "made %s", (1,), None, "fn")), log.findCaller()[1:])

handler.setFormatter(logging.Formatter("$levelname $lineno ${funcName} $message $tag", style="$", defaults={"tag": "-"}))
log.info("dollar")
log.info("dollar", extra={"tag": "given"})


def fails():
    try:
        {}["key"]
    except KeyError:
        log.exception("failed %d", 1)
        log.error("with exc_info", exc_info=True)
    log.error("instance", exc_info=ValueError("v"))
    log.error("none", exc_info=False)


handler.setFormatter(logging.Formatter("%(levelname)-8s|%(name)5s|%(message)s"))
fails()
helper(stack_info=True)

logging.captureWarnings(True)
logging.captureWarnings(True)
warnings.simplefilter("always")
warnings.warn("caught by logging")
logging.captureWarnings(False)
with warnings.catch_warnings(record=True) as caught:
    warnings.warn("not logged")
print(len(caught))

target = io.StringIO()
logging.basicConfig(stream=target, format="%(message)s")
log.info("still the first handler")
logging.basicConfig(stream=target, format="%(message)s!", force=True)
log.info("forced")
print(repr(target.getvalue()))
for more in ({"stream": target, "filename": "x"}, {"handlers": [], "stream": target}, {"style": "?"}, {"nonsense": 1}):
    try:
        logging.basicConfig(force=True, **more)
    except ValueError as e:
        print(e)

memory = logging.handlers.MemoryHandler(3, target=handler)
log.addHandler(memory)
log.propagate = False
for text in ("one", "two"):
    log.info(text)
print("buffered", len(memory.buffer))
log.error("grave")
print("buffered", len(memory.buffer))
log.info("left")
log.removeHandler(memory)
memory.close()
print(memory.target)

name = "logging_places.tmp"
rotating = logging.handlers.RotatingFileHandler(name, maxBytes=30, backupCount=2)
rotating.setFormatter(logging.Formatter("%(message)s"))
log.addHandler(rotating)
for i in range(8):
    log.info("message number %d", i)
log.removeHandler(rotating)
rotating.close()
for path in (name, name + ".1", name + ".2"):
    with open(path) as file:
        print(path, file.read().split("\n"))
    os.remove(path)
print(sorted(path for path in os.listdir(".") if path.startswith(name)))
