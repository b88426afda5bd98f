"""Setting up logging from a dictionary."""

import logging

__all__ = ["dictConfig", "dictConfigClass", "DictConfigurator"]


def _resolve(name):
    """What a dotted name refers to; modules on the way are imported."""
    used, *rest = name.split(".")
    try:
        found = __import__(used)
        for part in rest:
            used += "." + part
            if not hasattr(found, part):
                __import__(used)
            found = getattr(found, part)
    except ImportError as e:
        raise ValueError(f"Cannot resolve {name!r}: {e}") from e
    return found


class DictConfigurator:
    """Makes formatters, filters and handlers as a dictionary says, and gives them to loggers."""

    def __init__(self, config):
        self.config = config
        self.made = {"formatters": {}, "filters": {}, "handlers": {}}

    def resolve(self, value):
        """The value that a text stands for: ext://module.name, cfg://path.in.the.dictionary; others as they are."""
        if isinstance(value, dict):
            return {key: self.resolve(item) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return type(value)([self.resolve(item) for item in value])
        if not isinstance(value, str):
            return value
        if value.startswith("ext://"):
            return _resolve(value[6:])
        if value.startswith("cfg://"):
            found = self.config
            for part in value[6:].replace("]", "").replace("[", ".").split("."):
                found = found[int(part) if isinstance(found, (list, tuple)) else part]
            return self.resolve(found)
        return value

    def configure(self):
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError(f"Unsupported version: {config['version']}")
        incremental = config.get("incremental", False)
        if incremental:
            for name, options in config.get("handlers", {}).items():
                self._adjust_handler(name, options)
        else:
            self._forget_handlers()
            for kind, make in (("formatters", self._formatter), ("filters", self._filter), ("handlers", self._handler)):
                self._make_all(kind, make)
        self._configure_loggers(incremental, config.get("disable_existing_loggers", True))

    def _adjust_handler(self, name, options):
        handler = logging.getHandlerByName(name)
        if handler is None:
            raise ValueError(f"No handler found with name {name!r}")
        if "level" in options:
            handler.setLevel(logging._check_level(options["level"]))

    def _forget_handlers(self):
        for name in list(logging.getHandlerNames()):
            logging.getHandlerByName(name).close()
        logging.root.handlers[:] = []

    def _make_all(self, kind, make):
        """Handlers that refer to others are made after them."""
        waiting = dict(self.config.get(kind, {}))
        while waiting:
            late = {}
            for name in sorted(waiting):
                try:
                    self.made[kind][name] = make(name, waiting[name])
                except Exception as e:
                    if not isinstance(e.__cause__, KeyError) or kind != "handlers" or e.__cause__.args[0] not in waiting:
                        raise ValueError(f"Unable to configure {kind[:-1]} {name!r}") from e
                    late[name] = waiting[name]
            if len(late) == len(waiting):
                raise ValueError(f"Unable to configure {kind[:-1]} {min(late)!r}")
            waiting = late

    def _custom(self, options):
        """What a factory makes: options["()"] is it or its name, "." has attributes to set."""
        options = dict(options)
        factory, attributes = options.pop("()"), options.pop(".", {})
        factory = factory if callable(factory) else _resolve(factory.removeprefix("ext://"))
        result = factory(**{key: self.resolve(value) for key, value in options.items()})
        for name, value in attributes.items():
            setattr(result, name, self.resolve(value))
        return result

    def _formatter(self, name, options):
        if "()" in options:
            return self._custom(options)
        cls = _resolve(options["class"]) if "class" in options else logging.Formatter
        more = {"defaults": self.resolve(options["defaults"])} if "defaults" in options else {}
        return cls(options.get("format"), options.get("datefmt"), options.get("style", "%"),
                   validate=options.get("validate", True), **more)

    def _filter(self, name, options):
        return self._custom(options) if "()" in options else logging.Filter(options.get("name", ""))

    def _add_filters(self, to, filters):
        for item in filters:
            if isinstance(item, str) and item not in self.made["filters"]:
                raise ValueError(f"Unable to add filter {item!r}")
            to.addFilter(self.made["filters"][item] if isinstance(item, str) else item)

    def _handler(self, name, options):
        options = dict(options)
        formatter, level = options.pop("formatter", None), options.pop("level", None)
        filters = options.pop("filters", ())
        if formatter is not None:
            if formatter not in self.made["formatters"]:
                raise ValueError(f"Unable to set formatter {formatter!r}")
            formatter = self.made["formatters"][formatter]
        if "()" in options:
            handler = self._custom(options)
        else:
            cls = options.pop("class")
            cls = cls if callable(cls) else _resolve(cls)
            attributes = options.pop(".", {})
            if "flushLevel" in options:
                options["flushLevel"] = logging._check_level(options["flushLevel"])
            if isinstance(options.get("target"), str):
                try:
                    options["target"] = self.made["handlers"][options["target"]]
                except KeyError as e:
                    raise ValueError(f"Unable to set target handler {options['target']!r}") from e
            handler = cls(**{key: self.resolve(value) for key, value in options.items()})
            for key, value in attributes.items():
                setattr(handler, key, self.resolve(value))
        handler.name = name
        if formatter is not None:
            handler.setFormatter(formatter)
        if level is not None:
            handler.setLevel(logging._check_level(level))
        self._add_filters(handler, filters)
        return handler

    def _configure_loggers(self, incremental, disable):
        loggers = self.config.get("loggers", {})
        existing = set(logging.root.manager.loggerDict)
        for name, options in loggers.items():
            logger = logging.getLogger(name)
            self._configure_logger(logger, options, incremental, f"logger {name!r}")
            logger.disabled = False
            if options.get("propagate") is not None:
                logger.propagate = options["propagate"]
        if "root" in self.config:
            self._configure_logger(logging.root, self.config["root"], incremental, "root logger")
        if incremental:
            return
        for name in existing - set(loggers):
            if name.startswith(tuple([parent + "." for parent in loggers])):
                child = logging.getLogger(name)
                child.setLevel(logging.NOTSET)
                child.handlers, child.propagate = [], True
            else:
                logging.getLogger(name).disabled = disable

    def _configure_logger(self, logger, options, incremental, what):
        try:
            self._set_up(logger, options, incremental)
        except Exception as e:
            raise ValueError(f"Unable to configure {what}") from e

    def _set_up(self, logger, options, incremental):
        if options.get("level") is not None:
            logger.setLevel(logging._check_level(options["level"]))
        if incremental:
            return
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        for name in options.get("handlers", ()):
            if name not in self.made["handlers"]:
                raise ValueError(f"Unable to add handler {name!r}")
            logger.addHandler(self.made["handlers"][name])
        self._add_filters(logger, options.get("filters", ()))


dictConfigClass = DictConfigurator


def dictConfig(config):
    """Sets up logging as the dictionary says."""
    dictConfigClass(config).configure()
