# What a RecursionError says where objects are nested too deep for C.
# needs: memory speed
import json


def nest(make):
    x = make(None)
    for _ in range(100_000):
        x = make(x)
    return x


def attempt(what, fn):
    try:
        fn()
        print(what, "done")
    except RecursionError as e:
        print(what, "-", e)


lists, others = nest(lambda x: [x]), nest(lambda x: [x])
tuples, dicts, copies = nest(lambda x: (x,)), nest(lambda x: {1: x}), nest(lambda x: {1: x})
attempt("list ==", lambda: lists == others)
attempt("list <", lambda: lists < others)
attempt("tuple ==", lambda: tuples == nest(lambda x: (x,)))
attempt("dict ==", lambda: dicts == copies)
attempt("repr of a list", lambda: repr(lists))
attempt("str of a tuple", lambda: str(tuples))
attempt("format of a dict", lambda: f"{dicts}")
attempt("dumps", lambda: json.dumps(lists))
attempt("loads", lambda: json.loads("[" * 100_000))
attempt("loads", lambda: json.loads('{"a":' * 100_000))
attempt("isinstance", lambda: isinstance(1, nest(lambda x: (x or str,))))
attempt("issubclass", lambda: issubclass(int, nest(lambda x: (x or str,))))
print("still alive")
