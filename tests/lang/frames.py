# sys._getframe: what runs, and what called it.
# needs: started
import sys


def here():
    return sys._getframe(1)


def outer(a):
    b = 2
    frame = sys._getframe()
    print(frame.f_code.co_name, frame.f_lineno, sorted(frame.f_locals), frame.f_locals["a"], frame.f_globals is globals())
    caller = frame.f_back
    print(caller.f_code.co_name, caller.f_back is None, caller.f_globals["__name__"])
    print(here().f_code.co_name, here().f_locals["b"], here().f_lineno)

    def inner():
        names = []
        at = sys._getframe()
        while at:
            names.append(at.f_code.co_name)
            at = at.f_back
        return names
    print(inner(), [f() for f in [inner]])


outer(1)
print(sys._getframe().f_locals is globals() or sys._getframe().f_locals["outer"] is outer)
for depth in (1, 1000):
    try:
        sys._getframe(depth)
    except ValueError as e:
        print(e)
print(sys.getrefcount(object()) > 0)
