# Signature.bind: what is wrong with arguments by position only and by keyword only.
import inspect

for f in (lambda a, b=1, /: 0), (lambda *, b: 0), (lambda a, /, b, *, c=2: 0), (lambda a, /, **k: 0):
    signature = inspect.signature(f)
    for args, kwargs in ((), {}), ((1,), {"b": 2}), ((1,), {"a": 2}), ((1, 2), {}), ((), {"a": 1, "b": 2}), ((), {"z": 1}):
        for bind in signature.bind, signature.bind_partial:
            try:
                print(signature, args, kwargs, bind(*args, **kwargs).arguments)
            except TypeError as e:
                print(signature, args, kwargs, e)
for f in (lambda a, *, d: 0), (lambda a, b=1, *, d: 0), (lambda *a, d: 0):
    for args, kwargs in ((), {}), ((1,), {}), ((1, 2), {}), ((), {"a": 1}):
        try:
            print(inspect.signature(f), args, kwargs, inspect.signature(f).bind(*args, **kwargs))
        except TypeError as e:
            print(inspect.signature(f), args, kwargs, e)
