"""Arguments of the command line: what a program accepts, its help, and its error messages."""

__all__ = ["ArgumentParser", "ArgumentError", "ArgumentTypeError", "BooleanOptionalAction", "FileType",
           "HelpFormatter", "ArgumentDefaultsHelpFormatter", "RawDescriptionHelpFormatter", "RawTextHelpFormatter",
           "MetavarTypeHelpFormatter", "Namespace", "Action", "ONE_OR_MORE", "OPTIONAL", "PARSER", "REMAINDER",
           "SUPPRESS", "ZERO_OR_MORE"]

import sys

SUPPRESS = "==SUPPRESS=="
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER = "?", "*", "+", "A...", "..."
_UNRECOGNIZED = "_unrecognized_args"
_MANY = sys.maxsize


class ArgumentTypeError(Exception):
    """Raised by a type function: its text becomes the error message."""


class ArgumentError(Exception):
    """What is wrong with an argument."""

    def __init__(self, argument, message):
        self.argument_name, self.message = _action_name(argument), message

    def __str__(self):
        return self.message if self.argument_name is None else f"argument {self.argument_name}: {self.message}"


def _action_name(action):
    if action is None:
        return None
    if action.option_strings:
        return "/".join(action.option_strings)
    for name in (action.metavar, action.dest):
        if name not in (None, SUPPRESS):
            return name
    return f"{{{','.join(action.choices)}}}" if action.choices else None


def _limits(nargs):
    """Fewest and most arguments."""
    if isinstance(nargs, int):
        return nargs, nargs
    return {None: (1, 1), OPTIONAL: (0, 1), ZERO_OR_MORE: (0, _MANY), ONE_OR_MORE: (1, _MANY), REMAINDER: (0, _MANY),
            PARSER: (1, _MANY), SUPPRESS: (0, 0)}[nargs]


class _Shown:
    """Prints itself as a call with keywords."""

    def __repr__(self):
        parts = [repr(arg) for arg in self._get_args()]
        odd = {}
        for name, value in self._get_kwargs():
            if name.isidentifier():
                parts.append(f"{name}={value!r}")
            else:
                odd[name] = value
        if odd:
            parts.append(f"**{odd!r}")
        return f"{type(self).__name__}({', '.join(parts)})"

    def _get_kwargs(self):
        return [item for item in self.__dict__.items() if item[0] != "container"]

    def _get_args(self):
        return []


class Namespace(_Shown):
    """What was parsed, as attributes."""

    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__


class FileType:
    """A type for arguments that are files to be opened; - is the standard input or output."""

    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode, self._bufsize, self._encoding, self._errors = mode, bufsize, encoding, errors

    def __call__(self, string):
        if string == "-":
            stream = sys.stdin if "r" in self._mode else sys.stdout
            return stream.buffer if "b" in self._mode else stream
        try:
            return open(string, self._mode, self._bufsize, self._encoding, self._errors)
        except OSError as e:
            raise ArgumentTypeError(f"can't open '{string}': {e}")

    def __repr__(self):
        parts = [repr(self._mode)] + [repr(self._bufsize)] * (self._bufsize != -1)
        for name, value in (("encoding", self._encoding), ("errors", self._errors)):
            if value is not None:
                parts.append(f"{name}={value!r}")
        return f"FileType({', '.join(parts)})"


# ---- Help

def _columns():
    """How wide a line may be: as the environment says, or 80."""
    try:
        import os
        return int(os.environ["COLUMNS"])
    except (ImportError, AttributeError, KeyError, ValueError):
        return 80


