# Plain literals between f-strings, side by side: each run of them is joined anew.
n = 5
print(f"{n}" "x" "y" f"{n}" "a" "b" f"{n}" "c" "d")
print("a" "b" f"{n}" "c" "d" "e" f"<{n}>" "f" f"{n}" "g" "h")
print([eval("f'{n}' 'x' 'y'" * times) == "5xy" * times for times in (1, 2, 3, 100, 300)])
print(b"a" b"b" b"c", "a" "b" "c", ("a" "b", "c" "d"))
