/* host_function.c - a C function called from Python, and Python called from C. */
#include "console.h"

/* degrees(x): what a sensor of the host would give. */
static wf_val read_sensor(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    int64_t channel = wf_to_int(vm, args[0]);
    if (channel < 0 || channel > 3)
        wf_raise_text(vm, &wf_exc_ValueError, "channel %d is not there", (int)channel);
    return wf_new_float(vm, (wf_real)(20 + channel) + (wf_real)0.5);
}

static const wf_def sensor = WF_FN_PARAMS("read_sensor", read_sensor, 1, 1, "channel",
                                          "Degrees at a channel, 0 to 3. Raises ValueError.");

/* Called protected: what Python raises stops here. */
static void call_python(wf_vm *vm, void *data) {
    wf_val args[] = {wf_new_int(vm, 4), wf_new_int(vm, 5)};
    *(int64_t *)data = wf_to_int(vm, wf_call(vm, wf_get_global(vm, "area"), args, 2));
}

int main(void) {
    wf_config config = {.port = &console};
    wf_vm *vm = wf_open(&config);
    wf_set_global(vm, "read_sensor", wf_new_function(vm, &sensor));
    run(vm, "print([read_sensor(i) for i in range(3)])\n"
            "try:\n"
            "    read_sensor(9)\n"
            "except ValueError as e:\n"
            "    print('error:', e)\n"
            "def area(width, height):\n"
            "    return width * height\n");
    int64_t area = 0;
    if (wf_try(vm, call_python, &area) == WF_DONE)
        printf("area is %d\n", (int)area);
    wf_close(vm);
    return 0;
}
