"""What the differential fuzzer's programs are made of: rules, each with the texts it may become.

In a text, <name> stands for one of the texts of that rule, <name*> for none to three of them with commas between,
<name+> for one to three, <name?> for one or nothing. A rule alone on its line is put there with the line's
indentation. Below DEEP levels a rule is always its first text, so the first texts of rules lead to an end.

Programs end by themselves, and print nothing that depends on addresses, hashes or the order of a set.
"""
import re
import textwrap

DEEP = 6

NUMBERS = {
    "small": ["1", "0", "2", "3", "-1", "-2", "5", "True", "10"],
    "int": ["7", "0", "1", "-1", "255", "-256", "(1 << 24)", "((1 << 30) - 1)", "(-(1 << 31))", "(1 << 49)",
            "((1 << 50) - 1)", "(-(1 << 50))", "((1 << 63) - 1)", "(1 << 64)", "(-(10 ** 20))", "(3 ** 80)",
            "((1 << 200) + 12345)"],
    "float": ["0.5", "0.0", "-0.0", "1.0", "0.1", "-2.5", "1e16", "1e15", "123456789.125", "1e300", "5e-324", "2.0 ** 53",
              "(1 / 3)", "float('inf')", "float('nan')", "1e-5", "2.675", "1e22"],
    "number": ["<small>", "<int>", "<float>", "<small>", "1j", "(2 - 0.5j)"],
}

TEXTS = {
    "text": ["'a'", "''", "'abc'", "'a,b,,c'", "' xY z '", "'äöß'", "'\\u20ac10'", "'\\U0001f600k'", "'12'", "'-7'",
             "'A\\nb\\tc'", "'it\\'s \"q\"'", "'aaaa'", "'\\x00\\x7f\\xa0'", "'Title Case'", "'0x1f'", "('ab' * 9)",
             "'{}'", "'%s'", "<fstring>"],
    "bytes": ["b'a'", "b''", "b'abc'", "b'a,b,,c'", "b'\\x00\\xff\\x80'", "b' x '", "bytearray(b'xyz')", "bytes(range(5))",
              "memoryview(b'hello')", "bytearray(b'a,b')"],
    "str_method": ["upper()", "lower()", "title()", "capitalize()", "swapcase()", "casefold()", "strip(<text?>)", "lstrip(<text>)",
                   "rstrip(<text?>)", "split(<text>)", "split()", "rsplit(<text>, <small>)", "split(None, <small>)",
                   "splitlines(<small?>)", "partition(<text>)", "rpartition(<text>)", "find(<text>, <small?>)",
                   "rfind(<text>, <small>, <small>)", "index(<text>)", "rindex(<text>)", "count(<text>)", "count(<text>, <small>)",
                   "replace(<text>, <text>)", "replace(<text>, <text>, <small>)", "startswith(<text>)",
                   "startswith((<text+>,), <small>)", "endswith(<text>)", "join(<items>)", "join([<text*>])",
                   "center(<int8>)", "ljust(<int8>, <text>)", "rjust(<int8>)", "zfill(<int8>)", "expandtabs(<small>)",
                   "encode(<encoding>)", "isdigit()", "isalpha()", "isalnum()", "isspace()", "isupper()", "islower()",
                   "istitle()", "isidentifier()", "isprintable()", "isdecimal()", "isnumeric()", "isascii()",
                   "removeprefix(<text>)", "removesuffix(<text>)", "translate({97: <atom>, 98: None})", "format(<value*>)",
                   "format_map({<pair*>})", "maketrans(<text>, <text>)"],
    "bytes_method": ["upper()", "title()", "capitalize()", "swapcase()", "strip(<bytes?>)", "split(<bytes>)", "rsplit(<bytes>, 1)",
                     "splitlines()", "partition(<bytes>)", "find(<bytes>)", "rfind(<small>)", "index(<bytes>)", "count(<small>)",
                     "replace(<bytes>, <bytes>)", "startswith(<bytes>)", "endswith((<bytes+>,))", "join([<bytes*>])",
                     "center(<int8>)", "ljust(<int8>, b'*')", "zfill(<int8>)", "expandtabs()", "decode(<decoding>)",
                     "isdigit()", "isalpha()", "isupper()", "hex()", "hex(':', <small>)", "translate(None, <bytes>)",
                     "removeprefix(<bytes>)", "lower()"],
    "int8": ["8", "0", "1", "5", "12", "<small>"],
    "encoding": ["'utf-8'", "'ascii'", "'latin-1'", "'utf-8', 'replace'", "'ascii', 'ignore'", "'ascii', 'backslashreplace'",
                 "'ascii', 'xmlcharrefreplace'", ""],
    "decoding": ["'utf-8'", "'ascii'", "'latin-1'", "'utf-8', 'replace'", "'ascii', 'ignore'", "'ascii', 'backslashreplace'", ""],
    "fill": ["", "*<", ">", "^", "=", "é^", "0<", "<<"],
    "sign": ["", "", "+", "-", " "],
    "comma": ["", "", "", ",", "_"],
    "width": ["", "1", "8", "20"],
    "precision": ["", "", "", ".0", ".3", ".12"],
    "code": ["", "", "b", "c", "d", "e", "E", "f", "F", "g", "G", "n", "o", "s", "x", "X", "%"],
    "spec": ["<fill><sign><alternate><zero><width><comma><precision><code>"],
    "alternate": ["", "", "#"],
    "zero": ["", "", "0"],
    "percent": ["%<flag><width><precision><percent_code>"],
    "flag": ["", "", "#", "0", "-", "+", " "],
    "percent_code": list("diouxXeEfFgGcrsa"),
    "conversion": ["", "", "", "!r", "!s", "!a"],
    "equals": ["", "", "="],
    "fstring": ["f'{<name><equals><conversion>:<spec>}'", "f'{<small>}-{<name>!r:>{<small>}}'", "f'{[x for x in (1, 2)]}{{}}'",
                "f'<percent>{<name>.__class__.__name__}'", "f\"{<name> or 'none':<spec>}\""],
    "formatted": ["format(<number>, '<spec>')", "format(<value>, '<spec>')", "'[{:<spec>}]'.format(<number>)",
                  "('<percent>' % (<number>,))", "('<percent>' % <value>)", "('%(k)s<percent>' % {'k': <value>})",
                  "('<percent> <percent>' % (<number>, <value>))", "(b'<percent>' % (<number>,))",
                  "'{0[<small>]}{1.real} {2!r}'.format(<items>, <number>, <value>)", "'{a}{0}{b:<spec>}'.format(<value>, a=<value>, b=<number>)",
                  "<fstring>"],
}

