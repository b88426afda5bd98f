# unittest: assertions that pass and fail, counted by hand.

import unittest


class Case(unittest.TestCase):
    def setUp(self):
        self.log = ["setUp"]

    def tearDown(self):
        self.log.append("tearDown")

    def test_passes(self):
        self.assertEqual(1 + 1, 2)
        self.assertTrue([1])
        self.assertFalse([])
        self.assertIn(1, [1])
        self.assertIsNone(None)
        self.assertIsInstance(5, int)
        self.assertAlmostEqual(0.5, 0.5 + 1e-9)
        self.assertGreater(2, 1)
        self.assertRaises(ValueError, int, "x")
        with self.assertRaises(KeyError) as caught:
            {}["k"]
        self.assertEqual(caught.exception.args, ("k",))

    def test_fails(self):
        self.assertEqual(1, 2)

    def test_errors(self):
        raise RuntimeError("oops")

    @unittest.skip("not today")
    def test_skipped(self):
        self.fail("never")

    @unittest.expectedFailure
    def test_expected(self):
        self.assertTrue(False)


result = unittest.TestResult()
unittest.TestLoader().loadTestsFromTestCase(Case).run(result)
print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), len(result.expectedFailures), result.wasSuccessful())
case = Case()
for code in ("assertEqual(1, 2)", "assertEqual(1, 2, 'with text')", "assertTrue(0)", "assertFalse([1])", "assertIn(1, [2])", "assertNotIn(1, [1])", "assertIs(1, 2)", "assertIsNone(5)", "assertIsNotNone(None)", "assertIsInstance(1, str)", "assertLess(2, 1)", "assertGreaterEqual(1, 2)", "assertNotEqual(1, 1)", "fail('mine')", "fail()", "assertAlmostEqual(1, 2)"):
    try:
        eval("case." + code)
    except AssertionError as e:
        print(code, "->", str(e).split("\n")[0])
