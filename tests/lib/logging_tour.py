# logging: levels, the tree of loggers, handlers, formats, filters, exceptions, adapters, configuration.

import io
import logging
import sys

out = io.StringIO()


def flush(label):
    print(label, repr(out.getvalue()))
    out.seek(0)
    out.truncate()


root = logging.getLogger()
handler = logging.StreamHandler(out)
handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
root.addHandler(handler)
log = logging.getLogger("app.part")
print(root, log, log.parent, logging.getLogger("app").getChild("part") is log, log.level, log.getEffectiveLevel(), log.hasHandlers())
log.warning("number %d and %s", 5, "text")
log.info("not shown")
root.setLevel("DEBUG")
log.debug("shown %(a)s", {"a": 1})
log.log(25, "between")
log.critical("no arguments %d")
flush("messages")
log.setLevel(logging.ERROR)
print(log.isEnabledFor(logging.WARNING), log.isEnabledFor(logging.ERROR), logging.getLevelName(30), logging.getLevelName("INFO"), logging.getLevelName(31))
log.warning("no")
log.error("yes")
flush("level")
log.setLevel(logging.NOTSET)
own = io.StringIO()
mine = logging.StreamHandler(own)
mine.setLevel(logging.ERROR)
log.addHandler(mine)
log.propagate = False
log.warning("below the handler")
log.error("own")
print(repr(own.getvalue()))
flush("not propagated")
log.propagate = True
log.removeHandler(mine)
log.addFilter(lambda record: "secret" not in record.getMessage())
log.error("a secret")
log.error("open")
flush("filter")


class OnlyApp(logging.Filter):
    pass


handler.addFilter(logging.Filter("app"))
logging.getLogger("other").error("elsewhere")
logging.getLogger("app").error("here")
flush("handler filter")
handler.filters.clear()
try:
    1 / 0
except ZeroDivisionError:
    log.exception("failed")
text = out.getvalue().splitlines()
print(text[:2], text[-1])
out.seek(0), out.truncate()
for style, fmt in (("{", "{levelname:>8}|{message}"), ("$", "$levelname-${message}")):
    handler.setFormatter(logging.Formatter(fmt, style=style))
    log.error("styled")
flush("styles")
try:
    logging.Formatter("{x", style="{")
except ValueError as exc:
    print("ValueError", exc)
try:
    logging.Formatter("%(message)s", style="!")
except ValueError as exc:
    print("ValueError", exc)
handler.setFormatter(logging.Formatter("%(asctime)s %(message)s %(extra)s", datefmt="%Y", defaults={"extra": "none"}))
log.error("dated")
log.error("dated", extra={"extra": "given"})
print([line[4:] for line in out.getvalue().splitlines()])
out.seek(0), out.truncate()
handler.setFormatter(logging.Formatter("%(message)s"))
logging.LoggerAdapter(log, {"user": "u"}).error("adapted")
flush("adapter")
logging.disable(logging.ERROR)
log.error("disabled")
log.critical("not disabled")
logging.disable(logging.NOTSET)
flush("disable")
logging.addLevelName(35, "NOTICE")
print(logging.getLevelName(35), logging.getLevelName("NOTICE"), logging.getLevelNamesMapping()["NOTICE"])
record = logging.LogRecord("n", logging.INFO, "path/file.py", 7, "m %s", ("a",), None)
print(record, record.getMessage(), record.filename, record.module, record.levelname)
try:
    root.setLevel("ZORK")
except ValueError as exc:
    print("ValueError", exc)
try:
    root.setLevel(1.5)
except TypeError as exc:
    print("TypeError", exc)
root.handlers.clear()
logging.basicConfig(stream=out, level=logging.WARNING, format="%(levelname)s %(message)s", force=True)
logging.info("no")
logging.warning("through the module")
logging.basicConfig(level=logging.DEBUG)
print(root.level, len(root.handlers))
flush("basicConfig")
nothing = logging.getLogger("null")
nothing.addHandler(logging.NullHandler())
nothing.propagate = False
nothing.error("nowhere")
flush("null")
print(logging.StreamHandler(sys.stdout).level, logging.NullHandler(), logging.Manager.__name__, logging.getLoggerClass().__name__)
