/* errors.c - exceptions that cross the border: raised in Python and seen in C, raised in C and
 * caught in Python. */
#include "console.h"

static wf_val fail(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    wf_raise_text(vm, &wf_exc_OSError, "the bus is %s", "stuck");
}

static wf_val twice(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_call(vm, args[0], NULL, 0); /* what it raises passes through this frame */
    return wf_call(vm, args[0], NULL, 0);
}

static const wf_def fail_def = WF_FN("fail", fail, 0, 0, "Raises OSError.");
static const wf_def twice_def = WF_FN("twice", twice, 1, 1, "Calls its argument two times.");

int main(void) {
    wf_config config = {.port = &console};
    wf_vm *vm = wf_open(&config);
    wf_set_global(vm, "fail", wf_new_function(vm, &fail_def));
    wf_set_global(vm, "twice", wf_new_function(vm, &twice_def));
    run(vm, "try:\n    fail()\nexcept OSError as e:\n    print('caught in Python:', e)\n");
    wf_status status = run(vm, "calls = []\n"
                               "def f():\n"
                               "    calls.append(1)\n"
                               "    if len(calls) == 2:\n"
                               "        raise KeyError('second')\n"
                               "twice(f)\n");
    printf("caught in C: %s\n", status == WF_RAISED ? wf_type_name(wf_caught(vm)) : "nothing");
    run(vm, "print('calls made:', len(calls))");
    wf_close(vm);
    return 0;
}
