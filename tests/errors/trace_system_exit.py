# sys.exit with a number ends quietly.
import sys

print("before", flush=True)
try:
    sys.exit(0)
finally:
    print("finally", flush=True)