VALUES = {
    "name": ["a", "b", "c"],
    "single": ["None", "True", "False", "...", "int", "str", "slice(1, 2)", "NotImplemented", "ValueError"],
    "atom": ["<small>", "<int>", "<float>", "<text>", "<bytes>", "<single>", "<name>", "<name>", "<number>"],
    "key": ["<small>", "<text>", "<int>", "(<small>, <text>)", "None", "0.5"],
    "pair": ["<key>: <value>"],
    "items": ["[<small*>]", "[<atom*>]", "(<atom>, <atom*>)", "{<pair*>}", "{<small>}", "range(<small+>)", "list(range(<small>))",
              "[<value*>]", "[<items>, <items>]", "<text>", "<comprehension>", "dict(<keywords>)", "[*<items>, <value>]",
              "(*<items>, <small>)", "{**{<pair*>}, <pair>}", "[<number+>]", "[<text+>]", "frozenset({<small>})"],
    "keywords": ["x=<atom>", "y=<atom>, x=<atom>", ""],
    "bound": ["", "", "<small>", "<small>", "<int>", "None"],
    "slice": ["<bound>:<bound>", "<bound>:<bound>:<bound>"],
    "op": ["+", "-", "*", "/", "//", "%", "&", "|", "^", "<", "<=", "==", "!=", ">", ">=", "in", "not in", "and", "or",
           "@"],
    "compare": ["<", "<=", "==", "!=", ">", ">=", "in", "not in"],
    "value": ["<atom>", "<items>", "(<value> <op> <value>)", "(<number> <op> <number>)", "(<number> ** <small>)",
              "(<small> << <small>)", "(-<value>)", "(~<value>)", "(not <value>)", "(+<number>)", "<value>[<slice>]", "<items>[<value>]",
              "<call>", "<call>", "<text>.<str_method>", "<text>.<str_method>", "<bytes>.<bytes_method>", "<method>", "<method>",
              "<formatted>", "<formatted>", "<comprehension>", "(<value> if <value> else <value>)",
              "(lambda <params>: (x, <atom>))(<arguments>)", "(<value> <compare> <value> <compare> <value>)", "(a := <value>)",
              "(<items> <op> <items>)", "(<text> <op> <value>)"],
    "builtin": ["abs", "bool", "len", "repr", "str", "list", "tuple", "sum", "min", "max", "int", "float", "ascii", "bin", "hex",
                "oct", "chr", "ord", "any", "all", "dict", "round", "iter", "complex", "enumerate", "type", "callable",
                "next", "reversed"],
    "keyfn": ["len", "str", "repr", "abs", "type", "lambda x: -x", "lambda x: (x, 1)", "lambda x: str(x)[::-1]", "lambda x: 0",
              "lambda x: x[0]", "None", "bool"],
    "call": ["<builtin>(<value>)", "<builtin>(<items>)", "<builtin>(<number>)", "sorted(<items>, key=<keyfn>)",
             "sorted(<items>, key=<keyfn>, reverse=<small>)", "max(<items>, key=<keyfn>, default=<atom>)", "min(<value>, <value>)",
             "sum(<items>, <value>)", "list(map(<keyfn>, <items>))", "list(filter(<keyfn>, <items>))", "list(zip(<items>, <items>))",
             "list(zip(<items>, <items>, strict=True))", "list(enumerate(<items>, <small>))", "list(reversed(<items>))",
             "divmod(<number>, <number>)", "pow(<int>, <small>, <small>)", "round(<number>, <small>)", "int(<text>, <int8>)",
             "isinstance(<value>, <types>)", "dict(<items>, <keywords>)", "dict.fromkeys(<items>, <atom>)", "getattr(<value>, <text>, <atom>)",
             "bytes(<small>)", "bytearray(<items>)", "bytes(<items>)", "(<items> * <small>)", "(<int>).to_bytes(<int8>, 'big')", "int.from_bytes(<bytes>, 'little')",
             "(<float>).as_integer_ratio()", "(<int>).bit_length()", "(<float>).hex()", "(<float>).is_integer()", "(<int>).bit_count()",
             "complex(<number>, <number>)", "(hash(<int>) == hash(<small>))", "(hash(<key>) == hash(<key>))", "list(range(<small+>))[<slice>]", "tuple(<items>)[<slice>]",
             "eval(<source>)", "slice(<small+>).indices(<int8>)", "isinstance(<value>, type(<value>))", "next(iter(<items>), <atom>)"],
    "types": ["int", "(int, str)", "int | str", "<value>", "()"],
    "source": ["'1 +'", "'<small> <op> <small>'", "'[x for x in (1, 2)]'", "'(<name>, <name>)'", "'f({<name>})'", "'lambda: 0'"],
    "method": ["[<small*>].<list_method>", "<items>.<list_method>", "{<pair*>}.<dict_method>", "<name>.<any_method>", "sorted({<small>}.<set_method>, key=str)",
               "{<small>, <key>}.<set_test>"],
    "any_method": ["<list_method>", "<dict_method>", "<str_method>"],
    "list_method": ["append(<value>)", "extend(<items>)", "insert(<small>, <atom>)", "pop()", "pop(<small>)", "remove(<small>)",
                    "index(<small>)", "index(<small>, <small>)", "count(<small>)", "reverse()", "sort()", "sort(key=<keyfn>)", "copy()",
                    "sort(reverse=True)", "clear()"],
    "dict_method": ["get(<key>)", "get(<key>, <atom>)", "pop(<key>)", "pop(<key>, <atom>)", "setdefault(<key>, <atom>)",
                    "update({<pair*>})", "update(<items>, <keywords>)", "keys()", "values()", "items()", "popitem()", "copy()", "clear()"],
    "set_method": ["union(<items>)", "intersection(<items>)", "difference(<items>)", "symmetric_difference({<small>})", "copy()",
                   "union({<pair*>}, <items>)"],
    "set_test": ["issubset(<items>)", "issuperset(<items>)", "isdisjoint(<items>)", "add(<key>)", "discard(<key>)", "remove(<small>)",
                 "update(<items>)", "difference_update(<items>)", "__len__()", "__contains__(<value>)"],
    "comprehension": ["[x for x in <items>]", "[<each> for x in <items>]", "[<each> for x in <items> if <test>]",
                      "{<key>: <each> for x in <items>}", "{x: y for x, y in <items>}", "list(<each> for x in <items> if <test>)",
                      "[(x, y) for x in <items> for y in <items> if <test>]", "[[x, y] for x in <items> for y in [<each>]]",
                      "sum(1 for x in <items> if <test>)", "[f() for f in [lambda: x for x in <items>]]", "any(<test> for x in <items>)",
                      "[y := <each> for x in <items>]", "[x for x, *_ in <items>]"],
    "each": ["x", "(x, x)", "str(x)", "x * 2", "-x", "x + 1", "[x]", "x[0]", "(lambda: x)()", "f'{x}'", "x if x else <atom>"],
    "test": ["x", "not x", "x != 1", "x > 0", "x in (1, 2)", "isinstance(x, int)", "x == x", "len(str(x)) > 1"],
}

FUNCTIONS = {
    "params": ["x=0", "x", "x, y=2", "*x", "**x", "x, *, y", "x, /, y=3", "x, *y, **z", "x=1, *, y=2, **z", "x, y, /, *, z=0"],
    "arguments": ["1", "", "1, 2", "*[1, 2, 3]", "y=5", "1, y=2", "x=1", "**{'x': 1, 'q': 2}", "1, *(), **{'y': 4}", "<value>, <value>",
                  "*<items>", "**{<pair*>}", "*<items>, <keywords>", "1, 2, z=3"],
    "result": ["return x", "return locals()", "return (x, y)", "return", "return x + 1", "yield x", "return [x, *y]", "x += 1\nreturn x",
               "yield from x", "return lambda: x", "return f'{x!r}'", "raise <exception>"],
    "decorator": ["lambda f: f", "twice", "logged", "staticmethod", "lambda f: 5", "logged\n@twice"],
}

CLASSES = {
    "base": ["", "", "(list)", "(int)", "(str)", "(dict)", "(Exception)", "(tuple)", "(float)", "(bytes)", "(metaclass=Meta)"],
    "special2": ["add", "radd", "sub", "rsub", "mul", "rmul", "eq", "lt", "gt", "le", "contains", "and", "rand", "iadd", "floordiv", "rmod",
                 "pow", "lshift", "rtruediv", "matmul", "call", "ne", "mod", "divmod", "or", "missing"],
    "special1": ["neg", "len", "bool", "repr", "str", "int", "index", "hash", "iter", "abs", "invert", "float", "round", "bytes",
                 "reversed", "enter", "complex", "pos", "trunc", "dir"],
    "answer": ["self.tag", "<atom>", "<items>", "<small>", "<text>", "NotImplemented", "self", "iter(<items>)", "super().__repr__()",
               "type(self).__name__"],
    "member": ["def __<special2>__(self, other): return <answer>", "def __<special1>__(self): return <answer>",
               "def __getitem__(self, i): return [1, 2, 'x'][i]", "def __getattr__(self, name): return <answer>",
               "def __setattr__(self, name, v): print('set', name); object.__setattr__(self, name, v)",
               "def __init__(self, *args): self.tag = args", "def __init__(self, x=1): super().__init__(); self.x = x",
               "def __eq__(self, other): return isinstance(other, C)", "@property\ndef x(self): return <answer>",
               "@x.setter\ndef x(self, v): show(v)", "@classmethod\ndef make(cls, *args): return cls.__name__, args",
               "@staticmethod\ndef plain(x=1): return x", "x = <value>", "x: int = <value>",
               "d = Described()", "def __format__(self, spec): return spec or <answer>", "def __delitem__(self, i): print('del', text_of(i))",
               "def __setitem__(self, i, v): print('item', i, text_of(v))", "def __exit__(self, *args): print(args[0]); return <small>",
               "def __new__(cls, *args): return super().__new__(cls)", "def __init_subclass__(cls, **k): print('sub', cls.__name__, k)",
               "def __class_getitem__(cls, k): return k", "__match_args__ = ('tag', 'x')", "__hash__ = None", "def method(self, x=2): return x",
               "async def __aenter__(self): return <answer>",
               "left = [2, 1]\ndef __next__(self): return self.left.pop() if self.left else next(iter(()))", "@logged\ndef method(self, *x): return x", "__iter__ = None"],
    "use": ["c <op> <atom>", "<atom> <op> c", "<builtin>(c)", "c[<small>]", "-c", "c.x", "c.d", "~c", "f'{c:<spec>}'", "[*c]", "c(1)",
            "'%s %d' % (c, c)", "<text>.join([c])", "[1, 2, 3][c]", "{c: 1}[c]", "c.tag", "c.method(<atom*>)", "C.make(<atom*>)", "C.plain()",
            "c == c", "c < c", "sorted([c, c]) and 1", "{**c}", "list(reversed(c))", "format(c, '<spec>')", "C.x", "C[<atom>]", "c.missing",
            "vars(c)", "c in [c]", "c in c", "(<int>).__add__(c)", "divmod(c, <small>)", "round(c, <small>)", "pow(c, <small>)", "range(c)",
            "bytearray(c)[:9]", "c", "max(c, <atom>)", "[] * c", "c * <small>", "str(c)", "repr(c)", "dict(c)", "c is c", "hasattr(c, 'x')", "isinstance(c, C)", "'{0.x}'.format(c)"],
    "set_use": ["c.x = <atom>", "c.d = <atom>", "del c.x", "c[<small>] = <atom>", "del c[<small>]", "c += <atom>", "c.y = 1", "del c.d",
                "c.x += 1", "C.x = <atom>", "c *= <small>"],
}

