# os.path: what paths have in common, their roots, the constants.
import os.path as path

for paths in (["/a/b", "/a/c"], ["a/b", "a/b/c"], ["/a", "b"], [], ["a//b/", "./a/b"], ["/", "//x"], ["/a", "/"], ["x"], ["a/../b", "a/c"]):
    try:
        print(paths, repr(path.commonpath(paths)))
    except ValueError as e:
        print(paths, e)
print([path.splitroot(text) for text in ("", "/", "//", "///", "/a", "//a", "///a", "a/b", "//a/b//c")])
print(path.splitdrive("/a/b"), path.normcase("A/b"), path.sep, path.altsep, path.extsep, path.pathsep, path.curdir, path.pardir)
