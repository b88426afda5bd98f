# os.makedirs, walk, scandir, removedirs; common parts of paths.
# needs: environ

import os

base = "/tmp/wafer_os_folders_%d" % os.getpid()


def at(*parts):
    return os.path.join(base, *parts)


def short(path):
    return path.replace(base, "BASE")


os.makedirs(at("a", "b", "c"))
os.makedirs(at("a", "b") + "/", exist_ok=True)
for name in ("x.txt", "a/y.txt", "a/b/z.txt"):
    with open(at(name), "w") as f:
        f.write(name)
for args in ((at("a"),), (at("x.txt"),), (at("x.txt", "below"), 0o777, True)):
    try:
        os.makedirs(*args)
    except OSError as e:
        print(type(e).__name__, short(e.filename))
print([(short(folder), sorted(folders), sorted(files)) for folder, folders, files in os.walk(base)])
print([short(folder) for folder, folders, files in os.walk(base, topdown=False)])
for folder, folders, files in os.walk(base):
    folders[:] = [name for name in folders if name != "b"]
    print(short(folder), folders)
print(list(os.walk(at("none"))), end=" ")
list(os.walk(at("none"), onerror=lambda e: print(type(e).__name__)))
with os.scandir(base) as entries:
    for entry in sorted(entries, key=lambda entry: entry.name):
        print(entry, short(entry.path), entry.is_dir(), entry.is_file(), entry.stat().st_size if entry.is_file() else "", short(os.fspath(entry)))
for name in ("x.txt", "a/y.txt", "a/b/z.txt"):
    os.remove(at(name))
os.removedirs(at("a", "b", "c"))
print(os.path.exists(base))
p = os.path
print(p.commonpath(["/a/b", "/a/c/d"]), p.commonpath(["a/b", "a/b/c"]), p.commonpath(["/a", "/b"]), p.splitdrive("/x"), p.lexists("/nowhere"), p.samefile("/tmp", "/tmp/."))
for paths in ([], ["/a", "b"]):
    try:
        p.commonpath(paths)
    except ValueError as e:
        print(e)
