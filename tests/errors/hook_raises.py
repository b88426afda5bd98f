# sys.excepthook that raises itself: both are shown.
# needs: columns
import sys


def hook(kind, value, trace):
    return value.nothing


sys.excepthook = hook
1 / 0
