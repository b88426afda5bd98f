/* structseq.c - tuples whose items have names too. What a tuple does they do as
 * tuples; only repr and making are their own. */
#include "objects/list.h"
#include "objects/str.h"
#include "state.h"

_Static_assert(offsetof(wf_tuple, item) == 2 * sizeof(uintptr_t), "WF_FIELD knows");

static void struct_trace(wf_tracer *t, void *object) {
    wf_tuple *tuple = object;
    wf_trace_many(t, tuple->item, tuple->count);
}

static size_t struct_size(const void *object) {
    return sizeof(wf_tuple) + ((const wf_tuple *)object)->count * sizeof(wf_val);
}

static wf_val struct_repr(wf_vm *vm, wf_val self) {
    const wf_type *type = wf_typeof(self);
    wf_tuple *tuple = wf_as_tuple(self);
    wf_text text = {0};
    wf_text_addf(vm, &text, "%s%s%s(", type->module ? type->module : "", type->module ? "." : "",
                 type->name);
    for (size_t i = 0; i < tuple->count && i < type->def_count; i++) {
        wf_text_addf(vm, &text, "%s%s=", i ? ", " : "", type->defs[i].name);
        wf_text_add_repr(vm, &text, tuple->item[i]);
    }
    wf_text_add(vm, &text, ")", 1);
    return wf_text_end(vm, &text);
}

static wf_hash struct_hash(wf_vm *vm, wf_val self) { return wf_tuple_type.slots->hash(vm, self); }
static wf_val struct_iter(wf_vm *vm, wf_val self) { return wf_tuple_type.slots->iter(vm, self); }
static wf_val struct_length(wf_vm *vm, wf_val self) {
    return wf_ops_of(&wf_tuple_type)->length(vm, self);
}
static wf_val struct_compare(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op) {
    return wf_tuple_type.slots->compare(vm, self, other, op);
}
static wf_val struct_getitem(wf_vm *vm, wf_val self, wf_val key) {
    return wf_ops_of(&wf_tuple_type)->getitem(vm, self, key);
}
static bool struct_contains(wf_vm *vm, wf_val self, wf_val item) {
    return wf_ops_of(&wf_tuple_type)->contains(vm, self, item);
}
static wf_val struct_binary(wf_vm *vm, wf_binop op, wf_val left, wf_val right) {
    return wf_ops_of(&wf_tuple_type)->binary(vm, op, left, right);
}

static wf_val struct_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                          wf_val names) {
    wf_val sequence;
    (void)names;
    wf_bind_args(vm, type->name, "sequence", 1, 1, args, count, WF_NULL, &sequence);
    wf_tuple *items = wf_tuple_from(vm, sequence);
    if (items->count < type->def_count)
        wf_error_raise(vm, WF_E_STRUCT_SEQUENCE, type->name, (int)type->def_count, items->count);
    return wf_struct_new(vm, type, items->item, items->count);
}

const wf_slots wf_struct_slots = {.size = sizeof(wf_tuple),
                                  .trace = struct_trace,
                                  .size_of = struct_size,
                                  .make = struct_make,
                                  .repr = struct_repr,
                                  .hash = struct_hash,
                                  .compare = struct_compare,
                                  .iter = struct_iter,
                                  WF_OPS(.length = struct_length, .getitem = struct_getitem,
                                         .contains = struct_contains, .binary = struct_binary)};

wf_val wf_struct_new(wf_vm *vm, const wf_type *type, const wf_val *items, size_t count) {
    wf_tuple *tuple = wf_new(vm, type, sizeof(wf_tuple) + count * sizeof(wf_val));
    tuple->count = count;
    for (size_t i = 0; i < count; i++)
        wf_set(vm, tuple, tuple->item[i], items[i]);
    return wf_from(tuple);
}
