"""What os does with trees of folders: makedirs, removedirs, walk, scandir."""

import os
from os import path as _path


def makedirs(name, mode=0o777, exist_ok=False):
    """Makes a folder and those above it that are missing. Raises OSError."""
    head, tail = _path.split(name)
    if not tail:
        head, tail = _path.split(head)
    if head and tail and not _path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == ".":
            return
    try:
        os.mkdir(name)
    except OSError:
        if not exist_ok or not _path.isdir(name):
            raise


def removedirs(name):
    """Removes an empty folder, then those above it while they are empty. Raises OSError about the first."""
    os.rmdir(name)
    head, tail = _path.split(name)
    if not tail:
        head, tail = _path.split(head)
    while head and tail:
        try:
            os.rmdir(head)
        except OSError:
            break
        head, tail = _path.split(head)


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Yields (folder, names of folders in it, names of files) of top and all that it holds. What is removed from the
    second is left out; onerror is called with the OSError of a folder that cannot be read."""
    top = os.fspath(top)
    try:
        names = os.listdir(top)
    except OSError as e:
        if onerror is not None:
            onerror(e)
        return
    folders, files = [], []
    for name in names:
        (folders if _path.isdir(_path.join(top, name)) else files).append(name)
    if topdown:
        yield top, folders, files
    for name in folders:
        yield from walk(_path.join(top, name), topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files


class DirEntry:
    """A file or folder that scandir found."""

    def __init__(self, folder, name):
        self.name, self.path = name, _path.join(folder, name)

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

    def __fspath__(self):
        return self.path

    def is_dir(self, *, follow_symlinks=True):
        """Whether it is a folder."""
        return _path.isdir(self.path)

    def is_file(self, *, follow_symlinks=True):
        """Whether it is a regular file."""
        return _path.isfile(self.path)

    def stat(self, *, follow_symlinks=True):
        """os.stat(self.path)."""
        return os.stat(self.path)


class scandir:
    """The entries of a folder, one by one."""

    def __init__(self, path="."):
        self._left = [DirEntry(path, name) for name in reversed(os.listdir(path))]

    def __iter__(self):
        return self

    def __next__(self):
        if not self._left:
            raise StopIteration
        return self._left.pop()

    def close(self):
        """Nothing is left."""
        self._left.clear()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()
