# __file__ of a program is its whole path, whatever folder the program changes to.
# needs: started files
import os

os.chdir("/")
print(os.path.isabs(__file__), os.path.basename(__file__))
with open(__file__) as program:
    print(program.readline(), end="")
