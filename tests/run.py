#!/usr/bin/env python3
"""Runs the tests: every tests/<folder>/<name>.py against the output beside it, in one or more variants.

    tests/run.py                     the host build
    tests/run.py -v m32 -v stress    other variants of the table below
    tests/run.py lang/closure        only tests whose path contains a text
    tests/run.py --golden            writes the .out files anew with CPython 3.13

A test is a program; its .out file is what CPython prints (standard output; for tests/errors also what it
writes to standard error). A test about what CPython has not got says so in its first line ("Wafer only"):
its .out is written by hand. The second line may say "# needs: double threads": features without which it is skipped.
Among them: started, the program is what was started, and no other runs it.
A sanitized build has no "tidystack": its frames keep stale words, and what they point to lives on.
A build without columns shows no ~~~^~~~ under a line; there the rest of the output is compared.
A tests/repl/<name>.txt is what a session at the prompt looks like: lines after >>> and ... are typed.
"""
import argparse
import concurrent.futures
import os
import re
import signal
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDERS = ["lang", "types", "builtins", "modules", "lib", "errors", "limits", "fixed"]
ASAN = {"ASAN_OPTIONS": "detect_leaks=0:detect_stack_use_after_return=0", "UBSAN_OPTIONS": "halt_on_error=1"}

# What a test may need and a variant has not got
NARROW = {"columns", "spans", "wide", "double"}  # 32-bit words
SANITIZED = {"deepstack", "tidystack"}  # frames are larger, and what has died stays on the stack
SLOW = SANITIZED | {"speed"}
# name: (command, environment, what it has not got, seconds of the processor that a test may take)
VARIANTS = {
    "host": (["build/wafer"], {}, {"small"}, 20),
    "m32": (["build/m32/wafer"], {}, NARROW | {"small"}, 20),
    "asan": (["build/asan/wafer"], ASAN, SANITIZED | {"small"}, 60),
    "asan32": (["build/asan32/wafer"], ASAN, NARROW | SANITIZED | {"small"}, 60),
    "stress": (["build/asan/wafer", "-X", "stress"], ASAN, SLOW | {"small"}, 300),
    "steps": (["build/asan/wafer", "-X", "steps"], ASAN, SLOW | {"small"}, 300),
    "stress32": (["build/asan32/wafer", "-X", "stress"], ASAN, NARROW | SLOW | {"small"}, 300),
    "clang": (["build/fuzz/wafer"], ASAN, SANITIZED | {"small"}, 60),
    "clangstress": (["build/fuzz/wafer", "-X", "stress"], ASAN, SLOW | {"small"}, 300),
    "small32": (["build/m32/wafer", "-X", "heapsize=256k"], {}, NARROW | {"memory"}, 20),
    "smallsteps32": (["build/asan32/wafer", "-X", "steps", "-X", "heapsize=2m"], ASAN, NARROW | SLOW | {"memory"}, 300),
    "spare": (["build/spare/wafer"], {}, NARROW | {"small", "docs", "unicode"}, 20),
    "short": (["build/short/wafer"], {}, {"small"}, 20),
    "fail": (["build/asan/wafer", "-X", "heapsize=16m"], ASAN, SLOW | {"small"}, 60),
    "tight": (["build/wafer"], {}, {"small", "speed"}, 60),
    "tight32": (["build/m32/wafer"], {}, NARROW | {"small", "speed"}, 60),
    "shallow": (["build/wafer"], {}, {"small"}, 60),
    "shallow32": (["build/m32/wafer"], {}, NARROW | {"small"}, 60),
}


def find_tests(patterns, golden=False):
    tests = []
    for folder in FOLDERS + ["repl", "embed"]:
        path = os.path.join(ROOT, "tests", folder)
        for name in sorted(os.listdir(path)) if os.path.isdir(path) else []:
            test = f"tests/{folder}/{name}"
            ending = {"repl": ".txt", "embed": ".out"}.get(folder, ".py")
            is_test = name.endswith(ending) and not name.startswith("_")
            is_test = is_test and (ending != ".py" or golden or os.path.exists(os.path.join(path, name[:-3] + ".out")))
            if is_test and (not patterns or any(p in test for p in patterns)):
                tests.append(test)
    return tests


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8", errors="surrogateescape", newline="") as file:
        return file.read()


