# Leaving with something that is no number: it is printed.
# needs: columns
import sys
sys.exit([1, 2])
