# sys.excepthook that has been deleted.
# needs: columns
import sys

del sys.excepthook
[][1]
