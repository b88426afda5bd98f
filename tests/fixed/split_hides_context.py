# Parts of an exception group do not print what the group happened in: their context is suppressed.

def catch(function):
    try:
        function()
    except BaseExceptionGroup as exc:
        return exc


def fail():
    try:
        raise KeyError("before")
    except KeyError:
        raise ExceptionGroup("group", [ValueError(1), TypeError(2)])


whole = catch(fail)
print(repr(whole.__context__), whole.__suppress_context__)
for part in (*whole.split(ValueError), whole.subgroup(TypeError)):
    print(repr(part), repr(part.__context__), part.__suppress_context__)


def star():
    try:
        fail()
    except* ValueError as group:
        print(repr(group), group.__suppress_context__)


rest = catch(star)
print(repr(rest), rest.__suppress_context__)
