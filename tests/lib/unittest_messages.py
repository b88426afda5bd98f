# unittest: the messages of assertions that fail, with the lines that differ and with long reprs cut.
# needs: speed

import unittest


class Case(unittest.TestCase):
    def runTest(self):
        pass


case = Case()


def show(name, *args, **kwargs):
    try:
        getattr(case, name)(*args, **kwargs)
    except case.failureException as exc:
        print(name, "->", exc)
    else:
        print(name, "passes")


def show_block(manager, action):
    try:
        with manager:
            action()
    except AssertionError as exc:
        print("block ->", exc)


print("-- containers and texts")
show("assertEqual", {1: 2}, {1: 3})
show("assertEqual", {1, 2}, {2, 3})
show("assertEqual", "a\nb", "a\nc")
show("assertEqual", "abc", "abd")
show("assertEqual", "a b c d\nhello", "a b c e\nhello\n")
show("assertEqual", "", "one\n")
show("assertEqual", (1, 2), (1, 2, 3))
show("assertEqual", [], [1])
show("assertEqual", [1, 2, 3], [1])
show("assertEqual", list(range(40)), list(range(41)))
show("assertEqual", [0] * 300, [1] * 300)
show("assertEqual", "x" * 100, "y" * 100)
show("assertEqual", ["some words of a line", 2, {"k": [1] * 30}], ["some words of a lime", 2, {"k": [1] * 31}])
show("assertSequenceEqual", [1, 2], (1, 3))
show("assertSequenceEqual", [1, 2], (1, 2))
show("assertSequenceEqual", 5, [1])
show("assertSequenceEqual", [1], 7)
show("assertListEqual", (1,), [1])
show("assertSetEqual", {1}, 5)
show("assertSetEqual", 5, {1})
show("assertCountEqual", [1, 2, 2], [2, 3, 1])
show("assertCountEqual", [[1], [2]], [[1]])
show("assertDictEqual", [], {})
show("assertDictEqual", {}, [])
show("assertMultiLineEqual", 1, "b\n")

print("-- one value")
show("assertAlmostEqual", 1.0, 1.5)
show("assertAlmostEqual", 1.0, 1.5, delta=0.25)
show("assertAlmostEqual", 1, 1.5, places=2, msg="far")
show("assertNotAlmostEqual", 1.0, 1.0)
show("assertNotAlmostEqual", 1.0, 1.25, delta=0.5)
show("assertIs", 1, 2)
show("assertIsNot", None, None)
show("assertIsInstance", 1, (str, bytes), "why")
show("assertNotIsInstance", 1, int)
show("assertLess", "x" * 100, "a")
show("assertTrue", 0, "text")
show("assertNotEqual", 1, 1)
show("assertIn", 1, [2])

print("-- what is raised, warned, logged")
show("assertRaises", ValueError, int, "3")
show("assertRaisesRegex", ValueError, "zork", int, "a")
show_block(case.assertRaises(ValueError), lambda: None)
show_block(case.assertRaises((ValueError, TypeError), msg="hello"), lambda: None)
show_block(case.assertWarns(DeprecationWarning), lambda: None)


def warn():
    import warnings
    warnings.warn("hey", DeprecationWarning)


def log():
    import logging
    logging.getLogger("a.b").error("text %d", 3)


show_block(case.assertWarnsRegex(DeprecationWarning, "zork"), warn)
show_block(case.assertWarns(DeprecationWarning), warn)
show_block(case.assertLogs(), lambda: None)
show_block(case.assertLogs("a.b", "ERROR"), lambda: None)
show_block(case.assertNoLogs("a.b", "ERROR"), log)
with case.assertLogs("a.b") as logs:
    log()
print(logs.output, logs.records[0].levelname)
for wrong in (lambda: case.assertRaises(5), lambda: case.assertRaises(ValueError, foo=3),
              lambda: case.assertWarns(5), lambda: case.assertRaises((ValueError, int))):
    try:
        wrong()
    except TypeError as exc:
        print("TypeError:", exc)

print("-- other ways")
case.longMessage = False
show("assertTrue", 0, "only this")
case.maxDiff = 10
show("assertEqual", [1] * 5, [2] * 5)
case.addTypeEqualityFunc(int, lambda first, second, msg=None: case.fail(f"ints {first} and {second}, {msg}"))
show("assertEqual", 1, 2, "msg")
