# Exceptions: try in all its forms, chaining, finally on every way out, with.

def way_out(how):
    log = []
    for i in range(2):
        try:
            log.append("try")
            if how == "break":
                break
            if how == "continue":
                continue
            if how == "return":
                return log
            if how == "raise":
                raise ValueError(how)
        except ValueError as e:
            log.append(f"except {e}")
        else:
            log.append("else")
        finally:
            log.append("finally")
    else:
        log.append("no break")
    return log


for how in ("fall", "break", "continue", "return", "raise"):
    print(how, way_out(how))


def override():
    try:
        return "try"
    finally:
        return "finally"


print(override())


def chain():
    try:
        {}["key"]
    except KeyError as e:
        raise ValueError("no key") from e


try:
    chain()
except ValueError as e:
    print(repr(e), repr(e.__cause__), e.__suppress_context__)

try:
    try:
        1 / 0
    except ZeroDivisionError:
        undefined_name
except NameError as e:
    print(repr(e), repr(e.__context__))


class Problem(Exception):
    def __init__(self, code, *args):
        super().__init__(code, *args)
        self.code = code

    def __str__(self):
        return f"problem {self.code}"


class Worse(Problem):
    pass


for cls in (Problem, Worse):
    try:
        raise cls(7, "extra")
    except Worse as e:
        print("worse", e, e.args)
    except (TypeError, Problem) as e:
        print("problem", e, e.args, e.code)

try:
    try:
        raise KeyError("a")
    finally:
        print("cleanup")
except LookupError as e:
    print("caught", repr(e))


class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value)
        return self.swallow


with Manager("a") as a, Manager("b") as b:
    print("body", a, b)
with Manager("c", True):
    raise RuntimeError("swallowed")
try:
    with Manager("outer"):
        with Manager("inner"):
            raise IndexError("through")
except IndexError as e:
    print("got", e)


def with_return():
    with Manager("r"):
        return "value"


print(with_return())
for i in range(3):
    with Manager(str(i)):
        if i == 1:
            break

try:
    raise
except RuntimeError as e:
    print(e)
try:
    raise 5
except TypeError as e:
    print(e)
try:
    try:
        raise ValueError("first")
    except ValueError:
        raise
except ValueError as e:
    print("again", e)
try:
    e
except NameError as error:
    print(error)


def nested_finally():
    log = []
    try:
        try:
            raise ValueError
        finally:
            log.append(1)
    except ValueError:
        log.append(2)
        try:
            log.append(3)
        finally:
            log.append(4)
    finally:
        log.append(5)
    return log


print(nested_finally())
e = ValueError("with note")
e.add_note("a note")
print(e.__notes__)
try:
    assert 1 == 2, "unequal"
except AssertionError as e:
    print("assert", e)
try:
    raise ExceptionGroup("group", [ValueError(1), TypeError(2)])
except* ValueError as group:
    print("values", group.exceptions)
except* TypeError as group:
    print("types", group.exceptions)
