"""Stands for test.support.testcase: checks that classes of tests mix in."""

import math


class ExceptionIsLikeMixin:
    def assertExceptionIsLike(self, exc, template):
        """Same types, same arguments; groups: the same all the way down."""
        if exc is None or template is None:
            self.assertIs(exc, template)
            return
        self.assertEqual(type(exc), type(template))
        if isinstance(exc, BaseExceptionGroup):
            self.assertEqual(exc.message, template.message)
            self.assertEqual(len(exc.exceptions), len(template.exceptions))
            for inner, like in zip(exc.exceptions, template.exceptions):
                self.assertExceptionIsLike(inner, like)
        else:
            self.assertEqual(exc.args[0], template.args[0])


class FloatsAreIdenticalMixin:
    def assertFloatsAreIdentical(self, x, y):
        """Equal, or both not a number; zeros with the same sign."""
        same = math.isnan(x) and math.isnan(y) or x == y and math.copysign(1, x) == math.copysign(1, y)
        if not same:
            self.fail(f"floats {x!r} and {y!r} are not identical")


class ComplexesAreIdenticalMixin(FloatsAreIdenticalMixin):
    def assertComplexesAreIdentical(self, x, y):
        self.assertFloatsAreIdentical(x.real, y.real)
        self.assertFloatsAreIdentical(x.imag, y.imag)
