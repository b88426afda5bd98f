# sys.exit with a text prints it.
import sys
print("before")
sys.exit("the reason")
