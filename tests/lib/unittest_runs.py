# unittest: order of set-ups and cleanups, subtests, skips, suites, the loader, and what the runner prints.

import io
import sys
import unittest

log = []


class Ordered(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        log.append("setUpClass")
        cls.addClassCleanup(log.append, "class cleanup")

    @classmethod
    def tearDownClass(cls):
        log.append("tearDownClass")

    def setUp(self):
        log.append("setUp")
        self.addCleanup(log.append, "cleanup 1")
        self.addCleanup(log.append, "cleanup 2")

    def tearDown(self):
        log.append("tearDown")

    def test_a(self):
        """The first one.

        More about it."""
        log.append(self.id())

    def test_b(self):
        log.append("test_b")
        self.skipTest("half way")


class Mixed(unittest.TestCase):
    def test_subtests(self):
        for i in range(4):
            with self.subTest("which", i=i):
                if i == 1:
                    self.skipTest("one")
                with self.subTest(inner=True):
                    self.assertNotEqual(i, 2)
                if i == 3:
                    raise ValueError(i)

    @unittest.expectedFailure
    def test_expected(self):
        self.fail("as expected")

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    @unittest.skipIf(1 < 2, "always")
    def test_skipped(self):
        self.fail()

    @unittest.skipUnless(1 < 2, "never")
    def test_kept(self):
        pass

    def test_error(self):
        {}["key"]


@unittest.skip("the whole class")
class Skipped(unittest.TestCase):
    def test(self):
        self.fail()


class Broken(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise RuntimeError("no class")

    def test(self):
        self.fail()


class Coroutines(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        log.append("asyncSetUp")
        self.addAsyncCleanup(self.clean)

    async def clean(self):
        log.append("async cleanup")

    async def test(self):
        import asyncio
        await asyncio.sleep(0)
        log.append("awaited")


def without_places(text):
    """Reports of tracebacks begin and end the same everywhere; times differ."""
    lines = []
    for line in text.split("\n"):
        if line.startswith("Ran "):
            line = line[:line.index(" in ")]
        if not line.startswith("  "):
            lines.append(line)
        elif line.startswith("  test_"):
            lines.append(line)
    return "\n".join(lines)


def run(cases, **options):
    loader = unittest.TestLoader()
    suite = unittest.TestSuite([loader.loadTestsFromTestCase(cls) for cls in cases])
    print(cases[0].__name__, "count", suite.countTestCases())
    stream = io.StringIO()
    result = unittest.TextTestRunner(stream, **options).run(suite)
    print(without_places(stream.getvalue()))
    return result


result = run([Ordered], verbosity=2)
print(log)
log.clear()
result = run([Mixed, Skipped, Broken], verbosity=2)
print(result, result.wasSuccessful())
print([(str(test), reason) for test, reason in result.skipped])
run([Mixed])
run([Mixed], failfast=True, verbosity=0)
run([Coroutines])
print(log)


class Printing(unittest.TestCase):
    def test_good(self):
        print("not seen")

    def test_bad(self):
        print("seen")
        print("too", file=sys.stderr)
        self.fail("no")


stdout, stderr = sys.stdout, sys.stderr
sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
try:
    result = unittest.TestResult()
    result.buffer = True
    unittest.TestLoader().loadTestsFromTestCase(Printing).run(result)
    printed = sys.stdout.getvalue(), sys.stderr.getvalue()
finally:
    sys.stdout, sys.stderr = stdout, stderr
print(printed, without_places(result.failures[0][1]))

print("-- the loader")
loader = unittest.TestLoader()
print(loader.getTestCaseNames(Mixed))
loader.testNamePatterns = ["*kept", "*.Mixed.test_e*"]
print(loader.getTestCaseNames(Mixed))
loader = unittest.TestLoader()
here = sys.modules["__main__"]
print(loader.loadTestsFromName("Mixed.test_kept", here))
print(loader.loadTestsFromName("Skipped", here))
print(len(list(loader.loadTestsFromModule(here))))
print(loader.loadTestsFromName("Nothing", here))
result = unittest.TestResult()
loader.loadTestsFromName("nowhere.at.all").run(result)
print(result.errors[0][0], result.errors[0][1].split("\n")[0], len(loader.errors))
for wrong in (3, Mixed):
    try:
        unittest.TestSuite([wrong])
    except TypeError as exc:
        print(exc)
case = unittest.FunctionTestCase(lambda: log.append("function"), description="A function.\nMore.")
print(case, case.shortDescription(), case.run().wasSuccessful(), log[-1])

print("-- the program")


def program(*args):
    stream = io.StringIO()
    try:
        runner = unittest.TextTestRunner(stream)
        done = unittest.TestProgram(argv=["prog", *args], testRunner=runner, exit=False,
                                    testLoader=unittest.TestLoader())
        print(args, done.result.testsRun, done.verbosity, bool(done.failfast), done.testNames)
    except SystemExit as exc:
        print(args, "exits", exc.code)


program("-v", "Mixed.test_kept", "Ordered")
program("-q", "-f", "Skipped")
program("-k", "kept", "-k", "*Ordered*a")
stderr, sys.stderr = sys.stderr, io.StringIO()
program("--zork")
program("-k")
sys.stderr = stderr
