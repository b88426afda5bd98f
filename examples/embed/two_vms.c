/* two_vms.c - two VMs in one thread, run in slices, turn by turn. */
#include "console.h"

static const char program[] = "total = 0\n"
                              "for i in range(1, 5001):\n"
                              "    total += i * step\n"
                              "print(name, 'is done:', total)\n";

static wf_vm *start(const char *name, int step) {
    wf_config config = {.port = &console};
    wf_vm *vm = wf_open(&config);
    wf_set_global(vm, "name", wf_new_text(vm, name));
    wf_set_global(vm, "step", wf_new_int(vm, step));
    wf_start(vm, program, strlen(program), "__main__");
    return vm;
}

int main(void) {
    wf_vm *first = start("first", 1), *second = start("second", 2);
    wf_status a = WF_MORE, b = WF_MORE;
    int turns = 0;
    for (; a == WF_MORE || b == WF_MORE; turns++) {
        if (a == WF_MORE)
            a = wf_step(first, 1000);
        if (b == WF_MORE)
            b = wf_step(second, 1000);
    }
    printf("both took turns: %s\n", turns > 3 ? "yes" : "no");
    wf_close(first);
    wf_close(second);
    return a == WF_RAISED || b == WF_RAISED;
}
