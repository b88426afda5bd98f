# A module that is not there.
# needs: columns
import nope