class HelpFormatter:
    """Lays out usage and help; all but the constructor is for subclasses."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        self._prog, self._indent_increment, self._width = prog, indent_increment, width or _columns() - 2
        self._max_help_position = min(max_help_position, max(self._width - 20, indent_increment * 2))
        self._indent, self._longest, self._parts = 0, 0, []

    # What the help consists of, from top to bottom

    def start_section(self, heading):
        """Begins a section; what is added next is in it."""
        self._parts.append((heading, []))
        self._indent += self._indent_increment

    def end_section(self):
        """Ends the section: it is left out if there is nothing in it."""
        self._indent -= self._indent_increment
        self._parts.append((None, []))

    def _add(self, function, *args):
        if not self._parts:
            self._parts.append((None, []))
        self._parts[-1][1].append((function, args, self._indent))

    def add_text(self, text):
        """Adds a paragraph."""
        if text is not SUPPRESS and text is not None:
            self._add(self._format_text, text)

    def add_usage(self, usage, actions, groups, prefix=None):
        """Adds the usage: the text given, or one made for the actions."""
        if usage is not SUPPRESS:
            self._add(self._format_usage, usage, actions, groups, prefix)

    def add_argument(self, action):
        """Adds an argument with its help."""
        if action.help is SUPPRESS:
            return
        for depth, each in enumerate([[action], self._subactions(action)]):
            for one in each:
                size = len(self._format_action_invocation(one)) + self._indent + depth * self._indent_increment
                self._longest = max(self._longest, size)
        self._add(self._format_action, action)

    def add_arguments(self, actions):
        """Adds arguments with their help."""
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        """The text."""
        sections = []
        for heading, items in self._parts:
            text = ""
            for function, args, self._indent in items:
                text += function(*args)
            if text and heading is not SUPPRESS and heading is not None:
                text = f"\n{heading}:\n{text}\n"
            sections.append(text)
        text = "\n".join([section for section in sections if section]).strip("\n")
        while "\n\n\n" in text:
            text = text.replace("\n\n\n", "\n\n")
        return text + "\n" if text else ""

    # Usage

    def _format_usage(self, usage, actions, groups, prefix):
        if prefix is None:
            prefix = "usage: "
        if usage is not None:
            return f"{prefix}{usage % {'prog': self._prog}}\n\n"
        options = [action for action in actions if action.option_strings]
        around = self._around(options + [action for action in actions if not action.option_strings], groups)
        options = self._usage_parts(options, around)
        positionals = self._usage_parts([action for action in actions if not action.option_strings], around)
        text = " ".join([self._prog] + options + positionals)
        width = max(self._width - self._indent, 11)
        if len(prefix) + len(text) > width:
            text = "\n".join(self._wrap_usage(options, positionals, prefix, width))
        return f"{prefix}{text}\n\n"

    def _wrap_usage(self, options, positionals, prefix, width):
        def fill(parts, indent, start):
            lines, line, size = [], [], start - 1
            for part in parts:
                if size + 1 + len(part) > width and line:
                    lines.append(indent + " ".join(line))
                    line, size = [], len(indent) - 1
                line.append(part)
                size += len(part) + 1
            return lines + [indent + " ".join(line)] if line else lines

        if len(prefix) + len(self._prog) <= 0.75 * width:
            indent = " " * (len(prefix) + len(self._prog) + 1)
            first, rest = (options, positionals) if options else (positionals, [])
            lines = fill([self._prog] + first, indent, len(prefix)) + fill(rest, indent, len(indent))
            return [lines[0][len(indent):]] + lines[1:]
        indent = " " * len(prefix)
        lines = fill(options + positionals, indent, len(indent))
        if len(lines) > 1:
            lines = fill(options, indent, len(indent)) + fill(positionals, indent, len(indent))
        return [self._prog] + lines

    def _around(self, actions, groups):
        """{id of an action: what stands before and behind it}: those that exclude each other stand in brackets, with |
        between; so may groups within a group."""
        around = {}
        for group in groups:
            members = group._group_actions
            start = actions.index(members[0]) if members and members[0] in actions else len(actions)
            if actions[start:start + len(members)] != members:
                continue
            shown = [action for action in members if action.help is not SUPPRESS]
            opening, closing = ("[", "]") if not group.required else ("(", ")") if len(shown) > 1 else ("", "")
            for i, action in enumerate(shown):
                before, behind = around.get(id(action), ("", ""))
                if i == 0:
                    before += opening
                around[id(action)] = before, (closing if i == len(shown) - 1 else "") + behind
            for action in shown[:-1]:
                before, behind = around[id(action)]
                around[id(action)] = before, behind if behind.endswith(" |") else behind + " |"
        return around

    def _usage_parts(self, actions, around):
        """One text for each action."""
        parts = []
        for action in actions:
            if action.help is not SUPPRESS:
                before, behind = around.get(id(action), ("", ""))
                parts.append(f"{before}{self._usage_part(action, id(action) in around)}{behind}")
        return parts

    def _usage_part(self, action, is_in_group):
        if not action.option_strings:
            text = self._format_args(action, self._get_default_metavar_for_positional(action))
            return text[1:-1] if is_in_group and text[:1] == "[" and text[-1:] == "]" else text
        if action.nargs == 0:
            text = action.format_usage()
        else:
            args = self._format_args(action, self._get_default_metavar_for_optional(action))
            text = f"{action.option_strings[0]} {args}"
        return text if action.required or is_in_group else f"[{text}]"

    # Arguments

    def _format_text(self, text):
        if "%(prog)" in text:
            text = text % {"prog": self._prog}
        indent = " " * self._indent
        return self._fill_text(text, max(self._width - self._indent, 11), indent) + "\n\n"

    def _subactions(self, action):
        return action._get_subactions() if hasattr(action, "_get_subactions") else []

    def _format_action(self, action):
        position = min(self._longest + 2, self._max_help_position)
        room = position - self._indent - 2
        header, indent = self._format_action_invocation(action), " " * self._indent
        help = self._expand_help(action) if action.help and action.help.strip() else ""
        if not help:
            text = f"{indent}{header}\n"
        else:
            first, *rest = self._split_lines(help, max(self._width - position, 11)) or [""]
            margin = " " * position
            start = f"{indent}{header:<{room}}  " if len(header) <= room else f"{indent}{header}\n{margin}"
            text = "\n".join([start + first] + [margin + line for line in rest]) + "\n"
        self._indent += self._indent_increment
        for each in self._subactions(action):
            text += self._format_action(each)
        self._indent -= self._indent_increment
        return text

    def _format_action_invocation(self, action):
        if not action.option_strings:
            return " ".join(self._metavar(action, self._get_default_metavar_for_positional(action), 1))
        text = ", ".join(action.option_strings)
        if action.nargs == 0:
            return text
        return f"{text} {self._format_args(action, self._get_default_metavar_for_optional(action))}"

    def _metavar(self, action, default, count):
        """The names that stand for arguments, count of them."""
        name = action.metavar
        if name is None:
            name = default if action.choices is None else f"{{{','.join(map(str, action.choices))}}}"
        return name if isinstance(name, tuple) else (name,) * count

    def _format_args(self, action, default):
        nargs = action.nargs
        if nargs == REMAINDER:
            return "..."
        if nargs == SUPPRESS:
            return ""
        if isinstance(nargs, int):
            return " ".join(self._metavar(action, default, nargs))
        names = self._metavar(action, default, 1)
        first, second = names[0], names[-1]
        if nargs == ZERO_OR_MORE:
            return f"[{first} [{second} ...]]" if len(names) == 2 else f"[{first} ...]"
        return {None: first, OPTIONAL: f"[{first}]", ONE_OR_MORE: f"{first} [{second} ...]", PARSER: f"{first} ..."}[nargs]

    def _expand_help(self, action):
        text = self._get_help_string(action)
        if "%" not in text:
            return text
        values = {name: getattr(value, "__name__", value) for name, value in action.__dict__.items() if value is not SUPPRESS}
        values["prog"] = self._prog
        if values.get("choices") is not None:
            values["choices"] = ", ".join(map(str, values["choices"]))
        return text % values

    # What the other formatters do differently

    def _split_lines(self, text, width):
        import textwrap
        return textwrap.wrap(" ".join(text.split()), width)

    def _fill_text(self, text, width, indent):
        import textwrap
        return textwrap.fill(" ".join(text.split()), width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


class RawDescriptionHelpFormatter(HelpFormatter):
    """Keeps the lines of descriptions."""

    def _fill_text(self, text, width, indent):
        return "".join([indent + line for line in text.splitlines(True)])


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Keeps the lines of all help."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds the defaults."""

    def _get_help_string(self, action):
        help = action.help or ""
        if "%(default)" not in help and action.default is not SUPPRESS and (
                action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE)):
            help += " (default: %(default)s)"
        return help


