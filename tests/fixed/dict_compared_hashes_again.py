# Comparing dicts uses the hashes that they keep: __hash__ is not called, and a key that has changed is not found.

class Key:
    calls = 0

    def __init__(self, v):
        self.v = v

    def __hash__(self):
        Key.calls += 1
        return hash(self.v)

    def __eq__(self, other):
        return self.v == other.v


one, two = {Key(i): i for i in range(20)}, {Key(i): i for i in range(20)}
small = [{Key(1): 1}, {Key(1): 1}, {Key(1): 2}]
Key.calls = 0
print(one == two, one != two, small[0] == small[1], small[1] == small[2], Key.calls)
key = Key(3)
changed = {key: 1}
key.v = 4
print(changed == {Key(3): 1}, changed == {Key(4): 1}, {Key(4): 1} == changed, key in changed)