STATEMENTS = {
    "exception": ["ValueError(<atom*>)", "KeyError(<atom>)", "IndexError", "TypeError('t')", "StopIteration(<atom>)", "ArithmeticError()",
                  "LookupError('l', 2)", "OSError(2, 'text')", "ZeroDivisionError", "AttributeError('x')", "Own(<atom>)",
                  "ExceptionGroup('g', [ValueError(1), TypeError(2)])", "NameError('n')", "UnicodeError()"],
    "caught": ["Exception", "ValueError", "KeyError", "(KeyError, TypeError)", "LookupError", "TypeError", "ArithmeticError", "Own",
               "(ValueError, (IndexError,))"],
    "line": ["show(<value>)", "show(<value>)", "<name> = <value>", "<name> = <items>", "<change>", "<block>", "<block>", "<wide>", "<wide>"],
    "change": ["<name> <augment>= <value>", "<name>[<slice>] = <items>", "<name>[<small>] = <atom>", "del <name>[<slice>]", "del <name>[<atom>]",
               "<name> += <items>", "<name>.<any_method>", "a, b = <items>", "a, *b = <items>", "*a, b = <items>", "a, (b, *c) = <items>",
               "[a, b, c] = <items>", "(a,) = <items>", "a = b = <value>", "a, b = b, a", "<name> *= <small>", "<name>[<slice>] += <items>",
               "for <name>[0] in <items>: pass"],
    "augment": ["+", "-", "|", "&", "//", "%", "^", "@"],
    "body": ["show(<name>)", "<line>", "show(<value>)\n<line>", "raise <exception>", "<line>"],
    "loop_body": ["show(x)", "show(<each>)\n<jump>", "<jump>", "<body>", "try:\n    <jump>\nfinally:\n    show('f')",
                  "with Manager(<small>):\n    <jump>", "try:\n    <body>\nexcept <caught>:\n    <jump>"],
    "jump": ["pass", "if <test>: continue", "if <test>: break", "continue", "break"],
    "return_body": ["return 1", "<body>\nreturn 2", "for x in <items>:\n    return x", "<body>", "raise <exception>", "return show('r')"],
    "block": [
        "show(<value>)",
        "try:\n    <body>\nexcept <caught> as e:\n    tell(e)\n    <handler>",
        "try:\n    <body>\nexcept <caught> as e:\n    tell(e)\nelse:\n    show('else')\nfinally:\n    show('finally')",
        "try:\n    <body>\nexcept* <star_caught> as e:\n    tell(e)\n    <handler>",
        "def f(<params>):\n    <result>\nshow(f(<arguments>))",
        "@<decorator>\ndef f(<params>):\n    <result>\nshow(f(<arguments>))",
        "def f(x=1):\n    try:\n        <return_body>\n    finally:\n        <return_body>\nshow(f())",
        "def f(x=1):\n    with Manager(<small>) as m, Manager(<small>):\n        <return_body>\n    show('after')\nshow(f())",
        "def f(x=1):\n    try:\n        <return_body>\n    except <caught> as e:\n        <return_body>\n    else:\n        <return_body>\n    finally:\n        show('f')\n"
        "show(f())",
        "for x in <items>:\n    <loop_body>\nelse:\n    show('done')",
        "for x, *y in <items>:\n    show(x, y)",
        "n = 0\nwhile n < 3:\n    n += 1\n    x = n\n    <loop_body>\nelse:\n    show('done')",
        "def outer(n):\n    total = n\n    def inner(k=1):\n        nonlocal total\n        total <augment>= k\n        return <outer_result>\n"
        "    return inner\nf = outer(<atom>)\nshow(f(), f(<atom>))",
        "def g():\n    <gen_body>\nit = g()\nattempt(lambda: <gen_use>)\nattempt(lambda: <gen_use>)\nattempt(lambda: <gen_use>)\n"
        "attempt(it.close)",
        "async def g(x=1):\n    <async_body>\ndrive(g())",
        "async def items(n):\n    for i in range(n):\n        yield i\n    <async_end>\nasync def g():\n    <async_use>\ndrive(g())",
        "match <value>:\n    case <pattern> if <small>:\n        show(1)\n    case <pattern>:\n        show(2)\n    case _:\n        show('other')",
        "match <items>:\n    case <pattern>:\n        show(1)\n    case <pattern>:\n        show(2)",
        "class C<base>:\n    tag = <small>\n    <member>\n    <member>\nc = C(<args>)\n<class_use>\n<class_use>\n<class_use>",
        "class C<base>:\n    tag = <small>\n    <member>\nclass D(C):\n    <member>\n    def method(self, *x): return super().method(*x)\nc = D(<args>)\n"
        "<class_use>\n<class_use>",
        "class A:\n    def m(self): return ['A']\nclass B(A):\n    def m(self): return ['B'] + super().m()\nclass C(A<more_bases>):\n"
        "    def m(self): return ['C'] + super().m()\nclass D(<bases>):\n    <member>\nc = D()\nshow(c.m(), [k.__name__ for k in D.__mro__])",
        "class C:\n    __slots__ = ('x', 'y')\n    <member>\nc = C(<args>)\n<class_use>\n<class_use>\n<class_use>",
        "with Manager(<small>) as x:\n    <body>",
        "with Manager(<small>), Manager(<small>) as x:\n    <body>",
        "global <name>\n<name> = <value>\ndef f():\n    global <name>\n    <name> = <value>\nf()",
        "e = <exception>\ntry:\n    e.add_note(<text>)\n    raise e from <cause>\nexcept BaseException as e:\n    tell(e)",
        "assert <value>, <value>",
        "del <name>",
        "if <value>:\n    <line>\nelif <value>:\n    <line>\nelse:\n    <line>",
        "exec(<source>)",
        "attempt(lambda: <module>, 3)",
        "attempt(lambda: list(<module>), 3)",
        "@dataclass(<data_how>)\nclass C:\n    x: int = <small>\n    y: str = <data_field>\nattempt(lambda: C(<arguments>))\n"
        "attempt(lambda: C(<arguments>) == C())\nattempt(lambda: C(<atom>) < C(<atom>))",
        "class C(enum.<enum>):\n    A = <small>\n    B = <enum_value>\nattempt(lambda: C(<small>))\nattempt(lambda: list(C))\nattempt(lambda: C.A <op> C.B)\n"
        "attempt(lambda: <enum_use>)",
    ],
    "data_how": ["", "frozen=True", "order=True", "repr=False", "kw_only=True", "slots=True", "eq=False", "unsafe_hash=True", "init=False"],
    "data_field": ["field(default=<atom>)", "field(default_factory=list)", "<atom>", "field(repr=False, default=1)", "field(init=False)", "field(compare=False, default=2)"],
    "enum": ["Enum", "IntEnum", "StrEnum"],
    "enum_value": ["<atom>", "enum.auto()", "A", "<small>", "<text>"],
    "enum_use": ["C['A']", "C.A.name", "C.B.value", "C.A is C(C.A.value)", "C.__members__", "C.Z", "len(C)", "C.A in C", "str(C.A)", "format(C.B, '>8')", "hash(C.A) == hash(C.B)", "sorted(C)"],
    "star_caught": ["ValueError", "TypeError", "(ValueError, KeyError)", "Exception"],
    "math": ["floor(<number>)", "ceil(<number>)", "gcd(<small>, <int>)", "isqrt(<int>)", "comb(<int8>, <small>)", "trunc(<number>)",
             "copysign(<float>, <float>)", "frexp(<float>)", "fmod(<float>, <float>)", "isclose(<number>, <number>)", "fsum(<items>)",
             "prod(<items>)", "factorial(<small>)", "modf(<float>)", "ldexp(<float>, <small>)", "hypot(<number>, <number>)"],
    "cause": ["None", "KeyError('cause')", "ValueError", "<atom>"],
    "handler": ["pass", "raise", "raise <exception>", "raise <exception> from e", "raise <exception> from None", "<line>",
                "show(e.__context__ is None)", "del e"],
    "outer_result": ["total", "(total, k)", "[n, total]"],
    "gen_body": ["got = yield <atom>\nshow(got)\n<gen_end>", "try:\n    got = yield <atom>\n    show(got)\nexcept <caught> as e:\n    show(e.args)\n<gen_end>",
                 "try:\n    yield <atom>\nfinally:\n    show('closed')", "x = yield from <items>\nshow(x)\n<gen_end>", "for x in <items>:\n    <loop_body>\n    yield x",
                 "with Manager(<small>):\n    yield 1\n    yield 2", "def h():\n    x = yield 1\n    return x\nshow((yield from h()))\n<gen_end>",
                 "for x in range(3):\n    try:\n        if (yield <atom>): break\n    except <caught>:\n        show('c')\n        return 9"],
    "gen_end": ["return 5", "yield from <items>", "raise StopIteration(1)", "yield", "return (yield 7)", "raise <exception>"],
    "gen_use": ["next(it)", "it.send(<atom>)", "it.throw(<exception>)", "list(it)", "next(it, 'end')", "it.close()", "(lambda a, *b: b)(*it)",
                "[show(x) for x in it]", "[*it]", "sum(it, 1)", "<small> in it", "dict(it)", "','.join(it)", "max(it, default=<atom>)"],
    "async_body": ["x = await Pause(<atom>)\nshow(x)\n<async_end>", "try:\n    await Pause(1)\n    <body>\nfinally:\n    await Pause('f')",
                   "async with AsyncManager() as m:\n    <body>", "return [await Pause(x) for x in <items>]", "async def h():\n    return await Pause(2)\nreturn await h()",
                   "return await <value>"],
    "async_end": ["return", "raise <exception>", "pass", "await Pause(0)"],
    "async_use": ["async for x in items(<small>):\n    <loop_body>\nelse:\n    show('else')", "return [x async for x in items(2) if <test>]",
                  "return {x: x async for x in items(<small>)}", "it = items(2)\nshow(await anext(it))\nawait it.aclose()\nshow(await anext(it, 'end'))",
                  "it = items(3)\nshow(await it.asend(None))\nshow(await it.athrow(<exception>))"],
    "args": ["", "", "<atom>", "<items>", "1, 2"],
    "more_bases": ["", "", ", list", ", dict"],
    "bases": ["B, C", "C, B", "A, B", "B, C, A", "C"],
    "class_use": ["attempt(lambda: <use>)", "attempt(lambda: <use>)", "try:\n    <set_use>\n    attempt(lambda: <use>)\nexcept Exception as e:\n    tell(e)"],
    "sub": ["0", "1", "_", "'a'", "int()", "str()", "None", "x", "1.0", "-1", "b'a'", "True"],
    "pattern": ["<sub>", "[<sub>, *x]", "[<sub>, <sub>]", "(<sub> | <sub>)", "{'a': <sub>}", "{**x}", "[]", "[<sub>, [*_, <sub>]] as x", "int(x)", "float() | bool()",
                "list(x)", "dict(a=1)", "str() as x", "{'x': x, **rest}", "(<pattern>, *_)", "Own(args=x)", "int(real=<sub>)", "{1: <sub>, 'a': _}", "C(x)", "C(x=<sub>)"],
}

