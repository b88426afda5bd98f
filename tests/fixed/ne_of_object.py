# object.__ne__ is the opposite of what __eq__ says, and has no answer where that has none.
print(None.__ne__(None), None.__ne__(0), None.__eq__(None), None.__eq__(0))


class C:
    pass


c = C()
print(c.__ne__(c), c.__ne__(C()), object.__ne__(c, c), c != c)
