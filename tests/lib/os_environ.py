# os.environ: a mapping that sets and deletes variables; os.getenv sees them; what is no text.
# needs: environ

import os

name = "WAFER_TEST_VARIABLE"
print(name in os.environ, os.environ.get(name), os.getenv(name), os.getenv(name, "default"), "PATH" in os.environ, os.environ["PATH"] == os.getenv("PATH"))
os.environ[name] = "one"
print(os.environ[name], os.getenv(name), name in os.environ, name in list(os.environ), len(os.environ) == len(list(os.environ)))
os.environ.update({name: "two"})
print(os.getenv(name), os.environ.setdefault(name, "three"), os.system(f"test \"${name}\" = two"))
print(type(os.environ.copy()) is dict, os.environ.copy() == dict(os.environ), (os.environ | {name: "x"})[name], ({name: "x"} | os.environ)[name])
os.environ |= {name: "four"}
print(os.environ.pop(name), os.getenv(name), os.environ.pop(name, 5), repr(os.environ)[:9], os.environ is os.environ)
for action in (lambda: os.environ[name], lambda: os.environ.__delitem__(name), lambda: os.environ.__setitem__(name, 5), lambda: os.environ.__setitem__(5, "a"), lambda: os.environ[5]):
    try:
        print(action())
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
