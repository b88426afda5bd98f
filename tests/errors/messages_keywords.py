# Messages: keyword arguments with the wrong name, and which one was perhaps meant.

def f(batch, *, size=1): pass
def only(first, /, second): pass


class C:
    def __init__(self, battery=1): pass


for code in ("f(1, batc=1)", "f(1, sizes=1)", "f(1, zzz=1)", "f(1, Size=3)", "only(firs=1)", "only(1, secnd=2)", "C(batery=1)", "print(1, ends='')", "print(1, file_=2)",
             "sorted([1], reversed=True)", "int('1', bse=2)", "'a'.split(sepp='a')", "open('x', encodin='a')", "(lambda value: 1)(valu=2)", "f(**{'bat': 1})"):
    try:
        eval(code)
    except TypeError as e:
        print(code, "->", e)