MODULES = {
    "fn": ["lambda *x: x", "str", "<keyfn>", "max", "lambda x, y: x", "lambda x, y: [x, y]", "min"],
    "module": ["itertools.<itertools>", "functools.<functools>", "collections.<collections>", "json.<json>", "struct.<struct>",
               "operator.<operator>", "copy.<copy>", "string.<string>", "math.<math>"],
    "count": ["2", "0", "1", "5", "None", "<text>"],
    "itertools": ["chain(<items>, <items>)", "accumulate(<items>)", "accumulate(<items>, <fn>, initial=<atom>)", "islice(<items>, <count+>)",
                  "zip_longest(<items>, <items>, fillvalue=<atom>)", "product(<items>, repeat=<small>)", "permutations('abc', <small>)",
                  "combinations(<items>, <small>)", "combinations_with_replacement('ab', <small>)", "groupby(<items>, <keyfn>)",
                  "takewhile(<keyfn>, <items>)", "dropwhile(<keyfn>, <items>)", "filterfalse(<keyfn>, <items>)", "starmap(<fn>, <items>)",
                  "repeat(<atom>, <small>)", "pairwise(<items>)", "compress(<items>, <items>)", "batched(<items>, <small>)",
                  "islice(itertools.count(<number>, <number>), <int8>)", "islice(itertools.cycle(<items>), <int8>)",
                  "chain.from_iterable(<items>)", "tee(<items>, <small>)"],
    "functools": ["reduce(<fn>, <items>)", "reduce(<fn>, <items>, <atom>)", "partial(<fn>, <atom*>)(<atom*>)", "lru_cache(None)(str)(<key>)",
                  "cmp_to_key(<fn>)(1) < functools.cmp_to_key(<fn>)(2)", "partial(f, x=<atom>)()", "wraps(len)(lambda: 1).__name__"],
    "collections": ["Counter(<items>)", "Counter(<items>).most_common(<small>)", "Counter(<text>) + collections.Counter(<text>)",
                    "Counter(<text>) - collections.Counter(<text>)", "deque(<items>, <small>)", "deque(<items>).<deque>", "OrderedDict({<pair*>})",
                    "OrderedDict({<pair+>}).<ordered>", "defaultdict(list, {<pair*>})[<key>]", "defaultdict(<keyfn>)", "ChainMap({<pair*>}, {<pair*>})",
                    "namedtuple('T', 'x y')(<arguments>)", "namedtuple('T', <text+>)", "namedtuple('T', 'x y', defaults=[1])(<atom*>)._asdict()",
                    "Counter({<pair*>}).total()", "Counter(<text>) | collections.Counter(<text>)", "namedtuple('T', 'x y')(1, 2)._replace(<keywords>)"],
    "deque": ["append(<atom>)", "appendleft(<atom>)", "pop()", "popleft()", "rotate(<small>)", "extendleft(<items>)", "index(<small>)", "insert(<small>, <atom>)",
              "remove(<small>)", "count(<small>)", "reverse()", "copy()", "__getitem__(<small>)", "__add__(<items>)", "__contains__(<atom>)"],
    "ordered": ["move_to_end(<small>)", "popitem(<small>)", "popitem()", "pop(<text>)", "__eq__({<pair*>})", "items()"],
    "json": ["dumps(<value>)", "dumps(<items>, <json_how>)", "loads(<json_text>)", "loads(json.dumps(<items>))", "loads(<text>)"],
    "json_how": ["indent=<small>", "sort_keys=True", "separators=(',', ':')", "ensure_ascii=False", "default=<keyfn>", "skipkeys=True", "allow_nan=False"],
    "json_text": ["'[1, 2.5, null, true]'", "'{\"a\": [{}, []], \"b\": 1e400}'", "'[1,]'", "'\"\\\\u20ac\"'", "'{\"a\" 1}'", "'nul'", "''", "'[NaN, -Infinity]'",
                  "'\"\\\\x\"'", "'-'", "' [0] x'", "'{\"a\": 1, \"a\": 2}'", "'01'", "'\"\\ud83d\"'"],
    "struct": ["pack(<struct_format>, <atom*>)", "unpack(<struct_format>, <bytes>)", "calcsize(<struct_format>)", "unpack_from(<struct_format>, <bytes>, <small>)",
               "pack(<struct_format>, <number>)", "pack(<struct_format>, <small>, <small>)", "pack('<2s3p', <bytes>, <bytes>)"],
    "struct_format": ["'<h'", "'>i'", "'bB'", "'<q'", "'!d'", "'<f'", "'2s'", "'?x'", "'3p'", "'c'", "'>HH'", "'z'", "'<e'", "'<Q'", "'4x'", "''", "'0s'", "'>2h'"],
    "operator": ["itemgetter(<small>)(<items>)", "itemgetter(<small>, <key>)(<value>)", "attrgetter('real')(<value>)", "attrgetter('a.b', 'c')(<value>)",
                 "methodcaller('upper')(<value>)", "add(<value>, <value>)", "countOf(<items>, <small>)", "index(<value>)",
                 "truth(<value>)", "length_hint(<value>)", "mul(<small>, <text>)", "iadd(<items>, <items>)",
                 "contains(<items>, <small>)", "not_(<value>)", "setitem(<items>, <small>, <atom>)", "delitem(<items>, <small>)"],
    "copy": ["copy(<value>)", "deepcopy(<items>)", "deepcopy([<items>, <name>])"],
    "string": ["Template(<template>).substitute(<keywords>)", "Template(<template>).safe_substitute({<pair*>})", "capwords(<text>)", "Formatter().format(<text>, <atom*>)"],
    "template": ["'$x ${y}'", "'$$'", "'$'", "'$x$1'", "'${'", "<text>"],
}

VIEWS = {
    "dict": ["{<pair*>}", "{<pair+>}", "dict(<keywords>)", "{i: i * 2 for i in range(<small>)}", "dict.fromkeys(<items>)"],
    "view": ["d.keys()", "d.items()", "d.values()"],
    "view_use": [
        "v <op> <items>", "v <op> d.keys()", "v <op> {<key>, <key>}", "<items> <op> v", "v.isdisjoint(<items>)", "len(v)", "list(reversed(v))",
        "<key> in v", "(<key>, <atom>) in v", "v == v", "v.mapping", "sorted(v, key=str)", "[*v]", "dict(v)", "max(v)", "hash(v) == hash(v)", "v[0]",
        "type(v)(d)", "next(iter(v))", "list(zip(v, d))", "v.__contains__(<value>)", "set(v)", "v.nothing", "copy.copy(v)",
    ],
    "dict_change": [
        "d[<key>] = <atom>", "del d[<key>]", "d.pop(<key>)", "d.clear()", "d |= {<pair*>}", "d |= <items>", "d.update(<keywords>)", "d.popitem()",
        "d = d | {<pair*>}", "d.setdefault(<key>, <value>)", "d.update(<items>)", "d.update([<pair_items>])",
    ],
    "pair_items": ["(<key>, <atom>)", "[<key>, <atom>]", "(<key>,)", "<value>", "'ab'"],
    "buffer": [
        "b'hello'", "bytearray(b'hello')", "bytearray(16)", "b''", "array.array('h', [1, -2, 3])", "array.array('d', [0.5])",
        "memoryview(b'abcdef')[::2]",
    ],
    "cast": ["'B'", "'b'", "'h'", "'I'", "'q'", "'d'", "'c'", "'?'", "'@h'", "'<h'", "'z'", "'HH'"],
    "view_method": [
        "tolist()", "tobytes()", "hex()", "nbytes", "itemsize", "format", "shape", "strides", "readonly", "ndim", "contiguous", "cast(<cast>)",
        "cast('B').cast(<cast>).tolist()", "toreadonly().readonly", "release()", "__len__()", "suboffsets", "obj", "__getitem__(<small>)",
        "__enter__().nbytes", "tobytes('C')", "hex(':', <small>)", "cast('B')[<slice>].tolist()", "f_contiguous",
    ],
    "memory_use": [
        "m.<view_method>", "m[<slice>].<view_method>", "m[<small>]", "m == <buffer>", "bytes(m)", "list(m)", "<small> in m", "m[<slice>] == <bytes>",
        "hash(m) == hash(m)", "len(m)", "b''.join([m, m])", "list(reversed(m))", "m < m", "m + m", "m[<small>, <small>]", "m[()]", "m[...]",
        "bytearray(m)", "int.from_bytes(m, 'big')", "str(m, 'ascii')", "b'l' in m", "iter(m) and 1", "bool(m)", "struct.unpack_from('<h', m)",
        "m.index(<small>)", "m.count(<small>)",
    ],
    "memory_change": [
        "m[<small>] = <atom>", "m[<slice>] = <bytes>", "m[<slice>] = m[<slice>]", "del m[<small>]", "m = m[<slice>]", "m.release()",
        "m[:] = <buffer>", "m = m.cast(<cast>)", "m = m[::-1]",
    ],
    "row": [
        "[1, 2, 3, 4, 5, 6]", "list(range(<int8>))", "[<atom*>]", "bytearray(b'abcdef')", "array.array('i', range(5))",
        "collections.deque(range(4))",
    ],
    "row_change": [
        "x[<slice>] = <items>", "x[<slice>] = [<small*>]", "del x[<slice>]", "x[<slice>] = x", "x[<slice>] = x[<slice>]", "x[<small>] = <atom>",
        "x += <items>", "x *= <small>", "x.extend(<items>)", "x.insert(<small>, <atom>)", "x.append(<atom>)", "x.reverse()", "x[<slice>] += [7]",
        "x[<slice>] = (i for i in range(3))", "x.remove(<small>)", "del x[<small>]", "x[<slice>] = b'xyz'", "x.clear()", "x[<slice>] = {<pair*>}",
        "x[<small>], x[<small>] = 8, 9", "x = x + <items>", "x = x[<slice>]", "x[<value>] = 1", "x.sort()", "x.extend(x)",
    ],
    "row_use": [
        "x", "x.pop()", "x.pop(<small>)", "x[<slice>]", "x.index(<small>)", "x.index(<small>, <small>, <small>)", "x.count(<atom>)", "x == <items>",
        "x < [1, 2]", "x.copy()", "x[<value>]", "len(x)", "<atom> in x", "sum(x)", "x <op> <items>", "list(reversed(x))", "x * <small>",
        "<small> * x", "min(x)", "sorted(x, key=<keyfn>)",
    ],
    "array": [
        "array(<array_code>, [<small*>])", "array(<array_code>, <items>)", "array('i', [1, 2, 3]).<array_method>", "array(<array_code>, <bytes>)",
        "array(<value>)", "array('u', <text>)", "array('h', [1, 2])[<slice>]", "array('b', [1]) <op> array.array('b', [2])",
        "array('d', [1.5, <number>])", "array('B', [1, 2]) * <small>",
    ],
    "array_code": ["'b'", "'B'", "'h'", "'H'", "'i'", "'I'", "'q'", "'Q'", "'f'", "'d'", "'z'"],
    "array_method": [
        "append(<atom>)", "extend(<items>)", "tobytes()", "frombytes(<bytes>)", "tolist()", "index(<atom>)", "count(<atom>)",
        "insert(<small>, <atom>)", "pop(<small>)", "remove(<small>)", "reverse()", "typecode", "itemsize", "byteswap()", "fromlist(<items>)",
        "buffer_info()[1]", "__contains__(<atom>)", "index(<small>, <small>)",
    ],
}

