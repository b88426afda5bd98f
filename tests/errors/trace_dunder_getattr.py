# An attribute hook that raises.
# needs: columns
class C:
    def __getattr__(self, name):
        raise AttributeError(f"no {name}")
C().x
