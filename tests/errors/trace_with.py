# An error inside with, after the exit was run.
# needs: columns
class Door:
    def __enter__(self):
        print("opened", flush=True)
        return self

    def __exit__(self, *args):
        print("closed", flush=True)


with Door() as door, Door():
    door.handle.turn()
