/* hello.c - open a VM, run text, read a global, close it. */
#include "console.h"

int main(void) {
    wf_config config = {.port = &console};
    wf_vm *vm = wf_open(&config);
    if (!vm)
        return 1;
    if (run(vm, "print('hello from Wafer')\nanswer = sum(range(10)) - 3\n") == WF_RAISED)
        wf_print_caught(vm);
    printf("answer is %d\n", (int)wf_to_int(vm, wf_get_global(vm, "answer")));
    wf_set_global(vm, "name", wf_new_text(vm, "C"));
    run(vm, "print('and a value from', name)");
    wf_close(vm);
    return 0;
}
