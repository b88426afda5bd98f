# inspect: what things are, signatures and their binding, members, sources of arguments.

import functools
import inspect


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as exc:
        print(label, "->", type(exc).__name__ + ":", exc)


def plain(a, b: int = 2, /, c=3, *args, d, e: str = "x", **kwargs) -> bool:
    """Does it.

        Indented.
    """


class Base:
    """The base."""

    x = 1

    def method(self, a, *, b=None):
        "doc of method"

    @classmethod
    def of_class(cls, n): pass

    @staticmethod
    def static(n=1): pass

    @property
    def prop(self): return 1


class Derived(Base):
    def method(self, a, *, b=None): pass

    def __init__(self, one, two=2): pass


async def coroutine(): pass


def generator():
    yield


async def async_generator():
    yield


for name in "isclass isfunction ismethod isbuiltin isroutine isgeneratorfunction iscoroutinefunction isasyncgenfunction ismodule isabstract".split():
    test = getattr(inspect, name)
    print(name, [test(v) for v in (plain, Base, Base().method, len, generator, coroutine, async_generator, inspect, [].append, 3)])
gen, co = generator(), coroutine()
print(inspect.isgenerator(gen), inspect.iscoroutine(co), inspect.isawaitable(co), inspect.getgeneratorstate(gen), inspect.getcoroutinestate(co))
co.close()
sig = inspect.signature(plain)
print(sig, list(sig.parameters), sig.return_annotation)
for parameter in sig.parameters.values():
    print(parameter, parameter.kind.name, parameter.default is inspect.Parameter.empty, parameter.kind.description)
print(inspect.signature(Base.method), inspect.signature(Base().method), inspect.signature(Derived), inspect.signature(Base.of_class), inspect.signature(lambda *, k: 0))
print(inspect.signature(functools.partial(plain, 1, c=5, d=6)))
bound = sig.bind(1, 2, 3, 4, 5, d=6, f=7)
print(bound, bound.args, bound.kwargs, bound.arguments)
bound = sig.bind_partial(1)
bound.apply_defaults()
print(bound.arguments)
attempt("missing", lambda: sig.bind(1))
attempt("too many", lambda: inspect.signature(lambda a: 0).bind(1, 2))
attempt("unexpected", lambda: inspect.signature(lambda a: 0).bind(1, z=2))
attempt("twice", lambda: inspect.signature(lambda a: 0).bind(1, a=2))
attempt("no signature", lambda: inspect.signature(3))
made = inspect.Signature([inspect.Parameter("p", inspect.Parameter.POSITIONAL_OR_KEYWORD, default=1, annotation=int)], return_annotation=str)
print(made, made.replace(return_annotation=inspect.Signature.empty), made == inspect.signature(lambda: 0))
attempt("order", lambda: inspect.Signature([inspect.Parameter("a", inspect.Parameter.KEYWORD_ONLY), inspect.Parameter("b", inspect.Parameter.POSITIONAL_ONLY)]))
attempt("name", lambda: inspect.Parameter("1", inspect.Parameter.KEYWORD_ONLY))
attempt("kind", lambda: inspect.Parameter("a", 9))
print(inspect.Parameter("a", 3).kind is inspect.Parameter.KEYWORD_ONLY)
print(inspect.getdoc(plain), inspect.getdoc(Derived.method), inspect.getdoc(Derived), inspect.cleandoc(" a\n   b\n     c"))
print([name for name, _ in inspect.getmembers(Base) if not name.startswith("__")], inspect.getmembers(Base(), lambda v: v == 1))
print([cls.__name__ for cls in inspect.getmro(Derived)], inspect.getmodule(plain).__name__, inspect.unwrap(functools.wraps(plain)(lambda: 0)) is plain)
spec = inspect.getfullargspec(plain)
print(spec.args, spec.varargs, spec.varkw, spec.defaults, spec.kwonlyargs, spec.kwonlydefaults, spec.annotations)
print(inspect.getattr_static(Base(), "prop").__class__.__name__, inspect.isdatadescriptor(Base.prop), inspect.ismethoddescriptor(Base.of_class))
print(inspect.getcallargs(lambda a, b=2, *c: 0, 1, 5, 6))


def inner():
    frame = inspect.currentframe()
    return [info.function for info in inspect.stack()[:3]], frame.f_code.co_name, inspect.stack()[1].lineno


def outer():
    return inner()


print("frames", outer())