class MetavarTypeHelpFormatter(HelpFormatter):
    """Names arguments by their types."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    _get_default_metavar_for_positional = _get_default_metavar_for_optional


# ---- Actions

class Action(_Shown):
    """What an argument does when it is met: subclasses have __call__(parser, namespace, values, option_string)."""

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None, deprecated=False):
        self.option_strings, self.dest, self.nargs, self.const, self.default = option_strings, dest, nargs, const, default
        self.type, self.choices, self.required, self.help, self.metavar = type, choices, required, help, metavar
        self.deprecated = deprecated

    def _get_kwargs(self):
        return [(name, getattr(self, name)) for name in
                ("option_strings", "dest", "nargs", "const", "default", "type", "choices", "required", "help", "metavar",
                 "deprecated")]

    def format_usage(self):
        """How the option looks in the usage."""
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")


class _Plain(Action):
    """An option without arguments."""

    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None,
                 deprecated=False):
        super().__init__(option_strings, dest, 0, const, default, required=required, help=help, metavar=metavar,
                         deprecated=deprecated)


class _StoreAction(Action):
    what = "store"
    hint = "if you have nothing to store, actions such as store true or store const may be more appropriate"

    def __init__(self, option_strings, dest, nargs=None, const=None, **kwargs):
        if nargs == 0:
            raise ValueError(f"nargs for {self.what} actions must be != 0; {self.hint}")
        if const is not None and nargs != OPTIONAL:
            raise ValueError(f"nargs must be {OPTIONAL!r} to supply const")
        super().__init__(option_strings, dest, nargs, const, **kwargs)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


def _items(namespace, dest):
    """A copy of the list that is there."""
    items = getattr(namespace, dest, None)
    return [] if items is None else items[:]


class _AppendAction(_StoreAction):
    what = "append"
    hint = "if arg strings are not supplying the value to append, the append const action may be more appropriate"

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, _items(namespace, self.dest) + [values])


class _ExtendAction(_AppendAction):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, _items(namespace, self.dest) + list(values))


class _StoreConstAction(_Plain):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, True, default, required, help, deprecated=deprecated)


class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, False, default, required, help, deprecated=deprecated)


class _AppendConstAction(_Plain):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, _items(namespace, self.dest) + [self.const])


class _CountAction(_Plain):
    def __init__(self, option_strings, dest, default=None, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, None, default, required, help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class BooleanOptionalAction(Action):
    """--option and --no-option."""

    def __init__(self, option_strings, dest, default=None, required=False, help=None, deprecated=False):
        names = []
        for name in option_strings:
            names.append(name)
            if name.startswith("--"):
                if name.startswith("--no-"):
                    raise ValueError(f"invalid option name {name!r} for BooleanOptionalAction")
                names.append("--no-" + name[2:])
        super().__init__(names, dest, 0, default=default, required=required, help=help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        if option_string in self.option_strings:
            setattr(namespace, self.dest, not option_string.startswith("--no-"))

    def format_usage(self):
        return " | ".join(self.option_strings)


class _HelpAction(_Plain):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None, deprecated=False):
        super().__init__(option_strings, dest, None, default, help=help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(_Plain):
    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS,
                 help="show program's version number and exit", deprecated=False):
        super().__init__(option_strings, dest, None, default, help=help, deprecated=deprecated)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        formatter = parser._get_formatter()
        formatter.add_text(self.version if self.version is not None else parser.version)
        parser._print_message(formatter.format_help(), sys.stdout)
        parser.exit()


class _SubParsersAction(Action):
    """The argument that is a command: what follows is parsed by the command's own parser."""

    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
        self._prog_prefix, self._parser_class, self._name_parser_map, self._shown = prog, parser_class, {}, []
        super().__init__(option_strings, dest, PARSER, choices=self._name_parser_map, required=required, help=help,
                         metavar=metavar)

    def add_parser(self, name, *, deprecated=False, aliases=(), help=None, prog=None, **kwargs):
        """A new parser for the command."""
        for each in (name, *aliases):
            if each in self._name_parser_map:
                raise ArgumentError(self, f"conflicting subparser{'' if each == name else ' alias'}: {each}")
        if help is not None:
            label = f"{name} ({', '.join(aliases)})" if aliases else name
            self._shown.append(Action([], name, help=help, metavar=label))
        parser = self._parser_class(prog=prog or f"{self._prog_prefix} {name}", **kwargs)
        for each in (name, *aliases):
            self._name_parser_map[each] = parser
        return parser

    def _get_subactions(self):
        return self._shown

    def __call__(self, parser, namespace, values, option_string=None):
        name, *rest = values
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        if name not in self._name_parser_map:
            raise ArgumentError(self, f"unknown parser {name!r} (choices: {', '.join(self._name_parser_map)})")
        found, rest = self._name_parser_map[name].parse_known_args(rest, None)
        for key, value in found.__dict__.items():
            setattr(namespace, key, value)
        if rest:
            setattr(namespace, _UNRECOGNIZED, getattr(namespace, _UNRECOGNIZED, []) + rest)


