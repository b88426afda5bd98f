# The module os: files and folders made, listed, asked about, renamed, removed; what cannot be; what a path may be.
import os, sys

base = "os_files_" + os.urandom(4).hex()
if "build" in os.listdir():
    os.chdir("build")


def attempt(label, action, *args):
    try:
        print(label, "->", action(*args))
    except (OSError, TypeError, ValueError) as e:
        print(label, "->", type(e).__name__, str(e).replace(base, "base"))


def put(path, text):
    with open(path, "w") as f:
        f.write(text)


attempt("mkdir", os.mkdir, base)
attempt("again", os.mkdir, base)
start = os.getcwd()
os.chdir(base)
print("in", os.getcwd() == (start if start != "/" else "") + "/" + base, os.listdir(), os.listdir(None), os.listdir("."))
os.mkdir("folder")
put("a", "text\n")
put("folder/b", "more")
print(sorted(os.listdir()), os.listdir("folder"), os.listdir("folder/"))
for path in ("a", "folder", "folder/b", "./folder/../a"):
    info = os.stat(path)
    print(path, hex(info[0] & 0xF000), info[6] if info[0] & 0x8000 else "", len(info))
print(len(os.statvfs(".")), os.statvfs(".")[0] > 0)

for path in ("nothing", "folder/nothing", "nothing/b", "a/b"):
    attempt(f"open {path!r}", open, path)
attempt("stat", os.stat, "nothing")
attempt("stat", os.stat, "a/b")
attempt("listdir", os.listdir, "nothing")
attempt("listdir", os.listdir, "a")
attempt("mkdir", os.mkdir, "nothing/new")
attempt("mkdir", os.mkdir, "a")
attempt("remove", os.remove, "nothing")
attempt("rmdir", os.rmdir, "folder")
attempt("rmdir", os.rmdir, "a")
attempt("chdir", os.chdir, "a")
attempt("rename", os.rename, "nothing", "b")
attempt("rename", os.rename, "folder", "folder/inner")
attempt("rename", os.rename, "a", "folder")
attempt("rename", os.rename, "folder", "a")
attempt("open a folder", open, "folder")
attempt("open x", open, "a", "x")

put("c", "replaced")
os.rename("a", "c")
os.rename("folder", "other")
os.replace("other/b", "d")
print(sorted(os.listdir()), open("c").read(), open("d").read())
os.rmdir("other")
os.unlink("d")
print(os.listdir())

with open("c", "wb") as f:
    print(f.write(bytes(range(256)) * 5), f.tell(), f.seek(1000), f.write(b"!"), f.seek(3000), f.write(b"end"))
with open("c", "r+b") as f:
    print(f.read(3), f.seek(-5, 2), f.read(), f.seek(999), f.read(3), f.seek(2000), f.read(4), f.truncate(1001), f.seek(0, 2))
    f.write(b"+")
with open("c", "ab") as f:
    print(f.tell(), f.write(b"appended"))
with open("c", "a+") as f:
    print(f.read(), f.seek(1002), f.read())
print(os.stat("c")[6])
with open("c", "w+") as f:
    f.write("new text\nof lines\n")
    f.seek(0)
    print(f.readlines())


class Path:
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        return self.path


print(os.stat(Path("c"))[6], os.stat(b"c")[6], os.fspath(Path("c")), os.fspath(b"c"), os.listdir(Path(".")))
attempt("number for a path", open, 1.5)
attempt("fspath", os.fspath, 5)
attempt("wrong path", os.fspath, Path(5))
attempt("NUL", open, "a\0b")

import os.path
print(os.path.exists("c"), os.path.isdir("."), os.path.join("a", "b"), sys.modules["os.path"] is os.path)
attempt("urandom", os.urandom, -1)
print(len(os.urandom(7)), os.urandom(16) != os.urandom(16))
os.remove("c")
os.chdir("..")
os.rmdir(base)
attempt("gone", os.stat, base)
