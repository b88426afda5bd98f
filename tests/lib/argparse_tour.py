# argparse: positionals, options, types, choices, actions, groups, subcommands, help texts, messages.

import argparse
import io
import sys


def run(parser, text, known=False):
    stderr, stdout = sys.stderr, sys.stdout
    sys.stderr = sys.stdout = out = io.StringIO()
    try:
        result = parser.parse_known_args(text.split()) if known else parser.parse_args(text.split())
    except SystemExit as exc:
        result = f"exit {exc.code}"
    finally:
        sys.stderr, sys.stdout = stderr, stdout
    print(repr(text), "->", result)
    if out.getvalue():
        print(out.getvalue(), end="")


p = argparse.ArgumentParser(prog="tool", description="A tool that does things.", epilog="The end.")
p.add_argument("path", help="where to look")
p.add_argument("more", nargs="*", type=int, help="numbers")
p.add_argument("-v", "--verbose", action="count", default=0, help="say more")
p.add_argument("-o", "--out", metavar="FILE", help="write to FILE (default: %(default)s)", default="-")
p.add_argument("--mode", choices=["fast", "slow"], default="fast")
p.add_argument("--size", type=float, dest="how_big")
p.add_argument("--flag", action="store_true")
p.add_argument("--no-color", action="store_false", dest="color")
p.add_argument("--tag", action="append")
p.add_argument("--const", action="store_const", const=42)
p.add_argument("--pair", nargs=2)
p.add_argument("--maybe", nargs="?", const="c", default="d")
p.add_argument("--version", action="version", version="%(prog)s 1.0")
p.add_argument("--feature", action=argparse.BooleanOptionalAction)
run(p, "x")
run(p, "x 1 2 -vv --out=f --mode slow --size 2.5 --flag --no-color --tag a --tag b --const --pair p q --maybe --feature")
run(p, "x -ofile -v --maybe m --no-feature -- -3")
run(p, "x --si 3")
run(p, "x --zork", known=True)
for wrong in ("", "x --zork", "x --mode no", "x --size big", "x 1 two", "x --pair a", "x --out", "x --no", "-h", "--version"):
    run(p, wrong)
print(p.format_usage(), end="")

print("-- groups and subcommands")
p = argparse.ArgumentParser(prog="git", add_help=False)
group = p.add_mutually_exclusive_group(required=True)
group.add_argument("--a", action="store_true")
group.add_argument("--b", type=int)
named = p.add_argument_group("extras", "Things besides.")
named.add_argument("--c", help="the c")
run(p, "--a")
run(p, "--b 3 --c x")
run(p, "")
run(p, "--a --b 2")
print(p.format_help())
p = argparse.ArgumentParser(prog="git")
p.set_defaults(level=1)
commands = p.add_subparsers(title="commands", dest="command", required=True)
add = commands.add_parser("add", help="add files", aliases=["a"])
add.add_argument("files", nargs="+")
add.set_defaults(level=2)
push = commands.add_parser("push", help="send")
push.add_argument("--force", "-f", action="store_true")
for text in ("add x y", "a z", "push -f", "", "pull", "add", "push -h", "-h"):
    run(p, text)

print("-- the rest")
p = argparse.ArgumentParser(prog="t", prefix_chars="+-", fromfile_prefix_chars=None, argument_default=argparse.SUPPRESS,
                            formatter_class=argparse.ArgumentDefaultsHelpFormatter)
p.add_argument("+x", type=int, default=3, help="the x")
p.add_argument("--rest", nargs=argparse.REMAINDER)
run(p, "")
run(p, "+x 4 --rest a -b --c")
run(p, "-h")
for make in (lambda: p.add_argument("+x"), lambda: p.add_argument("y", required=True), lambda: p.add_argument("z", action="zork"),
             lambda: p.add_argument("--n", nargs=0), lambda: p.add_argument("--t", type="int"),
             lambda: p.add_argument("a", "b"), lambda: p.add_argument("--m", nargs=2, metavar=("A",))):
    try:
        make()
    except (TypeError, ValueError, argparse.ArgumentError) as exc:
        print(type(exc).__name__, exc)
space = argparse.Namespace(a=1, b="x")
print(space, space == argparse.Namespace(a=1, b="x"), "a" in space, vars(space))
p = argparse.ArgumentParser(prog="quiet", exit_on_error=False)
p.add_argument("--n", type=int)
try:
    p.parse_args(["--n", "x"])
except argparse.ArgumentError as exc:
    print(exc)

print(argparse.ArgumentParser().add_argument("--n", nargs=2, help="two"))
try:
    argparse.ArgumentParser().add_argument("x", nargs="many")
except ValueError as exc:
    print(exc)
