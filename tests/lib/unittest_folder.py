# unittest: a folder of test files run as by `-m unittest`: what is printed, and the exit status of each outcome.

import io
import os
import sys
import unittest

FILES = {
    "test_good.py": """
        class Good(unittest.TestCase):
            def test_one(self): pass
            def test_two(self): "Described."
    """,
    "test_skips.py": """
        class Skips(unittest.TestCase):
            @unittest.skip("not now")
            def test_skipped(self): 1 / 0
            @unittest.expectedFailure
            def test_expected(self): self.fail()
    """,
    "test_fails.py": """
        class Fails(unittest.TestCase):
            def test_fail(self): self.assertEqual(1, 2)
            def test_message(self): self.assertTrue(0, "says why")
    """,
    "test_errors.py": """
        class Errors(unittest.TestCase):
            def setUp(self): print("set up")
            def test_error(self): undefined
    """,
    "test_surprise.py": """
        class Surprise(unittest.TestCase):
            @unittest.expectedFailure
            def test_passes(self): pass
    """,
    "test_broken.py": """
        import no_such_module_at_all
    """,
    "test_all_skipped.py": """
        raise unittest.SkipTest("the whole file")
    """,
    "test_empty.py": "",
    "other.py": """
        class Other(unittest.TestCase):
            def test_other(self): pass
    """,
}
FOLDER = "unittest_folder.tmp"


def write_files():
    if FOLDER not in os.listdir():  # left by a run that was broken off
        os.mkdir(FOLDER)
    for name, text in FILES.items():
        with open(f"{FOLDER}/{name}", "w") as file:
            file.write("import unittest\n" + "\n".join([line[8:] for line in text.split("\n")]))


def plain(line):
    """A line without times, paths and the depth of the loader's own frames."""
    if line.startswith("Ran "):
        return line.partition(" in ")[0]
    if line.startswith("  File ") or line.startswith("    ") or not line.strip(" ~^"):
        return None
    return line


def run(*arguments):
    print("-- unittest", *arguments)
    real, sys.stderr = sys.stderr, io.StringIO()
    status = None
    try:
        unittest.main(module=None, argv=["unittest", *arguments])
    except SystemExit as e:
        status = e.code
    printed, sys.stderr = sys.stderr.getvalue(), real
    print("\n".join([line for line in map(plain, printed.split("\n")) if line is not None]))
    print("status", int(status))
    for name in FILES:
        sys.modules.pop(name[:-3], None)


write_files()
try:
    for name in ("good", "skips", "fails", "errors", "surprise", "broken", "all_skipped", "empty", "nothing"):
        run("discover", "-s", FOLDER, "-p", f"test_{name}.py")
    run("discover", "-s", FOLDER, "-p", "test_[gs]*.py", "-v")
    run("discover", "-v", "-s", FOLDER, "-p", "o*.py")
    run("discover", "-f", "-s", FOLDER, "-p", "test_fails.py")
    run("discover", "-q", "-s", FOLDER, "-p", "test_fails.py")
    run("discover", "-b", "-s", FOLDER, "-p", "test_errors.py")
    run("discover", "-v", "-k", "two", "-s", FOLDER, "-p", "test_good.py")
    sys.path.insert(0, FOLDER)
    run("-v", "test_good", "test_skips")
    run("-v", "test_good.Good.test_one", "other.Other")
finally:
    for name in FILES:
        os.remove(f"{FOLDER}/{name}")
    if "__pycache__" in os.listdir(FOLDER):
        for name in os.listdir(f"{FOLDER}/__pycache__"):
            os.remove(f"{FOLDER}/__pycache__/{name}")
        os.rmdir(f"{FOLDER}/__pycache__")
    os.rmdir(FOLDER)
