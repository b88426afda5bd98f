print("package begins")
import imports_its_own.inner
print("package ends", imports_its_own.inner.count)
