"""The command: unittest.main() at the end of a test file, or `-m unittest`."""

import os
import sys

from .loader import defaultTestLoader
from .runner import TextTestRunner

_USAGE = """usage: {0} [-h] [-v] [-q] [-f] [-c] [-b] [-k PATTERN] [--durations N] [test ...]
       {0} discover [options] [-s FOLDER] [-p FILES] [-t TOP]

A test is the name of a module, a class in it or a method of that, or the path
of a file. Without any, or with discover, all test files are looked for.

  -h, --help              print this text
  -v, --verbose           print a line for each test
  -q, --quiet             print nothing until the end
  -f, --failfast          stop at the first failure
  -c, --catch             at Ctrl-C, print the results so far
  -b, --buffer            print the output of tests only if they fail
  -k PATTERN              run the tests whose full name contains PATTERN, or
                          matches it if it has a * in it; may be repeated
  --durations N           print the N slowest tests (0: all)
  -s, --start-directory   the folder where to look (.)
  -p, --pattern           the names of test files (test*.py)
  -t, --top-level-directory
                          where the names of modules start
"""

# Options: (short, long, name of the attribute, what the attribute becomes; None: the argument that follows).
_OPTIONS = [("-v", "--verbose", "verbosity", 2), ("-q", "--quiet", "verbosity", 0), ("-f", "--failfast", "failfast", True),
            ("-c", "--catch", "catchbreak", True), ("-b", "--buffer", "buffer", True),
            ("-k", "-k", "testNamePatterns", None), ("--durations", "--durations", "durations", None),
            ("-s", "--start-directory", "start", None), ("-p", "--pattern", "pattern", None),
            ("-t", "--top-level-directory", "top", None)]


class TestProgram:
    """Runs the tests that the arguments name, and exits with 1 if one failed, 5 if there were none."""

    module = testNamePatterns = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testRunner = None

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader,
                 exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *,
                 tb_locals=False, durations=None):
        argv = sys.argv if argv is None else argv
        self.module = __import__(module, None, None, ["*"]) if isinstance(module, str) else module
        self.verbosity, self.failfast, self.catchbreak, self.buffer = verbosity, failfast, catchbreak, buffer
        self.tb_locals, self.durations, self.exit = tb_locals, durations, exit
        self.defaultTest, self.testRunner, self.testLoader = defaultTest, testRunner, testLoader
        self.warnings = "default" if warnings is None and not getattr(sys, "warnoptions", None) else warnings
        self.progName = os.path.basename(argv[0])
        self.parseArgs(argv)
        self.runTests()

    def parseArgs(self, argv):
        """Sets the options and makes the suite, self.test."""
        self.start, self.pattern, self.top = ".", "test*.py", None
        names = self._read_options(list(argv[1:]))
        if self.testNamePatterns is not None:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if self.module is None and (not names or names[0] == "discover"):
            rest = names[1:] + [None] * 3
            self.createTests(True, rest[0] or self.start, rest[1] or self.pattern, rest[2] or self.top)
        elif names or self.defaultTest is not None:
            default = [self.defaultTest] if isinstance(self.defaultTest, str) else self.defaultTest
            self.testNames = [self._as_module(name) for name in names or default]
            self.createTests()
        else:
            self.testNames = None
            self.createTests()

    def _read_options(self, arguments):
        """The arguments that are not options; those are set."""
        names = []
        while arguments:
            argument = arguments.pop(0)
            if argument in ("-h", "--help"):
                self.usageExit()
            if argument[:1] != "-" or argument == "-":
                names.append(argument)
                continue
            name, equals, value = argument.partition("=")
            for short, long, attribute, becomes in _OPTIONS:
                if name in (short, long):
                    if becomes is None:
                        becomes = self._argument(name, value if equals else None, arguments, attribute)
                    setattr(self, attribute, becomes)
                    break
            else:
                self.usageExit(f"unrecognized arguments: {argument}")
        return names

    def _argument(self, name, value, arguments, attribute):
        """What follows an option."""
        if value is None:
            if not arguments:
                self.usageExit(f"argument {name}: expected one argument")
            value = arguments.pop(0)
        if attribute == "testNamePatterns":
            return [*(self.testNamePatterns or ()), value if "*" in value else f"*{value}*"]
        if attribute == "durations":
            try:
                return int(value)
            except ValueError:
                self.usageExit(f"argument --durations: invalid int value: {value!r}")
        return value

    def usageExit(self, msg=None):
        """Prints the usage and exits, with status 2 if there is a message."""
        text = _USAGE.format(self.progName if self.module is not None else "-m unittest")
        if msg is None:
            print(text, end="")
            sys.exit(0)
        sys.stderr.write(text[:text.index("\n") + 1] + f"{self.progName}: error: {msg}\n")
        sys.exit(2)

    def _as_module(self, name):
        """The name of the module in a file, if it is one."""
        if self.module is None and name.endswith(".py") and os.path.isfile(name):
            if name.startswith("./"):
                name = name[2:]
            return name[:-3].replace("/", ".")
        return name

    def createTests(self, from_discovery=False, start=".", pattern="test*.py", top=None):
        """Makes the suite from testNames, or by discovery."""
        if from_discovery:
            self.test = self.testLoader.discover(start, pattern, top)
        elif self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def runTests(self):
        """Runs the suite, keeps the result, and exits if asked to."""
        runner = self.testRunner or TextTestRunner
        if isinstance(runner, type):
            options = {"verbosity": self.verbosity, "failfast": bool(self.failfast), "buffer": bool(self.buffer),
                       "warnings": self.warnings}
            if self.durations is not None:
                options["durations"] = self.durations
            runner = runner(**options)
            runner.catchbreak = bool(self.catchbreak)
        self.result = runner.run(self.test)
        if self.exit:
            none = self.result.testsRun == 0 and not self.result.skipped
            sys.exit(5 if none else 0 if self.result.wasSuccessful() else 1)


main = TestProgram