_ACTIONS = {None: _StoreAction, "store": _StoreAction, "store_const": _StoreConstAction, "store_true": _StoreTrueAction,
            "store_false": _StoreFalseAction, "append": _AppendAction, "append_const": _AppendConstAction,
            "count": _CountAction, "help": _HelpAction, "version": _VersionAction, "extend": _ExtendAction,
            "parsers": _SubParsersAction}


# ---- Groups of arguments

class _ActionsContainer:
    """What parsers and groups share: arguments can be added."""

    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        if conflict_handler not in ("error", "resolve"):
            raise ValueError(f"invalid conflict_resolution value: {conflict_handler!r}")
        self.description, self.prefix_chars = description, prefix_chars
        self.argument_default, self.conflict_handler = argument_default, conflict_handler
        self._registries = {"action": dict(_ACTIONS), "type": {}}
        self._actions, self._option_string_actions, self._defaults = [], {}, {}
        self._action_groups, self._mutually_exclusive_groups = [], []

    def register(self, registry_name, value, object):
        """Gives a name to an action or a type."""
        self._registries[registry_name][value] = object

    def set_defaults(self, **kwargs):
        """Defaults of arguments, or attributes that are no arguments."""
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        """The default of an argument."""
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    def add_argument(self, *args, **kwargs):
        """add_argument(name) or add_argument(option, option ...), with keywords that say what it does."""
        if not args or len(args) == 1 and args[0][0] not in self.prefix_chars:
            if args and "dest" in kwargs:
                raise ValueError("dest supplied twice for positional argument")
            kwargs = self._positional_options(*args, **kwargs)
        else:
            kwargs = self._optional_options(*args, **kwargs)
        if "default" not in kwargs:
            if kwargs["dest"] in self._defaults:
                kwargs["default"] = self._defaults[kwargs["dest"]]
            elif self.argument_default is not None:
                kwargs["default"] = self.argument_default
        name = kwargs.pop("action", None)
        cls = name if callable(name) else self._registries["action"].get(name)
        if cls is None:
            raise ValueError(f'unknown action "{name}"')
        action = cls(**kwargs)
        if not callable(self._type_of(action)):
            raise ValueError(f"{self._type_of(action)!r} is not callable")
        try:
            _limits(action.nargs)
        except (KeyError, TypeError):
            raise ValueError("invalid nargs value") from None
        if isinstance(action.metavar, tuple):
            count = len(action.metavar)
            fits = count == action.nargs or action.nargs == REMAINDER or action.nargs == ONE_OR_MORE and count == 2 or (
                action.nargs == ZERO_OR_MORE and count in (1, 2)) or action.nargs in (None, OPTIONAL, PARSER) and count == 1
            if not fits:
                raise ValueError("length of metavar tuple does not match nargs")
        return self._add_action(action)

    def _type_of(self, action):
        if action.type is None:
            return str
        return self._registries["type"].get(action.type, action.type)

    def _positional_options(self, dest, **kwargs):
        if "required" in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get("nargs")
        if nargs == 0 and kwargs.get("action") in (None, "store", "append", "extend"):
            raise ValueError("nargs for positionals must be != 0")
        if nargs not in (OPTIONAL, ZERO_OR_MORE, REMAINDER, SUPPRESS) or (
                nargs == ZERO_OR_MORE and "default" not in kwargs):
            kwargs["required"] = True
        return {**kwargs, "dest": dest, "option_strings": []}

    def _optional_options(self, *args, dest=None, **kwargs):
        for name in args:
            if not name or name[0] not in self.prefix_chars:
                raise ValueError(f"invalid option string {name!r}: must start with a character {self.prefix_chars!r}")
        if dest is None:
            long = [name for name in args if len(name) > 1 and name[1] in self.prefix_chars]
            dest = (long or args)[0].lstrip(self.prefix_chars)
            if not dest:
                raise ValueError(f"dest= is required for options like {args[0]!r}")
            dest = dest.replace("-", "_")
        return {**kwargs, "dest": dest, "option_strings": list(args)}

    def add_argument_group(self, *args, **kwargs):
        """A group with its own title in the help."""
        group = _ArgumentGroup(self, *args, **kwargs)
        self._action_groups.append(group)
        return group

    def add_mutually_exclusive_group(self, **kwargs):
        """A group of which only one argument may be given."""
        group = _MutuallyExclusiveGroup(self, **kwargs)
        self._mutually_exclusive_groups.append(group)
        return group

    def _add_action(self, action):
        self._check_conflict(action)
        self._actions.append(action)
        action.container = self
        for name in action.option_strings:
            self._option_string_actions[name] = action
        return action

    def _check_conflict(self, action):
        taken = [name for name in action.option_strings if name in self._option_string_actions]
        if taken and self.conflict_handler == "error":
            raise ArgumentError(action, f"conflicting option string{'s' if len(taken) > 1 else ''}: {', '.join(taken)}")
        for name in taken:
            other = self._option_string_actions.pop(name)
            other.option_strings.remove(name)
            if not other.option_strings:
                other.container._remove_action(other)

    def _remove_action(self, action):
        self._actions.remove(action)


