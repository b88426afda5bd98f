# traceback: groups without what is in them, and the parts of a TracebackException.

import traceback


class Own(Exception):
    pass


group = ExceptionGroup("several", [ValueError("one"), ExceptionGroup("inner", [Own("two")])])
group.add_note("noted\ntwice")
print(traceback.format_exception_only(group))
print("".join(traceback.format_exception_only(group, show_group=True)))
print(traceback.format_exception_only(Own("alone")))


def raise_from():
    try:
        {}["key"]
    except KeyError as e:
        raise Own("outer") from e


try:
    raise_from()
except Own as e:
    made, again = [traceback.TracebackException.from_exception(e) for _ in range(2)]
print(made, made == again, made.exceptions, made.__cause__, made.__context__, made.__suppress_context__)
print(made.__cause__.__cause__, [frame.name for frame in made.stack])
print([str(inner) for inner in traceback.TracebackException.from_exception(group).exceptions])
loop = ValueError("a")
loop.__context__ = KeyError("b")
loop.__context__.__context__ = loop
print(traceback.TracebackException.from_exception(loop).__context__.__context__)
