# An exception while another is handled: both are shown.
# needs: columns
def clean(items):
    try:
        items.remove("x")
    finally:
        items.missing()


def outer():
    try:
        clean([])
    except AttributeError:
        raise RuntimeError("cleaning failed")


outer()
