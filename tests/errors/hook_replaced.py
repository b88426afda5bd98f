# sys.excepthook: a function of the program prints what nothing caught.
# needs: started
import sys


def hook(kind, value, trace):
    print("hook:", kind.__name__, value, trace.tb_lineno)


sys.excepthook = hook
{}["key"]
