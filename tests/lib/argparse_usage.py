# argparse: the usage of groups that exclude each other, widths, and what add_argument refuses.
# needs: environ

import argparse
import os


def fails(function, *args, **kwargs):
    try:
        print("->", function(*args, **kwargs))
    except (ValueError, TypeError, argparse.ArgumentError) as e:
        print("->", type(e).__name__, "-", e)


def parser(**kwargs):
    return argparse.ArgumentParser(prog="prog", add_help=False, **kwargs)


p = parser()
group = p.add_mutually_exclusive_group(required=True)
group.add_argument("--foo", action="store_true")
group.add_argument("--spam")
group.add_argument("badger", nargs="*", default="x")
p.print_usage()
p = parser()
outer = p.add_mutually_exclusive_group()
outer.add_argument("--first")
outer.add_argument("--second")
outer.add_argument("--third", action="store_true")
p.add_argument("file", nargs="+")
p.print_usage()
os.environ["COLUMNS"] = "30"
p.print_help()
del os.environ["COLUMNS"]
print(argparse.FileType("r", 1, errors="replace"), argparse.FileType("wb"), argparse.FileType("w", encoding="utf-8"))
p = parser()
commands = p.add_subparsers()
commands.add_parser("one", aliases=["1"])
fails(p.add_subparsers)
fails(commands.add_parser, "one")
fails(commands.add_parser, "two", aliases=["1"])
fails(p.add_argument, "name", dest="other")
fails(p.add_argument, "--many", nargs="abc")
fails(p.add_argument, "--pair", nargs=2, metavar=("A", "B", "C"))
