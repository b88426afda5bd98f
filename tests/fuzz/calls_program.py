# Calls everything there is with anything: functions of modules, methods, operators, attributes set.
#
#     wafer tests/fuzz/calls_program.py SEED COUNT LOG
#
# The arguments come from a pool, where results go too; among them are objects whose special methods change others of the
# pool. Exceptions are expected; the test is that it ends, and by no crash. The LOG's first line names the last call.
import array, binascii, bisect, cmath, collections, contextlib, copy, functools, gc, heapq, io, itertools, json, math, operator
import random, string, struct, sys, textwrap, types, weakref

MODULES = [array, binascii, bisect, cmath, collections, contextlib, copy, functools, heapq, io, itertools, json, math,
           operator, string, struct, textwrap, types, weakref, __import__("builtins")]
# What reads the terminal, shows things, runs sources, opens files, or never ends.
LEFT_OUT = {"exit", "quit", "input", "breakpoint", "help", "open", "print", "exec", "eval", "compile", "__import__", "FileIO",
            "count", "cycle", "repeat", "redirect_stdout", "redirect_stderr", "chdir"}
OPERATORS = [operator.add, operator.sub, operator.mul, operator.mod, operator.floordiv, operator.eq, operator.lt,
             operator.contains, operator.getitem, operator.delitem, operator.and_, operator.or_, operator.xor,
             operator.iadd, operator.imul, operator.isub, operator.ior, operator.concat]
MOST_TIMES = 1000  # of a repetition by an operator: what is larger fills the memory, again and again
KEYWORDS = "a b key default sep end encoding start stop reverse maxlen n self".split()

seed, count, log = int(sys.argv[1]), int(sys.argv[2]), open(sys.argv[3], "w")
r = random.Random(seed)
pool = []


class Meddler:
    """Each special method changes something in the pool before it answers."""

    def meddle(self):
        for v in r.sample(pool, min(3, len(pool))):
            try:
                if isinstance(v, (list, bytearray, dict, set, collections.deque)) and r.random() < 0.5:
                    v.clear()
                elif isinstance(v, list):
                    v.append(self)
                elif isinstance(v, bytearray):
                    v.extend(b"abcdef" * 9)
            except BufferError:
                pass
        if r.random() < 0.3:
            gc.collect()

    def answers(*choices):
        def method(self, *args, **named):
            self.meddle()
            return r.choice(choices)

        return method

    __index__ = answers(0, 1, -1, 3, 100, 10**20)
    __hash__ = answers(0, 1, 5)
    __len__ = answers(0, 2, 5)
    __eq__ = __lt__ = __bool__ = __contains__ = answers(True, False)
    __repr__ = __str__ = __format__ = answers("text", "")
    __int__, __float__, __add__, __radd__, keys = answers(3), answers(1.5), answers(7), answers(None), answers(["a", "b"], ())
    __enter__, __exit__, __call__, __del__ = answers(1), answers(True, False), answers(1, "x", None), answers(None)

    def __iter__(self):
        self.meddle()
        return iter([1, self, "x"])

    def __getitem__(self, key):
        self.meddle()
        if r.random() < 0.3:
            raise IndexError
        return key

    def __next__(self):
        self.meddle()
        if r.random() < 0.2:
            raise StopIteration
        return 1


class OwnList(list):
    pass


class OwnDict(dict):
    def __missing__(self, key):
        return key


class OwnStr(str):
    pass


class OwnInt(int):
    pass


class Slots:
    __slots__ = "a", "b"


def function(a, b=1, *c, d=2, **e):
    return a


def generator():
    while r.random() < 0.9:
        yield 1


# Each is evaluated when a value is wanted: a new one each time.
VALUES = [compile(text, "<value>", "eval") for text in r"""
0|1|-1|2**31|-2**63|10**30|True|None|1.5|float('nan')|float('inf')|1j|NotImplemented|...
''|'abc'|'h\xe9llo\u20ac\U0001f600'|'%s %d {} {0!r:>{1}}'|'x' * r.randrange(300)|OwnStr('own')
b''|b'bytes'|bytearray(b'some data')|bytearray()|memoryview(r.choice([v for v in pool if isinstance(v, bytearray)] or [b'ab']))
[]|[1, 2, 3]|list(range(20))|OwnList([1, 2])|()|(1, 'a', None)|range(5)|range(10, -5, -3)|slice(None, None, -1)|slice(1, 10**20)
{}|{'a': 1, 2: 'b'}|OwnDict(a=1)|{}.items()|{'k': 1}.keys()|set()|{1, 2, 'x'}|frozenset([1, 2])
iter([1, 2, 3])|iter({})|generator()|enumerate([1, 2])|zip([1], 'ab')|map(str, [1])|reversed([1, 2])|itertools.tee([1, 2])[0]
Meddler()|Meddler|object()|int|str|type|len|function|lambda *a, **k: a|OwnInt(7)|Slots()|type('T', (), {})|function.__code__
collections.deque([1, 2, 3], 5)|collections.OrderedDict(a=1)|collections.defaultdict(list)|types.SimpleNamespace(a=1)
array.array('i', [1, 2, 3])|array.array('d')|struct.Struct('<ih')|io.StringIO('text\nlines')|io.BytesIO(b'data')
ValueError('x')|ExceptionGroup('g', [ValueError(1)])|weakref.ref(Meddler)|property(function)|functools.partial(function, 1)
""".strip().replace("\n", "|").split("|")]


def value():
    if pool and r.random() < 0.5:
        return r.choice(pool)
    v = eval(r.choice(VALUES))
    pool.append(v)
    if len(pool) > 60:
        del pool[:20]
    return v


def attempt(what, function, args, named={}):
    log.seek(0)
    log.write(what.ljust(200) + "\n")
    log.flush()
    try:
        result = function(*args, **named)
    except (Exception, GeneratorExit, SystemExit):
        return
    if result is not sys.modules and not isinstance(result, types.ModuleType):
        pool.append(result)


def names_of(v, wanted=lambda attribute: True):
    try:
        return [name for name in dir(v) if name not in LEFT_OUT and wanted(getattr(v, name, None))]
    except Exception:
        return []


def call(owner, where):
    names = names_of(owner, callable)
    if not names:
        return
    name = r.choice(names)
    args = [value() for _ in range(r.choice([0, 1, 1, 2, 2, 3, 4]))]
    named = {r.choice(KEYWORDS): value()} if r.random() < 0.15 else {}
    attempt(f"{where}.{name}", getattr(owner, name, None), args, named)


def operate():
    op, left, right = r.choice(OPERATORS), value(), value()
    if op in (operator.mul, operator.imul) and any(isinstance(v, int) and abs(v) > MOST_TIMES for v in (left, right)):
        return
    attempt(f"{type(left).__name__} {op.__name__} {type(right).__name__}", op, (left, right))


def set_attribute():
    v = value()
    name = r.choice(names_of(v) or ["x"])
    attempt(f"set {type(v).__name__}.{name}", setattr, (v, name, value()))


for turn in range(count):
    kind = r.random()
    if kind < 0.25:
        module = r.choice(MODULES)
        call(module, module.__name__)
    elif kind < 0.85:
        v = value()
        call(v, type(v).__name__)
    elif kind < 0.95:
        operate()
    else:
        set_attribute()
print("done")
