/* sandbox.c - untrusted code with a memory limit and an instruction limit; no files, because the
 * port has none. */
#include "console.h"

static void try_out(wf_vm *vm, const char *what, const char *text) {
    wf_limit_instructions(vm, 1000000);
    wf_status status = run(vm, text);
    printf("%s: %s\n", what, status == WF_RAISED ? wf_type_name(wf_caught(vm)) : "done");
    wf_limit_instructions(vm, 0);
}

int main(void) {
    wf_config config = {.port = &console, .memory_size = 4 << 20};
    wf_vm *vm = wf_open(&config);
    try_out(vm, "an endless loop", "while True: pass");
    try_out(vm, "an endless generator", "def g():\n    while True: yield 1\nlist(g())");
    try_out(vm, "a huge string", "'x' * 10**9");
    try_out(vm, "deep recursion", "def f(): return f()\nf()");
    try_out(vm, "a file", "open('/etc/passwd')");
    try_out(vm, "a sum", "print(sum(range(1000)))");
    wf_close(vm);
    return 0;
}
