/* limit.c - a VM that has 32 KB in all, runs out of memory, says so, and goes on. */
#include "console.h"

static char memory[32 * 1024];

int main(void) {
    wf_config config = {.port = &console, .memory = memory, .memory_size = sizeof memory};
    wf_vm *vm = wf_open(&config);
    if (!vm) {
        printf("32 KB are not enough to start\n");
        return 1;
    }
    wf_status status = run(vm, "def fill():\n"
                               "    kept = []\n"
                               "    while True:\n"
                               "        kept.append('x' * 100)\n"
                               "fill()\n");
    printf("filled up: %s\n", status == WF_RAISED ? wf_type_name(wf_caught(vm)) : "no error");
    status = run(vm, "print('still alive:', sum(i * i for i in range(100)))\n");
    if (status == WF_RAISED)
        wf_print_caught(vm);
    wf_close(vm);
    return 0;
}
