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
    "line": ["show(<value>)", "show(<value>)", "<name> = <value>", "<name> = <items>", "<change>", "<block>", "<block>", "<block>"],
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

RULES = {**MODULES, **NUMBERS, **TEXTS, **VALUES, **FUNCTIONS, **CLASSES, **STATEMENTS}
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
