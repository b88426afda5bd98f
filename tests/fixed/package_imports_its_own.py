# A module inside a package whose __init__ imports it too runs once.
# needs: files
import imports_its_own.inner

imports_its_own.inner.count += 1
from imports_its_own.inner import count

print(count, imports_its_own.inner.__name__)
