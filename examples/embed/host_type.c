/* host_type.c - a module with a type written in C: a counter with a step. */
#include "console.h"

typedef struct counter {
    wf_head head;
    int64_t value, step;
    wf_val label; /* a reference: the collector is told of it by counter_trace */
} counter;

static counter *self_of(wf_val v);

static wf_val counter_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                           wf_val names) {
    (void)names;
    counter *self = wf_instance_new(vm, type, 0);
    self->step = count > 0 ? wf_to_int(vm, args[0]) : 1;
    wf_set(vm, self, self->label, count > 1 ? args[1] : wf_none());
    return wf_from_object(self);
}

static void counter_trace(wf_tracer *t, void *object) { wf_trace(t, &((counter *)object)->label); }

static wf_val counter_next(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    counter *self = self_of(args[0]);
    self->value += self->step;
    return wf_new_int(vm, self->value);
}

static wf_val counter_label(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm;
    (void)count;
    return self_of(args[0])->label;
}

static const wf_slots counter_slots = {
    .size = sizeof(counter), .trace = counter_trace, .make = counter_make};
static const wf_def counter_defs[] = {
    WF_FN("next", counter_next, 1, 1, "Adds the step and gives the sum."),
    WF_GET("label", counter_label, "What the counter was labelled."),
};
static const wf_type counter_type =
    WF_TYPE("Counter", WF_KIND_NATIVE, 0, counter_slots, wf_object_type, counter_defs,
            "Counter(step=1, label=None)");

static counter *self_of(wf_val v) { return wf_to_object(v); }

static const wf_def counting_defs[] = {WF_OBJECT("Counter", counter_type), WF_INT("LIMIT", 100)};
static const wf_module_def counting = {"counting", counting_defs, WF_COUNT(counting_defs), NULL,
                                       "Counters."};

int main(void) {
    wf_config config = {.port = &console};
    wf_vm *vm = wf_open(&config);
    wf_add_module(vm, &counting);
    if (run(vm, "import counting\n"
                "class Loud(counting.Counter):\n"
                "    def next(self):\n"
                "        return str(super().next()) + '!'\n"
                "c = counting.Counter(5, 'fives')\n"
                "print(c.label, [c.next() for _ in range(4)], counting.LIMIT)\n"
                "print(Loud(2).next(), isinstance(c, counting.Counter))\n") == WF_RAISED)
        wf_print_caught(vm);
    wf_close(vm);
    return 0;
}