NUMERALS = {
    "int_text": [
        "'12'", "' -7 '", "'1_000'", "'1__0'", "'_1'", "'0x1F'", "'0b101'", "'0o17'", "'z'", "''", "'+'", "'٣'", "'12a'", "'1 2'", "b'12'",
        "'\\u00b2'", "'00'", "'0_0'", "'- 1'",
    ],
    "float_text": [
        "'1.5'", "' -inf '", "'nan'", "'1e400'", "'1_0.5_0'", "'1._5'", "'.5'", "'5.'", "'.'", "'1e'", "'1e5'", "'infinity'", "'+nan'", "'0x1p3'",
        "'1,5'", "b'2.5'", "'1e-400'", "'123456789012345678'", "'٣.٥'", "'--1'", "'1e1_0'",
    ],
    "radix": ["0", "2", "8", "10", "16", "36", "1", "37", "-1", "<atom>"],
    "numeral": [
        "int(<int_text>)", "int(<int_text>, <radix>)", "float(<float_text>)", "complex(<float_text>)", "complex('1+2j')", "complex('<small>j')",
        "complex(<float_text> + 'j')", "float.fromhex(<float_text>)", "int(<float>)", "int(<value>, <small>)", "float(<value>)", "bool(<value>)",
        "int.from_bytes(<bytes>, <order>)", "int.from_bytes(<bytes>, <order>, signed=True)", "(<int>).to_bytes(<int8>, <order>)",
        "(<int>).to_bytes(<int8>, 'little', signed=True)", "(<int>).__<special2>__(<value>)", "(<float>).__<special2>__(<value>)",
        "(<text>).__<special2>__(<value>)", "(<items>).__<special2>__(<value>)", "(<number>).__<special1>__()", "(<value>).__<special1>__()",
        "(<number>).conjugate()", "(<number>).real", "(<float>).__round__(<small>)", "round(<float>, <value>)", "(<int>).__format__('<spec>')",
        "pow(<number>, <number>)", "pow(<small>, <small>, <value>)", "(<int>) // (<int>)", "(<int>) % (<int>)", "(<float>) // (<float>)",
        "(<float>) % (<float>)", "divmod(<float>, <int>)", "(<int>) >> <small>", "(<int>) << <value>", "(<int>) & (<int>)", "(<int>) ^ (<int>)",
        "(<int>) == (<float>)", "(<int>) < (<float>)", "hash(<float>) == hash(<int>)", "(<number>) / (<number>)", "(<number>) ** (<number>)",
        "(<number>) - (<number>)", "str(<float>)", "repr(<float> * <float>)", "'%.<int8>f' % <float>", "'%.<int8>g' % <float>",
        "'%<int8>.<int8>e' % <float>", "format(<float>, '.<int8>')", "cmath.<cmath>", "bytes.fromhex(<text>)", "bytes(<text>, <encoding>)",
        "str(<bytes>, <decoding>)", "str(<bytes>)", "chr(<int>)", "ord(<bytes>)",
    ],
    "order": ["'big'", "'little'", "'b'", "<atom>"],
    "cmath": [
        "sqrt(<small>)", "phase(<number>)", "isfinite(<number>)", "isnan(<value>)", "rect(<small>, 0)", "polar(<small>)",
        "isclose(<number>, <number>)",
    ],
}