def golden_of(test):
    return test[:-3] + ".out"


def needs_of(test):
    match = re.search(r"^# needs: (.*)$", read(test), re.M)
    return set(match.group(1).split()) if match else set()


def run(command, env, seconds, text=None, errors=False):
    """Output of a command run at the root, with paths from there, and what went wrong with it (or None).

    The limit is in seconds of the processor, so that a busy machine fails no test; one that waits for
    what never comes has ten times as long."""
    limited = ["sh", "-c", 'ulimit -S -t "$0" && exec "$@"', str(seconds), *command]
    try:
        done = subprocess.run(limited, cwd=ROOT, env={**os.environ, "PYTHONPATH": "", **env}, timeout=10 * seconds,
                              input=text.encode() if text is not None else b"", stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT if errors else subprocess.PIPE)
    except subprocess.TimeoutExpired:
        return "", f"took longer than {10 * seconds} s"
    output = done.stdout.decode("utf-8", "surrogateescape").replace(ROOT + "/", "")
    if done.returncode == 127:
        return output, "not built: " + command[0]
    if -done.returncode == signal.SIGXCPU:
        return output, f"took longer than {seconds} s of the processor"
    if done.returncode < 0:
        return output, f"killed by signal {-done.returncode}"
    if done.stderr and (b"Sanitizer" in done.stderr or b"runtime error" in done.stderr):
        return output, done.stderr.decode("utf-8", "replace")[:2000]
    if errors and ("Sanitizer" in output or "runtime error:" in output):
        return output, "sanitizer report"
    trouble = done.stderr.decode("utf-8", "replace")[-1500:] if done.stderr and done.returncode else None
    return output, trouble


def without_marks(text):
    """A report of an error as a build without columns shows it: no ~~~^~~~ under the lines."""
    return re.sub(r"(?m)^ *[ |+]* *[~^]+[~^ ]*\n", "", text)


def first_difference(got, wanted):
    got, wanted = got.split("\n"), wanted.split("\n")
    for number in range(max(len(got), len(wanted))):
        ours = got[number] if number < len(got) else "(nothing)"
        theirs = wanted[number] if number < len(wanted) else "(nothing)"
        if ours != theirs:
            return f"  line {number + 1}\n  wanted: {theirs}\n  got:    {ours}"
    return "  (the same)"


def transcript_input(text):
    return "".join(line[4:] + "\n" for line in text.splitlines() if line.startswith((">>> ", "... ")))


def run_repl(test, command, env, seconds):
    wanted = read(test)
    got, trouble = run(command + ["-i"], env, seconds, transcript_input(wanted), errors=True)
    # What is typed does not show in the output: put each line back behind its prompt.
    typed = iter(transcript_input(wanted).split("\n"))
    body = got.split("\n", 1)[1] if "\n" in got else ""
    shown = re.sub(r"(>>> |\.\.\. )", lambda m: m.group(1) + next(typed, "") + "\n", body)
    tidy = lambda text: "\n".join(line.rstrip() for line in text.splitlines()).replace("\n>>>\n", "\n").strip()
    shown = re.sub(r"(?m)^>>> *\n*\Z", "", shown)
    return tidy(shown), tidy(wanted), trouble


def run_test(test, variant):
    command, env, lacks, seconds = VARIANTS[variant]
    missing = needs_of(test) & lacks
    shown = without_marks if missing == {"columns"} else str
    if missing - {"columns"}:
        return "skipped", ", ".join(sorted(missing))
    if ("short" in needs_of(test)) != (variant == "short"):
        return "skipped", "messages in full" if variant == "short" else "short"
    if test.startswith("tests/embed/"):  # a program of examples/embed, built beside the binary
        full = [os.path.join(os.path.dirname(command[0]), "embed", os.path.basename(test)[:-4])]
        wanted = read(test)
        got, trouble = run(full, env, seconds)
    elif test.startswith("tests/repl/"):
        got, wanted, trouble = run_repl(test, command, env, seconds)
        full = command + ["-i"]
    else:
        full = command + [test]
        wanted = read(golden_of(test))
        got, trouble = run(full, env, seconds, errors=test.startswith("tests/errors/"))
    got, wanted = shown(got), shown(wanted)
    if got == wanted and not (trouble and "anitizer" in trouble):
        return "passed", ""
    repeat = " ".join([f"{k}={v}" for k, v in env.items()] + full)
    return "failed", f"{repeat}\n{first_difference(got, wanted)}" + (f"\n  {trouble}" if trouble else "")


