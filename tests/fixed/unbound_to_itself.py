# Assigning a variable to itself before it has a value.

def f():
    a = a


def g(b=None):
    del b
    b = b


for function in (f, g):
    try:
        function()
    except UnboundLocalError as e:
        print(e)