PROTOCOLS = {
    "descriptor": [
        "def __get__(self, obj, owner=None): return <answer>", "def __get__(self, obj, owner=None): return (obj is None, owner.__name__)",
        "def __set__(self, obj, v): show(('set', v))", "def __set__(self, obj, v): obj.__dict__['d'] = v",
        "def __delete__(self, obj): print('delete')", "def __set_name__(self, owner, name): print('named', owner.__name__, name)",
        "def __set_name__(self, owner, name): raise <exception>", "def __getattr__(self, name): return <answer>",
        "def __call__(self, *args): return len(args)", "__get__ = 5", "def __get__(self, obj, owner=None): raise <exception>",
    ],
    "object_use": [
        "c.d", "C.d", "hasattr(c, 'd')", "getattr(c, 'd', <atom>)", "vars(c)", "c.__dict__", "c.e", "C.__dict__['d'].__class__.__name__",
        "super(C, c).d", "c.d(1)", "object.__getattribute__(c, 'd')", "type(c).d",
    ],
    "object_change": [
        "c.d = <atom>", "del c.d", "c.e = 1", "C.d = <atom>", "del C.d", "c.__dict__['d'] = 5", "c.d += 1", "c.__dict__ = {'d': 3}",
        "c.__class__ = Own", "c.__dict__ = <value>",
    ],
    "access": [
        "def __getattribute__(self, name): return <answer> if name == 'd' else object.__getattribute__(self, name)",
        "def __getattr__(self, name): raise <exception>", "def __getattr__(self, name): return name",
        "def __delattr__(self, name): print('del', name)", "def __setattr__(self, name, v): raise AttributeError(name)",
        "__slots__ = ('d', '__dict__')", "@property\ndef d(self): raise <exception>",
        "@property\ndef d(self): return 1\n@d.deleter\ndef d(self): print('gone')",
        "@functools.cached_property\ndef d(self): print('made'); return <answer>", "d = property(lambda self: <answer>, doc='text')",
        "d = staticmethod(len)", "d = classmethod(lambda cls, *x: (cls.__name__, x))", "d = functools.partialmethod(lambda self, *x: x, 1)",
        "__slots__ = ['d']", "d = len", "d = lambda *x: len(x)", "def __dir__(self): return <items>",
    ],
    "meta": [
        "def __prepare__(name, bases, **k): return {'tag': 7}",
        "def __new__(m, name, bases, space, **k): return super().__new__(m, name, bases, space)",
        "def __init__(cls, *args, **k): print('init', len(args), sorted(k))", "def __call__(cls, *args): return <answer>",
        "def __instancecheck__(cls, x): return <answer>", "def __subclasscheck__(cls, x): return <small>",
        "def __getitem__(cls, k): return (7, 8)[k]", "def __iter__(cls): return iter(<items>)", "def __contains__(cls, x): return <answer>",
        "def __<special2>__(cls, other): return <answer>", "def __getattr__(cls, name): return name",
        "def __setattr__(cls, name, v): print('set', name)", "def __repr__(cls): return 'M'", "def mro(cls): return <mro>",
        "@property\ndef x(cls): return 'meta'", "def __len__(cls): return <small>", "def __bool__(cls): return False",
        "def __prepare__(*args): return <value>",
    ],
    "mro": ["super().mro()", "[cls, object]", "[object]", "5", "[cls, int, object]"],
    "meta_use": [
        "C()", "C(1)", "C.x", "C[1]", "C in C", "isinstance(1, C)", "issubclass(int, C)", "list(C)", "len(C)", "bool(C)", "C <op> C",
        "C <op> <small>", "repr(C)", "C.nothing", "C.tag", "C.__mro__", "type('D', (C,), {})", "type(C) is M", "isinstance(C(), C)", "C | None",
        "C == C", "hash(C) == hash(C)", "{C: 1}[C]",
    ],
    "class_words": [
        "metaclass=M", "metaclass=M, k=1", "list, metaclass=M", "metaclass=type", "k=1", "metaclass=lambda *x, **k: x[0]", "Own, metaclass=M",
        "int, str", "bool", "C", "*(int,)", "metaclass=<small>",
    ],
    "ordering": ["__lt__", "__le__", "__gt__", "__ge__"],
    "inplace": ["iadd", "isub", "imul", "ior", "iand", "ixor", "ilshift", "ipow", "ifloordiv", "imatmul", "itruediv", "imod", "irshift"],
    "inplace_op": ["+=", "-=", "*=", "|=", "&=", "^=", "<<=", "**=", "//=", "@=", "/=", "%=", ">>="],
    "iterator": [
        "def __iter__(self): return self\ndef __next__(self):\n    self.tag -= 1\n    if self.tag < -2: raise StopIteration(<atom>)\n"
        "    return self.tag",
        "def __iter__(self):\n    yield 1\n    yield <atom>", "def __iter__(self): return <items>", "def __iter__(self): return <answer>",
        "def __getitem__(self, i):\n    if i > 2: raise IndexError(i)\n    return i", "def __getitem__(self, i): raise <exception>",
        "def __iter__(self): raise <exception>", "def __next__(self): return 1",
        "def keys(self): return ['a', 'b']\ndef __getitem__(self, k): return {'a': 1, 'b': 2}[k]",
        "def __len__(self): return <atom>\ndef __getitem__(self, i): return [5, 6][i]",
        "def __length_hint__(self): return <atom>\ndef __iter__(self): return iter((1, 2))", "def __reversed__(self): return <answer>",
        "def __contains__(self, x): raise <exception>", "def keys(self): return <value>",
        "def __len__(self): return <small>\ndef __bool__(self): return <answer>", "def __index__(self): return <atom>",
        "def __hash__(self): return <atom>", "def __eq__(self, other): raise <exception>\n__hash__ = object.__hash__",
        "def __missing__(self, k): return k",
    ],
    "iterator_use": [
        "list(c)", "[*c]", "dict(c)", "{**c}", "tuple(c)", "sum(c)", "max(c)", "1 in c", "len(c)", "bool(c)", "list(reversed(c))", "list(zip(c, c))",
        "(lambda *a: a)(*c)", "sorted(c)", "next(c)", "list(iter(c))", "range(3)[c]", "[1, 2, 3][c]", "'abc' * c", "hex(c)", "'%d' % c", "{c: 1}",
        "{c} | {c}", "c == c", "[c].index(c)", "c in [1, c]", "operator.length_hint(c)", "bytes(c)", "str.join('', c)", "(lambda **k: k)(**c)",
        "collections.OrderedDict(c)", "collections.Counter(c)", "dict(c, z=1)", "{}.update(c)", "list(map(str, c))", "list(enumerate(c, c))",
        "slice(c).indices(5)", "round(1.5, c)", "[0] * 3 == c", "any(c)", "set(c)", "collections.deque(c, 2)", "itertools.islice(c, c)",
        "list(itertools.islice('abcd', c))", "struct.pack('i', c)", "chr(c)", "bytes([c])", "int(c)", "float(c)", "math.floor(c)",
        "list(itertools.chain(c, c))", "array.array('i', c)", "pow(2, c)", "'abc'[c:]", "(5).to_bytes(c, 'big')", "'a'.center(c)", "json.dumps(c)",
        "''.join(c)", "frozenset(c) and 1", "divmod(c, 2)", "print(*c)", "bytearray(c)", "memoryview(b'abc')[c]", "iter(c) is c", "math.gcd(c, 4)",
        "[].extend(c)", "functools.reduce(operator.add, c)", "list(itertools.pairwise(c))", "abs(c)", "heapq.nlargest(2, c)", "bisect.bisect(c, 1)",
    ],
    "delegate": [
        "def send(self, v): show(('send', v)); return <answer>", "def throw(self, *e): show(('throw', len(e))); raise <exception>",
        "def throw(self, *e): return 5", "def close(self): print('close')", "def close(self): raise <exception>", "send = None",
    ],
    "gen_step": [
        "next(it)", "it.send(<atom>)", "it.throw(<exception>)", "it.throw(ValueError)", "it.close()", "next(it, 'end')", "it.gi_running",
        "it.gi_frame is None", "it.gi_yieldfrom is None", "list(it)", "it.throw(GeneratorExit)", "it.throw(<value>)", "it.gi_suspended",
        "it.throw(StopIteration(3))", "it.__name__", "it.throw(KeyError, 'old')",
    ],
    "gen_code": [
        "yield <atom>", "x = yield\nshow(x)", "try:\n    <gen_code>\nfinally:\n    show('f')",
        "try:\n    <gen_code>\nexcept <caught> as e:\n    show(('caught', e.args))", "return <atom>", "<gen_code>\n<gen_code>",
        "x = yield from sub()\nshow(x)", "for i in range(2):\n    <gen_code>", "with Manager(<small>):\n    <gen_code>", "raise <exception>",
        "try:\n    yield 1\nexcept GeneratorExit:\n    <gen_out>", "yield from <items>", "for i in range(3):\n    if (yield <atom>): break",
        "try:\n    yield 2\nfinally:\n    yield 3", "show([(yield)])", "yield (yield)", "yield from Delegate()",
        "try:\n    yield\nexcept:\n    raise", "x = [i for i in (yield)]",
    ],
    "gen_out": ["return 9", "raise", "yield 4", "pass", "raise <exception>"],
    "await_code": [
        "await Pause(<atom>)", "x = await Pause(1)\nshow(x)", "try:\n    <await_code>\nfinally:\n    await Pause('f')",
        "try:\n    <await_code>\nexcept <caught> as e:\n    show(('caught', e.args))", "return <atom>",
        "async with AsyncManager() as m:\n    <await_code>", "async for x in items(<small>):\n    <await_code>", "raise <exception>",
        "<await_code>\n<await_code>", "show([x async for x in items(2)])", "show(await sub(<atom>))", "await <value>",
        "show([await sub(x) for x in (1, 2)])", "for i in range(2):\n    <await_code>", "show({x async for x in items(<small>) if await sub(x)})",
        "async for x in <items>:\n    pass", "async with Manager(1):\n    pass",
        "try:\n    await Pause(2)\nexcept BaseException as e:\n    show(type(e).__name__)\n    raise", "show(await anext(items(<small>)))",
        "async for x in items(3):\n    break\nelse:\n    show('none')",
    ],
    "coro_step": [
        "work.send(None)", "work.send(<atom>)", "work.throw(<exception>)", "work.close()", "work.cr_running", "work.cr_frame is None",
        "work.cr_await is None", "next(work)", "iter(work)", "work.throw(GeneratorExit)",
    ],
    "agen_step": [
        "a.asend(None)", "a.asend(<atom>)", "a.athrow(<exception>)", "a.aclose()", "anext(a)", "anext(a, 'end')", "a.__anext__()",
        "a.athrow(GeneratorExit)",
    ],
    "agen_code": [
        "yield <atom>", "x = yield 1\nshow(x)", "await Pause('p')\nyield 2", "try:\n    <agen_code>\nfinally:\n    show('f')",
        "try:\n    yield 3\nfinally:\n    await Pause('a')", "<agen_code>\n<agen_code>", "return", "raise <exception>",
        "async for x in items(2):\n    yield x", "try:\n    yield 4\nexcept <caught> as e:\n    show(e.args)\n    yield 5",
        "for i in range(2):\n    <agen_code>", "try:\n    yield 6\nexcept GeneratorExit:\n    yield 7",
    ],
    "group": [
        "ExceptionGroup(<text>, [<leaves>])", "BaseExceptionGroup('b', [<leaves>])", "ExceptionGroup('o', [<group>, <leaves>])",
        "ExceptionGroup('e', <items>)", "ExceptionGroup('k', [KeyboardInterrupt()])",
    ],
    "leaves": [
        "ValueError(1)", "TypeError('t'), ValueError(2)", "KeyError(3), OSError(2, 'x')", "Own(4), TypeError(5), ValueError(6)", "<exception>",
    ],
    "group_use": [
        "g.subgroup(<star_caught>)", "g.split(<star_caught>)", "g.subgroup(lambda e: <atom>)", "g.split(lambda e: isinstance(e, ValueError))",
        "g.derive([ValueError(7)])", "g.message", "len(g.exceptions)", "str(g)", "g.args", "g.subgroup(<value>)", "repr(g)",
        "isinstance(g, Exception)",
    ],
    "star_body": ["tell(e)", "raise", "raise <exception>", "raise e", "pass", "raise <group>", "raise <exception> from e", "show(len(e.exceptions))"],
    "kind": ["int", "str", "list", "dict", "bytes", "tuple", "float", "bool", "set", "C", "Own"],
    "case": [
        "<kind>()", "<kind>(<case>)", "<sub>", "[<case>, *rest]", "[*_, <case>]", "[<case>, <case>]", "{'a': <case>, **rest}", "{<small>: <case>}",
        "(<case> | <sub>)", "<kind>() as y", "C(tag=<case>)", "C(<case>, <case>)", "str() | bytes()", "(<case>)", "C(<case>, x=<case>)", "[]", "{}",
        "()", "[[<case>], _]", "Own.x", "math.pi", "operator.nothing", "'abc'", "b'a' | None", "-1 | 2.5 | 1 + 2j", "{'a': _, 'b': _}", "[_, _, *_]",
        "*_, <case>", "dict(x=_)",
    ],
    "subject": [
        "<items>", "<atom>", "[<atom>, <atom>]", "{'a': <atom>, 'b': 2}", "C(<atom>)", "(<items>, <items>)", "<dict>", "[[1], 2]", "[1, 2, 3]",
        "'abc'", "(1, (2, 3))", "C(C(1))", "{1: [2, 3]}", "1, 2",
    ],
    "parameter": [
        "a", "a=<small>", "*args", "**kw", "*, k", "a, /", "a, b=2, *c, d, **e", "*args, k=<small>", "a: int = 1", "a, b, /, c, *, d=4", "*, k, **e",
        "a=1, /, *, b", "*args, **kw",
    ],
    "argument": [
        "<atom>", "k=<atom>", "*<items>", "**{'k': 1}", "a=<atom>", "b=2", "**{<pair*>}", "d=1", "**<value>", "*<value>", "<atom>, <atom>",
        "c=3, d=4",
    ],
    "given": ["<argument>", "<argument>, <argument>", "", "<argument>, <argument>, <argument>"],
    "fn_use": [
        "f(<given>)", "f(<given>)", "functools.partial(f, <given>)(<given>)", "f.__defaults__", "f.__kwdefaults__", "f.__code__.co_varnames",
        "f.__code__.co_argcount", "f.__name__", "(lambda *x, **y: f(*x, **y))(<given>)", "list(map(f, <items>))", "f.__annotations__",
        "f.__get__(5)(<given>)", "f.__call__(<given>)", "f.__code__.co_kwonlyargcount", "staticmethod(f)(<given>)",
    ],
    "scope": [
        "x", "x = <small>", "nonlocal x\nx = <small>", "global x\nx = <small>", "del x", "x += 1", "(x := 5)", "for x in (1, 2): pass",
        "def x(): return 1", "class x: pass", "import sys as x", "try: raise Own(1)\nexcept Own as x: pass", "show([x for x in (1, 2)])",
        "show((lambda: x)())", "exec('x = 7')", "show(locals().get('x'))", "with Manager(1) as x: pass", "show([y := x, y])", "x: int", "x: int = 4",
        "show(sorted(locals()))", "show([(lambda: x)() for _ in (1,)])",
        "class K:\n    x = 2\n    show([x for _ in (1,)])\n    def m(self): return x\nshow(K().m())", "match 3:\n    case x: pass", "a, x = 1, 2",
        "type x = int", "from math import pi as x", "show(eval('x'))",
    ],
    "generic": [
        "def f[T](x: T) -> T: return x\nshow(f(<atom>), f.__type_params__)",
        "class G[T, *Ts, **P]: pass\nshow(G.__type_params__, G[int, str, ...].__args__)",
        "type A[T] = list[T]\nshow(A, A.__value__, A.__type_params__, A[int])",
        "def f[T: (int, str), U: int = bool](): pass\nshow([(t.__name__, t.__bound__, t.__constraints__) for t in f.__type_params__])",
        "class G[T]:\n    x: T\n    def m[U](self, y: U): return T, U\nshow(str(G[int]), G().m(1))",
        "show(list[int] | None, dict[str, <value>], tuple[int, ...].__args__, type[<value>])", "show(int | <value>)",
        "show(isinstance(<value>, int | <value>))", "class G[T](list[T]): pass\nshow(G.__orig_bases__, G.__mro__, G([1]))",
    ],
    "manage": [
        "contextlib.suppress(<caught>)", "Manager(<small>)", "contextlib.nullcontext(<atom>)", "made(<atom>)", "contextlib.ExitStack()",
        "contextlib.closing(Closer())", "<value>", "contextlib.redirect_stdout(io.StringIO())",
    ],
    "manage_use": [
        "<body>", "raise <exception>", "show(x)", "x.enter_context(Manager(<small>))\n<body>", "x.callback(show, <atom>)\nraise <exception>",
        "x.push(lambda *e: <small>)\nraise <exception>", "x.pop_all().close()", "return <atom>",
    ],
    "made": [
        "yield x", "try:\n    yield x\nexcept <caught>:\n    show('caught')", "try:\n    yield x\nfinally:\n    show('left')", "return\nyield",
        "yield 1\nyield 2", "try:\n    yield x\nexcept <caught> as e:\n    raise Own(2) from e", "raise <exception>\nyield",
    ],
    "flag_body": [
        "A = 1\nB = 2\nC = 4", "A = enum.auto()\nB = enum.auto()\nAB = 3", "A = 1\nB = <small>", "A = 1\nB = 4\nM = 15", "Z = 0\nA = 1\nN = -1",
        "A = 3\nB = 4",
    ],
    "flag_kind": [
        "Flag", "IntFlag", "Flag, boundary=enum.KEEP", "Flag, boundary=enum.CONFORM", "IntFlag, boundary=enum.STRICT", "Flag, boundary=enum.EJECT",
    ],
    "flag_use": [
        "F.A | F.B", "F.A & F.B", "~F.A", "F(<small>)", "F.A ^ F.B", "list(F(3))", "len(F.A | F.B)", "F.A in F(3)", "bool(F(0))", "list(F)",
        "(F.A | F.B).name", "F.A | <small>", "F['A|B']", "repr(F(7))", "str(F(5))", "F(1) == 1", "F.A <op> F.B", "(~F(3)).value", "list(~F.A)",
        "F(-1)", "F(8)", "format(F.A | F.B, '>12')", "F.__members__", "-F.A", "F.A + 1", "F.A < F.B", "list(F.__members__)",
        "hash(F.A) == hash(F(1))", "F.B.name",
    ],
    "enum_body": [
        "A = 1\nB = 1", "A = 'x'\nB = enum.auto()", "A = (1, 2)\nB = (3, 4)\ndef __init__(self, *v): self.v = v",
        "A = 1\n@classmethod\ndef _missing_(cls, v): return <answer>", "A = 1\n@property\ndef twice(self): return self.value * 2",
        "A = 1\ndef __str__(self): return 'S'", "A = enum.nonmember(5)\nB = 2", "_ignore_ = ['x']\nx = 1\nA = x",
        "@staticmethod\ndef _generate_next_value_(name, *rest): return name.lower()\nA = enum.auto()", "A = lambda x: x\nB = 1", "A = 1\nA = 2",
        "mro = 1", "A = 1\ndef __bool__(self): return False", "A = 1\nB: int = 2",
        "A = 1\ndef __new__(cls, v):\n    o = object.__new__(cls)\n    o._value_ = v * 10\n    return o", "A = 1\ndef __eq__(self, o): return True",
        "_order_ = 'B A'\nA = 1\nB = 2", "__hidden = 3\nA = 1",
    ],
    "enum_use2": [
        "E.A", "E.B", "list(E)", "E(1)", "E('x')", "E['A']", "E.A.v", "E.A.twice", "str(E.A)", "repr(E.A)", "bool(E.A)", "E.A == E.B", "E.A.value",
        "E.A.name", "E.A.B", "E(<value>)", "E.__members__", "len(E)", "E.A in E", "1 in E", "<value> in E", "isinstance(E.A, E)",
        "E.A.__class__.__name__", "hash(E.A) == hash(E.B)", "list(reversed(E))", "E.C", "E[<value>]", "setattr(E, 'A', 2)", "setattr(E, 'z', 2)",
        "delattr(E, 'A')", "E.A < E.B", "E()", "{E.A: 1}", "type('X', (E,), {})", "copy.copy(E.A)", "f'{E.A!s:>5}{E.A!r}'", "E.x",
    ],
    "file": [
        "io.StringIO(<text>)", "io.BytesIO(<bytes>)", "io.BytesIO(b'one\\ntwo\\n\\nthree')", "io.StringIO('one\\r\\ntwo\\nthree', newline=None)",
    ],
    "file_use": [
        "o.read(<small?>)", "o.readline()", "o.readlines()", "o.write(<text>)", "o.write(<bytes>)", "o.seek(<small>)", "o.seek(<small>, <small>)",
        "o.tell()", "o.truncate(<small?>)", "o.getvalue()", "list(o)", "o.close()", "o.closed", "o.readline(<small>)", "next(o)",
        "o.writelines(<items>)", "o.readable()", "o.getbuffer().nbytes", "o.readinto(bytearray(3))", "o.read(<value>)", "o.seek(<value>)",
        "o.seekable()", "o.isatty()", "print('a', 'b', file=o, sep=<atom>)", "o.flush()", "o.readlines(<small>)",
    ],
    "data_field2": [
        "x: int = <small>", "y: list = field(default_factory=list)", "z: str = field(repr=False, default='z')", "w: int",
        "v: object = field(compare=False, default=None)", "k: int = field(kw_only=True, default=3)", "_: KW_ONLY", "u: ClassVar[int] = 5",
        "t: InitVar[int] = 1", "s: list = []", "def __post_init__(self, *a): show(('post', a))", "__match_args__ = ()",
        "r: int = field(init=False, default=4)", "q: int = field(default=1, default_factory=int)", "def __eq__(self, other): return True",
        "def __repr__(self): return 'own'",
    ],
    "data_how2": [
        "", "frozen=True", "order=True", "slots=True", "kw_only=True", "unsafe_hash=True", "repr=False, eq=False", "match_args=False",
        "order=True, eq=False", "init=False",
    ],
    "data_use": [
        "C(<given>)", "C(<atom>, <atom>)", "C()", "C() == C()", "C(1) < C(2)", "hash(C()) and 1", "dataclasses.asdict(C())",
        "dataclasses.astuple(C())", "dataclasses.replace(C(), x=<atom>)", "[f.name for f in dataclasses.fields(C)]", "C.__match_args__",
        "setattr(C(), 'x', 1)", "copy.copy(C())", "D(<given>)", "D() == C()", "repr(D())", "C(x=<atom>)", "C(w=1)", "dataclasses.is_dataclass(C)",
        "copy.deepcopy(C())", "dataclasses.replace(C(), q=1)", "C().nothing", "delattr(C(), 'x')",
    ],
    "text_block": [
        "textwrap.wrap(<text> * 5, <int8>)", "textwrap.dedent(<text>)", "textwrap.indent(<text>, <text>)",
        "textwrap.shorten(<text> + ' ' + <text>, <int8>)", "textwrap.fill('aa bb ccc dddd', <int8>)",
    ],
    "tools": [
        "heapq.nsmallest(<small>, <items>)", "heapq.nlargest(<small>, <items>, key=<keyfn>)", "heapq.heapify(<items>)",
        "list(heapq.merge(<items>, <items>))", "heapq.heappushpop([<small*>], <atom>)", "heapq.heapreplace([<small*>], <atom>)",
        "bisect.bisect([<small*>], <atom>)", "bisect.bisect_left([1, 2, 2, 3], <number>, <small>)", "bisect.insort([<small*>], <atom>)",
        "binascii.hexlify(<bytes>)", "binascii.unhexlify(<text>)", "binascii.crc32(<bytes>)", "binascii.a2b_base64(<bytes>)",
        "binascii.b2a_base64(<bytes>)", "types.SimpleNamespace(<keywords>)", "types.MappingProxyType(<dict>)",
        "types.MappingProxyType({<pair*>}) <op> {<pair*>}", "statistics.<statistic>", "<text_block>", "array.<array>",
        "struct.iter_unpack(<struct_format>, <bytes>)", "struct.pack_into(<struct_format>, bytearray(8), <small>, <number>)",
        "pprint.pformat(<items>, width=<int8>)", "functools.reduce(<fn>, <items>, <atom>)", "functools.singledispatch(<fn>)(<value>)",
        "operator.<operator>", "itertools.<itertools>", "collections.<collections>", "json.loads(<json_text>, <json_hook>)",
        "json.dumps(<dict>, <json_how>)", "string.Template(<text>)", "collections.ChainMap(<dict>, <dict>)[<key>]",
        "collections.deque(<items>)[<slice>]", "collections.deque(<items>) <op> collections.deque(<items>)", "collections.OrderedDict(<items>)",
        "collections.OrderedDict({<pair*>}) <op> {<pair*>}", "collections.Counter(<items>) <op> collections.Counter(<items>)",
        "collections.UserList(<items>)", "collections.UserDict(<items>)", "collections.defaultdict(int, <items>)",
        "collections.namedtuple('N', 'a b')._make(<items>)", "collections.namedtuple('N', 'a b')(*<items>)", "inspect.signature(lambda x, *y: 0)",
        "random.Random(1).sample(<items>, <small>) and 0",
    ],
    "statistic": [
        "mean(<items>)", "median([<number+>])", "mode(<items>)", "stdev([<small*>])", "fmean([<small+>])", "pvariance([<small+>])",
        "quantiles([<small*>])", "multimode(<items>)",
    ],
    "json_hook": [
        "object_hook=len", "parse_int=str", "parse_float=str", "object_pairs_hook=list", "parse_constant=str", "object_hook=<keyfn>", "strict=False",
    ],
}

