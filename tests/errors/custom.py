# An exception class of the program's own, with notes.
class ConfigError(Exception):
    pass

error = ConfigError("bad value", 42)
error.add_note("check the file")
error.add_note("line 3")
raise error
