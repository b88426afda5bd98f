# logging.config: loggers set up from a dictionary, and what is wrong with some.

import logging
import logging.config
import logging.handlers
import sys

old = logging.getLogger("old")
child = logging.getLogger("app.child")


class Upper(logging.Formatter):
    def format(self, record):
        return super().format(record).upper()


class OnlyApp:
    def __init__(self, prefix):
        self.prefix = prefix

    def filter(self, record):
        return record.name.startswith(self.prefix)


CONFIG = {
    "version": 1, "disable_existing_loggers": True,
    "formatters": {"brief": {"format": "%(levelname)s:%(message)s"},
                   "upper": {"()": "__main__.Upper", "fmt": "{name} {message}", "style": "{"},
                   "time": {"format": "%(asctime)s|%(message)s", "datefmt": "now"}},
    "filters": {"app": {"()": OnlyApp, "prefix": "app"}, "plain": {"name": "app.net"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "brief", "level": "INFO", "stream": "ext://sys.stdout"},
                 "loud": {"class": "logging.StreamHandler", "formatter": "upper", "filters": ["app"], "stream": "ext://sys.stdout"},
                 "buffer": {"class": "logging.handlers.MemoryHandler", "capacity": 2, "target": "console", "flushLevel": "ERROR"},
                 "timed": {"class": "logging.StreamHandler", "formatter": "time", "stream": sys.stdout, "filters": ["plain"]}},
    "loggers": {"app": {"handlers": ["loud"], "level": "DEBUG", "propagate": False},
                "app.net": {"handlers": ["timed"], "level": "WARNING"},
                "mem": {"handlers": ["buffer"], "level": "DEBUG", "propagate": False}},
    "root": {"level": "WARNING", "handlers": ["console"]},
}
logging.config.dictConfig(CONFIG)
logging.info("no")
logging.warning("root warning")
logging.getLogger("app").debug("debug %d", 1)
child.info("child")
logging.getLogger("app.net").info("no")
logging.getLogger("app.net").error("net")
old.error("disabled")
print(old.disabled, child.disabled, logging.getHandlerByName("console").level, sorted(logging.getHandlerNames()))
memory = logging.getLogger("mem")
memory.info("one")
print("-")
memory.info("two")
logging.config.dictConfig({"version": 1, "incremental": True, "handlers": {"console": {"level": "ERROR"}},
                           "loggers": {"app": {"level": "ERROR"}}})
logging.warning("no")
logging.getLogger("app").warning("no")
logging.error("yes")
for bad in ({}, {"version": 2}, {"version": 1, "handlers": {"x": {"class": "logging.Nope"}}},
            {"version": 1, "handlers": {"x": {"class": "logging.StreamHandler", "formatter": "zz"}}},
            {"version": 1, "root": {"handlers": ["nope"]}}, {"version": 1, "root": {"level": "NOPE"}},
            {"version": 1, "loggers": {"q": {"filters": ["nope"]}}},
            {"version": 1, "formatters": {"f": {"format": "x", "style": "?"}}}):
    try:
        logging.config.dictConfig(bad)
    except ValueError as e:
        print(e, "<-", repr(e.__cause__))
