# Assigning a variable to itself before it has a value.

def f():
    a = a


def g(b=None):
    del b
    b = b


def h(d=1):
    a, b = d, b


for function in (f, g, h):
    try:
        function()
    except UnboundLocalError as e:
        print(e)