MORE_BLOCKS = {
    "wide": ["show(<value>)",
        "d = <dict>\nv = <view>\nattempt(lambda: <view_use>)\n<dict_change>\nattempt(lambda: <view_use>)\nshow(list(v))",
        "d = <dict>\nfor k in <view>:\n    show(k)\n    <dict_change>",
        "m = memoryview(<buffer>)\nattempt(lambda: <memory_use>)\n<memory_change>\nattempt(lambda: <memory_use>)\nattempt(lambda: m.obj)",
        "o = <buffer>\nm = memoryview(o)\n<memory_change>\nattempt(lambda: o)\nattempt(lambda: <memory_use>)", "x = <row>\n<row_change>\nshow(x)",
        "x = <row>\n<row_change>\nattempt(lambda: <row_use>)\nshow(x)", "attempt(lambda: <numeral>)\nattempt(lambda: <numeral>)",
        "attempt(lambda: <numeral>)", "attempt(lambda: (<buffer>).<array_method>)", "attempt(lambda: <tools>, 3)",
        "attempt(lambda: list(<tools>), 3)",
        "class Descriptor:\n    tag = 5\n    <descriptor>\n    <descriptor>\nclass C:\n    tag = 6\n    d = Descriptor()\nc = C()\n"
        "attempt(lambda: <object_use>)\n<object_change>\nattempt(lambda: <object_use>)",
        "class C<base>:\n    tag = 6\n    <access>\nc = C()\nattempt(lambda: <object_use>)\ntry:\n    <object_change>\nexcept Exception as e:\n"
        "    tell(e)\nattempt(lambda: <object_use>)",
        "class M(type):\n    tag = 1\n    <meta>\n    <meta>\nclass C(metaclass=M): x = 1\nattempt(lambda: <meta_use>)\nattempt(lambda: <meta_use>)",
        "class M(type):\n    <meta>\nclass C: pass\nclass D(<class_words>): pass\nshow(D)\nattempt(lambda: D.__mro__)",
        "@functools.total_ordering\nclass C:\n    tag = 1\n    def <ordering>(self, other): return <answer>\n    <member>\nc = C()\n"
        "attempt(lambda: c <compare> c)\nattempt(lambda: c <compare> <atom>)",
        "class C<base>:\n    tag = 2\n    def __<inplace>__(self, other): return <answer>\n    def __<special2>__(self, other): return <answer>\n"
        "c = C()\nc <inplace_op> <atom>\nshow(c)",
        "class C<base>:\n    tag = 2\n    def __<special2>__(self, other): return <answer>\nclass D(C):\n"
        "    def __<special2>__(self, other): return <answer>\nc, d = C(), D()\nattempt(lambda: c <op> d)\nattempt(lambda: d <op> c)\n"
        "attempt(lambda: c <op> <value>)",
        "c = <value>\nc <inplace_op> <value>\nshow(c)",
        "class C<base>:\n    tag = 2\n    <iterator>\nc = C()\nattempt(lambda: <iterator_use>)\nattempt(lambda: <iterator_use>)\n"
        "attempt(lambda: <iterator_use>)",
        "class C:\n    tag = 2\n    <iterator>\nc = C()\nattempt(lambda: <iterator_use>)\na, *b = c\nshow(b)",
        "class Delegate:\n    tag = 0\n    def __iter__(self): return self\n    def __next__(self):\n        self.tag += 1\n"
        "        return self.tag if self.tag < 4 else next(iter(()))\n    <delegate>\n    <delegate>\ndef g():\n    show((yield from Delegate()))\n"
        "it = g()\nattempt(lambda: next(it))\nattempt(lambda: <gen_step>)\nattempt(lambda: <gen_step>)\nattempt(it.close)",
        "class Delegate(list): pass\ndef sub():\n    <gen_code>\n    yield 'sub'\ndef g():\n    <gen_code>\n    <gen_code>\n    yield 'last'\n"
        "it = g()\nattempt(lambda: <gen_step>)\nattempt(lambda: <gen_step>)\nattempt(lambda: <gen_step>)\nattempt(lambda: <gen_step>)\n"
        "attempt(it.close)",
        "async def sub(x):\n    return await Pause(x)\nasync def items(n):\n    for i in range(n):\n        yield i\nasync def g():\n"
        "    <await_code>\n    <await_code>\ndrive(g())",
        "async def sub(x):\n    <await_code>\nasync def items(n):\n    for i in range(n):\n        yield i\n        await Pause(i)\n"
        "async def g():\n    <await_code>\nwork = g()\nattempt(lambda: work.send(None))\nattempt(lambda: <coro_step>)\n"
        "attempt(lambda: <coro_step>)\nattempt(work.close)",
        "async def items(n):\n    for i in range(n):\n        yield i\nasync def ag():\n    <agen_code>\n    <agen_code>\n    yield 'last'\n"
        "a = ag()\nasync def g():\n    show(await <agen_step>)\n    try:\n        show(await <agen_step>)\n    except Exception as e:\n"
        "        tell(e)\n    show(await <agen_step>)\ndrive(g())\nattempt(lambda: drive(a.aclose()))",
        "g = <group>\nattempt(lambda: <group_use>)\nattempt(lambda: <group_use>)",
        "try:\n    try:\n        raise <group>\n    except* <star_caught> as e:\n        <star_body>\n    except* <caught> as e:\n"
        "        <star_body>\n    else:\n        show('else')\n    finally:\n        show('finally')\nexcept BaseException as e:\n    tell(e)",
        "class C:\n    __match_args__ = ('tag', 'x')\n    x = 3\n    def __init__(self, tag): self.tag = tag\nmatch <subject>:\n    case <case>:\n"
        "        show(1)\n    case <case> if <small>:\n        show(2)\n    case <case>:\n        show(3)\n    case y:\n        show('other')",
        "class C:\n    __match_args__ = <value>\n    tag = <atom>\n    def __init__(self, *x): pass\nmatch <subject>:\n    case <case>:\n"
        "        show(1)\n    case <case>:\n        show(2)",
        "def f(<parameter>): return locals()\nattempt(lambda: <fn_use>)\nattempt(lambda: <fn_use>)",
        "def f(<parameter>, <parameter>): return locals()\nattempt(lambda: <fn_use>)\nattempt(lambda: <fn_use>)",
        "x = 1\ndef f():\n    x = 2\n    def inner():\n        <scope>\n        <scope>\n    inner()\n    return x\nshow(f(), x)",
        "x = 1\ndef f():\n    <scope>\n    <scope>\n    return x\nshow(f(), x)",
        "x = 1\nclass C:\n    <scope>\n    <scope>\nshow(getattr(C, 'x', None), x)", "<generic>",
        "@contextlib.contextmanager\ndef made(x):\n    <made>\nclass Closer:\n    def close(self): print('closed')\ndef f():\n"
        "    with <manage> as x:\n        <manage_use>\n    return 'out'\nshow(f())",
        "def f():\n    with (<manage> as x, <manage>):\n        <manage_use>\n    return 'out'\nmade = Manager\nshow(f())",
        "class F(enum.<flag_kind>):\n    <flag_body>\nattempt(lambda: <flag_use>)\nattempt(lambda: <flag_use>)\nattempt(lambda: <flag_use>)",
        "class E(enum.Enum):\n    <enum_body>\nattempt(lambda: <enum_use2>)\nattempt(lambda: <enum_use2>)",
        "class E(enum.Enum):\n    <enum_body>\n    <enum_body>\nattempt(lambda: <enum_use2>)\nattempt(lambda: <enum_use2>)",
        "class E(<kind>, enum.Enum):\n    A = <atom>\n    B = <atom>\nattempt(lambda: <enum_use2>)\nattempt(lambda: <enum_use2>)",
        "o = <file>\nattempt(lambda: <file_use>)\nattempt(lambda: <file_use>)\nattempt(lambda: <file_use>)\nattempt(lambda: o.getvalue())",
        "from dataclasses import KW_ONLY, InitVar\nfrom typing import ClassVar\n@dataclass(<data_how2>)\nclass C:\n    <data_field2>\n"
        "    <data_field2>\n@dataclass(<data_how2>)\nclass D(C):\n    <data_field2>\nattempt(lambda: <data_use>)\nattempt(lambda: <data_use>)\n"
        "attempt(lambda: <data_use>)",
        "from dataclasses import KW_ONLY, InitVar\nfrom typing import ClassVar\n@dataclass(<data_how2>)\nclass C:\n    <data_field2>\n"
        "    <data_field2>\nD = C\nattempt(lambda: <data_use>)\nattempt(lambda: <data_use>)",
    ],
}