def failing_allocations(command, most):
    """The k-th allocation fails, for k = 1, 2, 3 ...: every one at the start, then fewer."""
    k, step = 1, 1
    while k < most:
        yield command + ["-X", f"fail={k}"]
        k += step
        step += k // 40


def small_heaps(command, most):
    """From what is hardly enough to begin with, by eighths, to 16 MB."""
    size = 24 * 1024
    while size < 16 << 20:
        yield command + ["-X", f"heapsize={size}"]
        size += size // 8


def small_stacks(command, most):
    """C stacks from 48 KB, by eighths, to where the usual limit of a VM holds; it takes half of them."""
    kilobytes = 48
    while kilobytes < 512:
        yield ["sh", "-c", 'ulimit -s "$0" && exec "$@"', str(kilobytes), *command]
        kilobytes += kilobytes // 8


SQUEEZES = {"fail": failing_allocations, "tight": small_heaps, "tight32": small_heaps, "shallow": small_stacks, "shallow32": small_stacks}


def run_squeezed(test, variant, most):
    """Takes something away from a test, less each time, until it has passed untouched several times in a row
    (what can be done without is done without): it may print what it likes, but must never crash."""
    command, env, lacks, seconds = VARIANTS[variant]
    if not test.endswith(".py") or needs_of(test) & lacks:
        return "skipped", "not for this variant"
    untouched = 0
    for squeezed in SQUEEZES[variant](command, most):
        full = squeezed + [test]
        output, trouble = run(full, env, seconds, errors=True)
        if trouble and ("anitizer" in trouble or "signal" in trouble or "longer" in trouble):
            return "failed", " ".join(full) + "\n  " + trouble[:600]
        untouched = untouched + 1 if output == read(golden_of(test)) else 0
        if untouched == 8:
            break
    return "passed", ""


def write_golden(tests, python):
    for test in tests:
        if not test.endswith(".py") or "Wafer only" in read(test).split("\n", 1)[0]:
            continue
        output, trouble = run([python, test], {}, 60, errors=test.startswith("tests/errors/"))
        if trouble:
            print(f"{test}: {trouble}")
        with open(os.path.join(ROOT, golden_of(test)), "w", encoding="utf-8", errors="surrogateescape", newline="") as file:
            file.write(output)
    print(f"{len(tests)} written")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("patterns", nargs="*")
    parser.add_argument("-v", "--variant", action="append", choices=list(VARIANTS))
    parser.add_argument("-j", type=int, default=os.cpu_count())
    parser.add_argument("--golden", action="store_true")
    parser.add_argument("--most", type=int, default=400, help="variant fail: highest k tried")
    parser.add_argument("--python", default="python3.13")
    options = parser.parse_args()
    tests = find_tests(options.patterns, options.golden)
    if options.golden:
        return write_golden(tests, options.python)
    counts, skips = {"passed": 0, "failed": 0, "skipped": 0}, {}
    with concurrent.futures.ThreadPoolExecutor(options.j) as pool:
        for variant in options.variant or ["host"]:
            if variant in SQUEEZES:
                jobs = [(test, pool.submit(run_squeezed, test, variant, options.most)) for test in tests]
            else:
                jobs = [(test, pool.submit(run_test, test, variant)) for test in tests]
            for test, job in jobs:
                result, what = job.result()
                counts[result] += 1
                if result == "failed":
                    print(f"FAILED {variant} {test}\n  {what}\n")
                elif result == "skipped":
                    skips[f"{variant}: {what}"] = skips.get(f"{variant}: {what}", 0) + 1
    for reason, count in sorted(skips.items()):
        print(f"skipped {count}: {reason}")
    print("{passed} passed, {failed} failed, {skipped} skipped".format(**counts))
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
