/* sandbox.c - untrusted code under a memory limit, an instruction limit and a limit of the C stack;
 * no files, because the port has none. Whatever it does is over within BOUND_SECONDS of processor
 * time (most of it within a tenth of one), and the VM goes on. */
#include <time.h>
#include "console.h"

enum { MEMORY = 4 << 20, INSTRUCTIONS = 300000, BOUND_SECONDS = 10 };

static const struct attack {
    const char *what, *text;
} attacks[] = {
    {"an endless loop", "while True: pass"},
    {"one that catches everything",
     "while True:\n    try:\n        while True: pass\n    except BaseException: pass"},
    {"one in finally", "def f():\n    try:\n        while True: pass\n    finally: f()\nf()"},
    {"one in a generator", "def g():\n    while True:\n        try: yield 1\n        except: pass\n"
                           "while True:\n    try:\n        for x in g(): pass\n    except: pass"},
    {"one in a sort", "class A:\n    def __lt__(self, o):\n        while True: pass\n"
                      "sorted([A(), A()])"},
    {"an endless generator in list()", "def g():\n    while True: yield 1\nlist(g())"},
    {"an endless iterator in sorted()", "import itertools\nsorted(itertools.count())"},
    {"in sum()", "import itertools\nsum(itertools.repeat(1))"},
    {"in set()", "import itertools\nset(itertools.repeat(1))"},
    {"in dict()", "import itertools\ndict(itertools.repeat((1, 2)))"},
    {"in join()", "import itertools\n''.join(itertools.repeat(''))"},
    {"in deque()", "import itertools, collections\ncollections.deque(itertools.repeat(1), 0)"},
    {"in islice()", "import itertools\nlist(itertools.islice(itertools.repeat(1), 10**9, None))"},
    {"in filter()", "import itertools\nlist(filter(None, itertools.repeat(0)))"},
    {"in dropwhile()", "import itertools\nnext(itertools.dropwhile(bool, itertools.repeat(1)))"},
    {"in chain()", "import itertools\nnext(itertools.chain.from_iterable(itertools.repeat(())))"},
    {"in `in`", "import itertools\n0 in itertools.repeat(1)"},
    {"in prod()", "import itertools, math\nmath.prod(itertools.repeat(1))"},
    {"in update()", "import itertools\nset().update(itertools.repeat(1))"},
    {"in a call", "import itertools\nprint(*itertools.repeat(1))"},
    {"in a sum of a range", "sum(range(10**15))"},
    {"a huge string", "'x' * 10**9"},
    {"a huge list", "[0] * 10**9"},
    {"a huge list of a range", "list(range(10**9))"},
    {"a huge power", "10**10**10"},
    {"a huge product", "x = 1 << 400000\nwhile True: x = x * x"},
    {"a text of an int", "str(1 << 8000000)"},
    {"a format", "f'{1:>1000000000}'"},
    {"a format of a format", "'{:>{}}'.format(1, 10**9)"},
    {"doubling", "s = 'x'\nwhile True: s += s"},
    {"comparing 2**n times", "a, b = [], []\nfor i in range(100): a, b = [a, a], [b, b]\na == b"},
    {"a hash of 2**n", "a = ()\nfor i in range(100): a = (a, a)\nhash(a)"},
    {"checksums", "import binascii\nx = bytes(1000000)\nwhile True: binascii.crc32(x)"},
    {"hashes", "x = bytes(1000000)\nwhile True: hash(x)"},
    {"title case", "x = 'a ' * 300000\nwhile True: x.title()"},
    {"tests of characters", "x = 'a' * 1000000\nwhile True: x.isidentifier()"},
    {"stripping n of n characters", "x = 'a' * 200000\nwhile True: x.strip('b' * 200000 + 'a')"},
    {"translating", "x = 'ab' * 200000\nwhile True: x.translate({97: 98})"},
    {"turning round", "x = [1] * 100000\nwhile True: x.reverse()"},
    {"copies of a dict", "x = dict.fromkeys(range(10000))\nwhile True: dict(x)"},
    {"parts of sets", "x = set(range(10000))\nwhile True: x & x"},
    {"lists of views", "x = memoryview(bytes(100000))\nwhile True: x.tolist()"},
    {"collections", "import gc\nx = [[i] for i in range(10000)]\nwhile True: gc.collect()"},
    {"deep recursion", "def f(): return f()\nf()"},
    {"deep recursion in C", "class A:\n    def __repr__(self): return repr(self)\nrepr(A())"},
    {"a file", "open('/etc/passwd')"},
    {"leaving", "raise SystemExit(3)"},
    {"a sum", "print(sum(range(1000)))"},
};

static void try_out(wf_vm *vm, const struct attack *a) {
    clock_t start = clock();
    wf_limit_instructions(vm, INSTRUCTIONS);
    wf_status status = run(vm, a->text);
    wf_limit_instructions(vm, 0);
    bool late = clock() - start > BOUND_SECONDS * CLOCKS_PER_SEC;
    printf("%s: %s%s\n", a->what, status == WF_RAISED ? wf_type_name(wf_caught(vm)) : "done",
           late ? ", too late" : "");
    run(vm, "a = b = s = x = None"); /* what it has left in __main__ */
}

int main(int argc, char **argv) {
    wf_config config = {.port = &console, .memory_size = MEMORY, .stack_limit = 128 << 10};
    wf_vm *vm = wf_open(&config);
    for (size_t i = 0; i < WF_COUNT(attacks); i++)
        if (argc < 2 || strstr(attacks[i].what, argv[1]))
            try_out(vm, &attacks[i]);
    wf_close(vm);
    return 0;
}
