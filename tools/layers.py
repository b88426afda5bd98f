#!/usr/bin/env python3
"""Checks that no folder includes what lies above it. Prints file:line for each offence."""
import pathlib
import re
import sys

ORDER = ["heap", "objects", "vm", "compiler", "native", "runtime", "modules"]
# Modules that may look into the core; all others are written against wafer.h.
CORE_MODULES = {"sys.c", "gc.c", "micropython.c", "builtins.c", "builtins_io.c", "builtins_code.c", "builtins_help.c", "builtins_iter.c",
                "_weakref.c"}
EVERYWHERE = {"state.h", "config.h", "errors.h", "wafer.h", "wafer_errno.h"}


def offence(path, folder, target):
    if target in EVERYWHERE or "/" not in target:
        return None
    other = target.split("/")[0]
    if other not in ORDER:
        return None
    if folder == "modules" and other != "modules" and path.name not in CORE_MODULES:
        return f"{folder}/ is written against wafer.h, not {target}"
    if folder == "compiler" and other == "vm" and target not in ("vm/code.h", "vm/opcodes.def", "vm/exec.h"):
        return f"compiler/ may see only vm/code.h of vm/, not {target}"
    if ORDER.index(other) > ORDER.index(folder):
        return f"{folder}/ must not look up at {other}/"
    return None


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    bad = 0
    for path in sorted((root / "src").rglob("*.[ch]")):
        folder = path.parent.name
        if folder not in ORDER:
            continue
        for number, line in enumerate(path.read_text().splitlines(), 1):
            match = re.match(r'#include "([^"]+)"', line)
            what = match and offence(path, folder, match.group(1))
            if what:
                print(f"{path.relative_to(root)}:{number}: {what}")
                bad += 1
    print(f"layers: {bad} offences")
    return bad != 0


if __name__ == "__main__":
    sys.exit(main())
