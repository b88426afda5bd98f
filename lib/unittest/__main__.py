"""python -m unittest."""

from unittest import main

main(module=None)
