"""Paths as text, by the rules of Unix. This is os.path."""

import os

sep = "/"
altsep = None
extsep = "."
pathsep = ":"
curdir = "."
pardir = ".."


def isabs(path):
    """Whether the path starts at the root."""
    return os.fspath(path).startswith("/")


def join(path, *paths):
    """The paths put together; an absolute one drops those before it."""
    result = os.fspath(path)
    for part in paths:
        part = os.fspath(part)
        if part.startswith("/") or not result:
            result = part
        elif result.endswith("/"):
            result += part
        else:
            result += "/" + part
    return result


def split(path):
    """(folder, last part)."""
    path = os.fspath(path)
    at = path.rfind("/") + 1
    head, tail = path[:at], path[at:]
    return (head.rstrip("/") or head), tail


def basename(path):
    """The last part of the path."""
    return split(path)[1]


def dirname(path):
    """The path without its last part."""
    return split(path)[0]


def splitext(path):
    """(path, extension with its dot); leading dots of a name are no extension."""
    path = os.fspath(path)
    start = path.rfind("/") + 1
    dot = path.rfind(".")
    if dot <= start or not path[start:dot].strip("."):
        return path, ""
    return path[:dot], path[dot:]


def normpath(path):
    """The path without empty parts, "." and what ".." undoes."""
    path = os.fspath(path)
    root = ""
    if path.startswith("/"):
        root = "//" if path.startswith("//") and not path.startswith("///") else "/"
    parts = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        elif part != ".." or not root:
            parts.append(part)
    return root + "/".join(parts) or "."


def abspath(path):
    """The path from the root."""
    return normpath(join(os.getcwd(), path))


def realpath(path):
    """abspath: symbolic links are not resolved."""
    return abspath(path)


def relpath(path, start="."):
    """The path as seen from start."""
    target = [part for part in abspath(path).split("/") if part]
    origin = [part for part in abspath(start).split("/") if part]
    common = 0
    while common < min(len(target), len(origin)) and target[common] == origin[common]:
        common += 1
    return "/".join([".."] * (len(origin) - common) + target[common:]) or "."


def commonprefix(paths):
    """The longest text that all paths start with; of lists, the longest list."""
    if not paths:
        return ""
    low, high = min(paths), max(paths)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    """The longest path that all lie in. Raises ValueError if there are none, or absolute and relative ones."""
    paths = [os.fspath(path) for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({isabs(path) for path in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    parts = [[part for part in path.split("/") if part and part != "."] for path in paths]
    return "/" * isabs(paths[0]) + "/".join(commonprefix(parts))


def splitroot(path):
    """("", the slashes at the root, the rest). Two slashes are a root of their own, more are one."""
    path = os.fspath(path)
    rest = path.lstrip("/")
    slashes = 2 if len(path) - len(rest) == 2 else min(1, len(path) - len(rest))
    return "", path[:slashes], path[slashes:]


def splitdrive(path):
    """("", path): there are no drives."""
    return "", os.fspath(path)


def normcase(path):
    """The path: capitals are letters of their own."""
    return os.fspath(path)


def expanduser(path):
    """The path with a leading ~ replaced by the home folder."""
    path = os.fspath(path)
    if path == "~" or path.startswith("~/"):
        home = os.getenv("HOME", "/") if hasattr(os, "getenv") else "/"
        return home.rstrip("/") + path[1:] or "/"
    return path


def _mode(path):
    try:
        return os.stat(path)[0] & 0xF000
    except OSError:
        return 0


def exists(path):
    """Whether there is such a file or folder."""
    return _mode(path) != 0


lexists = exists


def isfile(path):
    """Whether it is a regular file."""
    return _mode(path) == 0x8000


def isdir(path):
    """Whether it is a folder."""
    return _mode(path) == 0x4000


def samefile(path, other):
    """Whether both are the same file or folder. Raises OSError."""
    first, second = os.stat(path), os.stat(other)
    return first[1:3] == second[1:3]


def getsize(path):
    """Size of the file in bytes. Raises OSError."""
    return os.stat(path)[6]


def getmtime(path):
    """Seconds since 1970 when the file was changed. Raises OSError."""
    return os.stat(path)[8]
