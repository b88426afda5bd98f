# Nothing unpacked to no targets: copying from an empty list's missing row was undefined.

[] = []
() = ()
[] = set()
[(), []] = [], ()
for [] in ([], (), {}):
    print("empty")
try:
    [] = [1]
except ValueError as e:
    print(e)
