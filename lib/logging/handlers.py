"""Handlers of log messages that keep files small, or keep messages for later."""

import logging

try:
    import os
except ImportError:  # a board without files
    os = None


class BufferingHandler(logging.Handler):
    """Keeps records until there are capacity of them."""

    def __init__(self, capacity):
        super().__init__()
        self.capacity, self.buffer = capacity, []

    def shouldFlush(self, record):
        """Whether the buffer is full."""
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        """Forgets the records."""
        self.buffer.clear()

    def close(self):
        try:
            self.flush()
        finally:
            super().close()


class MemoryHandler(BufferingHandler):
    """Keeps records; hands them to another handler at a grave one, or when there are many."""

    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        super().__init__(capacity)
        self.flushLevel, self.target, self.flushOnClose = flushLevel, target, flushOnClose

    def shouldFlush(self, record):
        return super().shouldFlush(record) or record.levelno >= self.flushLevel

    def setTarget(self, target):
        """Chooses the handler that gets the records."""
        self.target = target

    def flush(self):
        """Hands the records to the target; without one they stay."""
        if self.target:
            for record in self.buffer:
                self.target.handle(record)
            self.buffer.clear()

    def close(self):
        try:
            if self.flushOnClose:
                self.flush()
        finally:
            self.target = None
            logging.Handler.close(self)


class BaseRotatingHandler(logging.FileHandler):
    """Writes to a file that is put aside now and then: subclasses have shouldRollover and doRollover."""

    namer = rotator = None

    def emit(self, record):
        try:
            if self.shouldRollover(record):
                self.doRollover()
            logging.FileHandler.emit(self, record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        """The name for a file that is put aside."""
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source, dest):
        """Puts the file source aside as dest."""
        if callable(self.rotator):
            self.rotator(source, dest)
        elif _exists(source):
            os.rename(source, dest)


def _exists(path):
    try:
        os.stat(path)
    except OSError:
        return False
    return True


class RotatingFileHandler(BaseRotatingHandler):
    """Starts a new file before maxBytes are reached, and keeps backupCount old ones: name.1, name.2 ..."""

    def __init__(self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        super().__init__(filename, "a" if maxBytes > 0 else mode, encoding, delay, errors)
        self.maxBytes, self.backupCount = maxBytes, backupCount

    def shouldRollover(self, record):
        """Whether the file would become too long by this record."""
        if self.maxBytes <= 0:
            return False
        if self.stream is None:
            self.stream = self._open()
        size = self.stream.seek(0, 2)
        return size > 0 and size + len(f"{self.format(record)}\n") >= self.maxBytes

    def doRollover(self):
        """Renames the old files by one number each, and starts a new one."""
        if self.stream:
            self.stream.close()
            self.stream = None
        if self.backupCount > 0:
            names = [self.rotation_filename(f"{self.baseFilename}.{i + 1}") for i in range(self.backupCount)]
            for older, newer in zip(names[:0:-1], names[-2::-1]):
                if _exists(newer):
                    _remove(older)
                    os.rename(newer, older)
            _remove(names[0])
            self.rotate(self.baseFilename, names[0])
        elif _exists(self.baseFilename):
            os.remove(self.baseFilename)
        if not self.delay:
            self.stream = self._open()


def _remove(path):
    if _exists(path):
        os.remove(path)