class _ArgumentGroup(_ActionsContainer):
    """A section of the help. It shares the tables of what it is in."""

    def __init__(self, container, title=None, description=None, **kwargs):
        super().__init__(description, kwargs.get("prefix_chars", container.prefix_chars),
                         kwargs.get("argument_default", container.argument_default),
                         kwargs.get("conflict_handler", container.conflict_handler))
        self.title, self._group_actions = title, []
        self._registries, self._actions, self._defaults = container._registries, container._actions, container._defaults
        self._option_string_actions = container._option_string_actions
        self._mutually_exclusive_groups = container._mutually_exclusive_groups

    def _add_action(self, action):
        action = super()._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        super()._remove_action(action)
        self._group_actions.remove(action)


class _MutuallyExclusiveGroup(_ArgumentGroup):
    def __init__(self, container, required=False):
        super().__init__(container)
        self.required, self._container = required, container

    def _add_action(self, action):
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        self._container._add_action(action)
        self._group_actions.append(action)
        return action


# ---- Parsing

def _is_negative_number(text):
    """-1, -1.5, -.5 and the like."""
    whole, point, fraction = text[1:].replace("_", "").partition(".")
    return text[:1] == "-" and (whole + fraction).isdigit() and (whole != "" or point != "") and (not point or fraction != "")


