"""Runs what the program asks for while it is being imported."""

import __main__

before = "before"
__main__.act(__name__)
after = "after"