RULES = {**MODULES, **VIEWS, **NUMERALS, **PROTOCOLS, **MORE_BLOCKS, **NUMBERS, **TEXTS, **VALUES, **FUNCTIONS, **CLASSES, **STATEMENTS}
PLACE = re.compile(r"<([a-z_]+[0-9]?)([*+?]?)>")


def expand(random_, rule, depth=0):
    """One of the texts of the rule, its places filled."""
    texts = RULES[rule]
    text = texts[0] if depth > DEEP else random_.choice(texts)

    def one(match):
        name, how = match.groups()
        if name not in RULES:
            return match.group(0)
        least, most = {"": (1, 1), "*": (0, 3), "+": (1, 3), "?": (0, 1)}[how]
        filled = ", ".join(expand(random_, name, depth + 1) for _ in range(random_.randint(least, most)))
        before = match.string[:match.start()].rpartition("\n")[2]
        return textwrap.indent(filled, before if before.isspace() else "").lstrip(" ") if "\n" in filled else filled

    return PLACE.sub(one, text)


def snippet(random_):
    """A program: its statements, each run whatever the ones before have raised."""
    first = [f"{name} = {expand(random_, rule)}" for name, rule in (("a", "number"), ("b", "text"), ("c", "items"))]
    return first + [expand(random_, "line") for _ in range(random_.randint(2, 5))]