class _Run:
    """One pass over the arguments. kinds has a letter for each: O option, A argument, - the mark --."""

    def __init__(self, parser, args, namespace, is_intermixed):
        self.parser, self.args, self.namespace, self.is_intermixed = parser, args, namespace, is_intermixed
        self.positionals = [action for action in parser._actions if not action.option_strings]
        self.conflicts = {}  # id of an action: those that it excludes
        for group in parser._mutually_exclusive_groups:
            for action in group._group_actions:
                others = [other for other in group._group_actions if other is not action]
                self.conflicts[id(action)] = self.conflicts.get(id(action), []) + others
        self.options, self.seen, self.given = {}, [], []
        self.extras, self.extra_kinds = [], ""
        self.kinds = ""
        for i, arg in enumerate(args):
            if "-" in self.kinds:
                self.kinds += "A"
            elif arg == "--":
                self.kinds += "-"
            else:
                found = parser._parse_optional(arg)
                if found is not None:
                    self.options[i] = found
                self.kinds += "A" if found is None else "O"

    def run(self):
        """Returns the arguments that nothing knows."""
        at = 0
        while "O" in self.kinds[at:]:
            option = self.kinds.index("O", at)
            if at != option and not self.is_intermixed:
                end = self.take_positionals(at)
                if end > at:
                    at = end
                    continue
            if at != option:
                self.leave(at, option)
            at = self.take_option(option)
        if self.is_intermixed:
            self.args, self.kinds = self.extras + self.args[at:], self.extra_kinds + self.kinds[at:]
            self.extras, self.extra_kinds, at = [], "", 0
        at = self.take_positionals(at)
        self.check_required()
        return self.extras + self.args[at:]

    def leave(self, start, end):
        self.extras.extend(self.args[start:end])
        self.extra_kinds += self.kinds[start:end]

    def take(self, action, strings, option_string=None):
        self.seen.append(action)
        values = self.parser._get_values(action, strings)
        if values is not action.default:
            self.given.append(action)
            for other in self.conflicts.get(id(action), ()):
                if any(other is each for each in self.given):
                    raise ArgumentError(action, f"not allowed with argument {_action_name(other)}")
        if action.deprecated and (strings or option_string):
            what = f"option '{option_string}'" if option_string else f"argument '{_action_name(action)}'"
            self.parser._warning(f"{what} is deprecated")
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option_string)

    def take_positionals(self, at):
        """As many of the positional arguments as there is something for, from left to right."""
        for count in range(len(self.positionals), 0, -1):
            sizes = self.fit(self.positionals[:count], self.kinds[at:])
            if sizes is not None:
                break
        else:
            return at
        taken, self.positionals = self.positionals[:count], self.positionals[count:]
        for action, size in zip(taken, sizes):
            end = at
            while self.kinds[end:end + 1] == "-" or size > 0:
                size -= self.kinds[end] != "-"
                end += 1
            strings = self.args[at:end]
            mark = self.kinds.find("-", at, end)
            if mark == at or mark > at and action.nargs not in (PARSER, REMAINDER):
                del strings[mark - at]
            at = end
            self.take(action, strings)
        return at

    def fit(self, actions, kinds):
        """How many arguments each action gets, the first ones as many as they can; None: not enough."""
        run = len(kinds.partition("O")[0].replace("-", ""))
        left, sizes = run, []
        for i, action in enumerate(actions):
            least, most = _limits(action.nargs)
            if action.nargs in (PARSER, REMAINDER) and left >= least:
                left = len(kinds.replace("-", "")) - sum(sizes)
            size = min(most, left - sum([_limits(later.nargs)[0] for later in actions[i + 1:]]))
            if size < least:
                return None
            sizes.append(size)
            left -= size
        return sizes

    def count_behind(self, action, kinds):
        """How many of the arguments behind an option belong to it."""
        least, most = _limits(action.nargs)
        letters = "AO" if action.nargs in (PARSER, REMAINDER) else "A"
        count = len(kinds) - len(kinds.lstrip(letters))
        if count < least or action.nargs == PARSER and kinds[:1] != "A":
            texts = {None: "expected one argument", OPTIONAL: "expected at most one argument",
                     ONE_OR_MORE: "expected at least one argument"}
            raise ArgumentError(action, texts.get(action.nargs) or f"expected {least} argument{'s' if least != 1 else ''}")
        return min(count, most)

    def take_option(self, at):
        """The option at that place, with its arguments; -abc may be several. Returns where it ends."""
        found = self.options[at]
        if len(found) > 1:
            names = ", ".join([name for _, name, _, _ in found])
            raise ArgumentError(None, f"ambiguous option: {self.args[at]} could match {names}")
        action, name, separator, explicit = found[0]
        if action is None:
            self.leave(at, at + 1)
            return at + 1
        todo = []
        while explicit is not None and _limits(action.nargs)[1] == 0 and name[1] not in self.parser.prefix_chars and explicit:
            if separator or explicit[0] in self.parser.prefix_chars:
                raise ArgumentError(action, f"ignored explicit argument {explicit!r}")
            todo.append((action, [], name))
            name, explicit, separator = name[0] + explicit[0], explicit[1:] or None, ""
            action = self.parser._option_string_actions.get(name)
            if action is None:
                self.extras.append(name + (explicit or ""))
                self.extra_kinds += "O"
                break
            if explicit and explicit[0] == "=":
                separator, explicit = "=", explicit[1:]
        end = at + 1
        if action is not None and explicit is not None:
            least, most = _limits(action.nargs)
            if most == 0 or least > 1:
                if most == 0:
                    raise ArgumentError(action, f"ignored explicit argument {explicit!r}")
                self.count_behind(action, "A")
            todo.append((action, [explicit], name))
        elif action is not None:
            end += self.count_behind(action, self.kinds[end:])
            todo.append((action, self.args[at + 1:end], name))
        for each in todo:
            self.take(*each)
        return end

    def check_required(self):
        """Also converts the defaults that are texts."""
        parser, missing = self.parser, []
        for action in parser._actions:
            if any(action is each for each in self.seen):
                continue
            if action.required:
                missing.append(_action_name(action))
            elif (isinstance(action.default, str) and action.default is not SUPPRESS
                    and getattr(self.namespace, action.dest, None) is action.default):
                setattr(self.namespace, action.dest, parser._get_value(action, action.default))
        if missing:
            raise ArgumentError(None, f"the following arguments are required: {', '.join(missing)}")
        for group in parser._mutually_exclusive_groups:
            if group.required and not any(action is each for action in group._group_actions for each in self.given):
                names = [_action_name(action) for action in group._group_actions if action.help is not SUPPRESS]
                raise ArgumentError(None, f"one of the arguments {' '.join(names)} is required")


