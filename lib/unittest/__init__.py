"""Tests as classes: enough of unittest to run test files written for CPython."""

from .case import (TestCase, FunctionTestCase, SkipTest, skip, skipIf, skipUnless, expectedFailure, addModuleCleanup,
                   doModuleCleanups, enterModuleContext, IsolatedAsyncioTestCase)
from .run import (TestResult, TextTestResult, TestSuite, TestLoader, TextTestRunner, TestProgram, defaultTestLoader,
                  main, makeSuite, findTestCases, installHandler, registerResult, removeHandler, removeResult)

__all__ = ["TestResult", "TestCase", "IsolatedAsyncioTestCase", "TestSuite", "TextTestRunner", "TestLoader",
           "FunctionTestCase", "main", "defaultTestLoader", "SkipTest", "skip", "skipIf", "skipUnless",
           "expectedFailure", "TextTestResult", "addModuleCleanup", "doModuleCleanups", "enterModuleContext"]