class ArgumentParser(_Shown, _ActionsContainer):
    """Parses the command line."""

    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter,
                 prefix_chars="-", fromfile_prefix_chars=None, argument_default=None, conflict_handler="error",
                 add_help=True, allow_abbrev=True, exit_on_error=True):
        _ActionsContainer.__init__(self, description, prefix_chars, argument_default, conflict_handler)
        self.prog = prog if prog is not None else (sys.argv[0] if sys.argv else "").rpartition("/")[2]
        self.usage, self.epilog, self.formatter_class = usage, epilog, formatter_class
        self.fromfile_prefix_chars, self.add_help = fromfile_prefix_chars, add_help
        self.allow_abbrev, self.exit_on_error, self._subparsers = allow_abbrev, exit_on_error, None
        self._positionals = self.add_argument_group("positional arguments")
        self._optionals = self.add_argument_group("options")
        if add_help:
            prefix = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(prefix + "h", prefix * 2 + "help", action="help", default=SUPPRESS,
                              help="show this help message and exit")
        for parent in parents:
            self._add_parent(parent)

    def _get_kwargs(self):
        return [(name, getattr(self, name)) for name in
                ("prog", "usage", "description", "formatter_class", "conflict_handler", "add_help")]

    def _add_parent(self, parent):
        """All arguments of another parser, in groups of the same titles."""
        groups = {group.title: group for group in self._action_groups}
        for group in parent._action_groups:
            if group.title not in groups:
                groups[group.title] = self.add_argument_group(group.title, group.description)
            for action in group._group_actions:
                groups[group.title]._add_action(action)
        for group in parent._mutually_exclusive_groups:
            self.add_mutually_exclusive_group(required=group.required)._group_actions.extend(group._group_actions)
        self._defaults.update(parent._defaults)

    def _add_action(self, action):
        return (self._optionals if action.option_strings else self._positionals)._add_action(action)

    def add_subparsers(self, *, title=None, description=None, prog=None, action="parsers", parser_class=None, **kwargs):
        """The argument that chooses a command; its add_parser makes parsers for them."""
        if self._subparsers is not None:
            raise ArgumentError(None, "cannot have multiple subparser arguments")
        self._subparsers = self._positionals
        if title or description:
            self._subparsers = self.add_argument_group(title or "subcommands", description)
        if prog is None:
            formatter = self._get_formatter()
            positionals = [each for each in self._actions if not each.option_strings]
            formatter.add_usage(self.usage, positionals, self._mutually_exclusive_groups, "")
            prog = formatter.format_help().strip()
        cls = self._registries["action"].get(action, action)
        made = cls(option_strings=[], prog=prog, parser_class=parser_class or type(self), **kwargs)
        self._subparsers._add_action(made)
        return made

    # Parsing

    def parse_args(self, args=None, namespace=None):
        """The Namespace of the arguments (sys.argv if not given). Ends the program with status 2 if they are wrong."""
        return self._all_known(*self.parse_known_args(args, namespace))

    def parse_known_args(self, args=None, namespace=None):
        """(Namespace, list of the arguments that are not known)."""
        return self._parse(args, namespace, False)

    def parse_intermixed_args(self, args=None, namespace=None):
        """parse_args, where positional arguments may stand between options."""
        return self._all_known(*self.parse_known_intermixed_args(args, namespace))

    def parse_known_intermixed_args(self, args=None, namespace=None):
        """parse_known_args, where positional arguments may stand between options."""
        bad = [action.dest for action in self._actions
               if not action.option_strings and action.nargs in (PARSER, REMAINDER)]
        if bad:
            raise TypeError(f"parse_intermixed_args: positional arg with nargs={bad[0]}")
        return self._parse(args, namespace, True)

    def _all_known(self, namespace, rest):
        if rest:
            message = f"unrecognized arguments: {' '.join(rest)}"
            if not self.exit_on_error:
                raise ArgumentError(None, message)
            self.error(message)
        return namespace

    def _parse(self, args, namespace, is_intermixed):
        args = sys.argv[1:] if args is None else list(args)
        if namespace is None:
            namespace = Namespace()
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for name, value in self._defaults.items():
            if not hasattr(namespace, name):
                setattr(namespace, name, value)
        try:
            if self.fromfile_prefix_chars is not None:
                args = self._read_args_from_files(args)
            rest = _Run(self, args, namespace, is_intermixed).run()
        except ArgumentError as e:
            if not self.exit_on_error:
                raise
            self.error(str(e))
        if hasattr(namespace, _UNRECOGNIZED):
            rest.extend(getattr(namespace, _UNRECOGNIZED))
            delattr(namespace, _UNRECOGNIZED)
        return namespace, rest

    def _read_args_from_files(self, args):
        result = []
        for arg in args:
            if not arg or arg[0] not in self.fromfile_prefix_chars:
                result.append(arg)
                continue
            try:
                with open(arg[1:]) as file:
                    lines = file.read().splitlines()
            except OSError as e:
                raise ArgumentError(None, str(e))
            result += self._read_args_from_files([each for line in lines for each in self.convert_arg_line_to_args(line)])
        return result

    def convert_arg_line_to_args(self, arg_line):
        """The arguments in a line of a file; to be overridden."""
        return [arg_line]

    def _parse_optional(self, arg):
        """None if it is no option; else a list of (action, its name, separator, argument in the same text) that it may be."""
        if not arg or arg[0] not in self.prefix_chars:
            return None
        if arg in self._option_string_actions:
            return [(self._option_string_actions[arg], arg, None, None)]
        if len(arg) == 1:
            return None
        name, separator, explicit = arg.partition("=")
        if separator and name in self._option_string_actions:
            return [(self._option_string_actions[name], name, separator, explicit)]
        found = self._abbreviated(arg)
        if found:
            return found
        if _is_negative_number(arg) and not any(_is_negative_number(each) for each in self._option_string_actions):
            return None
        return None if " " in arg else [(None, arg, None, None)]

    def _abbreviated(self, arg):
        """The options that the text is the start of; -x and its argument."""
        name, separator, explicit = arg.partition("=")
        if not separator:
            separator = explicit = None
        is_long, found = arg[1] in self.prefix_chars, []
        for option, action in self._option_string_actions.items():
            if not is_long and option == arg[:2]:
                found.append((action, option, "", arg[2:]))
            elif self.allow_abbrev and option.startswith(name):
                found.append((action, option, separator, explicit))
        return found

    def _get_values(self, action, strings):
        nargs = action.nargs
        if nargs == OPTIONAL and not strings:
            value = action.const if action.option_strings else action.default
            return self._get_value(action, value) if isinstance(value, str) and value is not SUPPRESS else value
        if nargs == ZERO_OR_MORE and not strings and not action.option_strings:
            return [] if action.default is None else action.default
        if nargs == SUPPRESS:
            return SUPPRESS
        values = [self._get_value(action, string) for string in strings]
        if nargs == PARSER:
            self._check_value(action, values[0])
        elif nargs != REMAINDER:
            for value in values:
                self._check_value(action, value)
        return values[0] if nargs in (None, OPTIONAL) else values

    def _get_value(self, action, string):
        function = self._type_of(action)
        try:
            return function(string)
        except ArgumentTypeError as e:
            message = str(e)
        except (TypeError, ValueError):
            message = f"invalid {getattr(action.type, '__name__', repr(action.type))} value: {string!r}"
        raise ArgumentError(action, message)

    def _check_value(self, action, value):
        choices = action.choices
        if choices is not None and value not in (iter(choices) if isinstance(choices, str) else choices):
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {', '.join(map(repr, choices))})")

    # Printing

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        """The usage, a text."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        """The whole help, a text."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def print_usage(self, file=None):
        """Prints the usage to file, or sys.stdout."""
        self._print_message(self.format_usage(), sys.stdout if file is None else file)

    def print_help(self, file=None):
        """Prints the help to file, or sys.stdout."""
        self._print_message(self.format_help(), sys.stdout if file is None else file)

    def _print_message(self, message, file=None):
        if message:
            (sys.stderr if file is None else file).write(message)

    def _warning(self, message):
        self._print_message(f"{self.prog}: warning: {message}\n", sys.stderr)

    def exit(self, status=0, message=None):
        """Ends the program."""
        self._print_message(message, sys.stderr)
        sys.exit(status)

    def error(self, message):
        """Prints usage and message to sys.stderr and ends the program with status 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")
