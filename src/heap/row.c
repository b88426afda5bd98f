/* row.c - rows of values and blobs of bytes: the storage of what grows. */
#include "heap/heap.h"
#include "heap/needs.h"

static void trace_row(wf_tracer *t, void *object) {
    wf_row *row = object;
    wf_trace_many(t, row->slot, row->room);
}

static void trace_weak_row(wf_tracer *t, void *object) {
    if (!wf_tracer_is_marking(t))
        trace_row(t, object);
}

static const wf_slots row_slots = {.size = sizeof(wf_row), .trace = trace_row};
static const wf_slots weak_row_slots = {.size = sizeof(wf_row), .trace = trace_weak_row};
static const wf_slots blob_slots = {.size = sizeof(wf_blob)};

#define STORAGE(text, slts)                                                                        \
    {                                                                                              \
        .head = WF_HEAD(wf_type_type), .name = text, .slots = &(slts), .base = &wf_object_type,    \
        .flags = WF_TYPE_FINAL | WF_TYPE_INTERNAL | WF_TYPE_VARSIZE, .kind = WF_KIND_NATIVE        \
    }
const wf_type wf_row_type = STORAGE("row", row_slots);
const wf_type wf_weak_row_type = STORAGE("weak row", weak_row_slots);
const wf_type wf_blob_type = STORAGE("blob", blob_slots);

static wf_row *new_row(wf_vm *vm, const wf_type *type, size_t room) {
    if (room > SIZE_MAX / 2 / sizeof(wf_val) - sizeof(wf_row))
        wf_raise_memory(vm, SIZE_MAX);
    wf_row *row = wf_new(vm, type, sizeof *row + room * sizeof(wf_val));
    row->room = room;
    return row;
}

wf_row *wf_row_new(wf_vm *vm, size_t room) { return new_row(vm, &wf_row_type, room); }
wf_row *wf_weak_row_new(wf_vm *vm, size_t room) { return new_row(vm, &wf_weak_row_type, room); }

wf_blob *wf_blob_new(wf_vm *vm, size_t room) {
    if (room > SIZE_MAX / 2)
        wf_raise_memory(vm, SIZE_MAX);
    wf_blob *blob = wf_new(vm, &wf_blob_type, sizeof *blob + room);
    blob->room = room;
    return blob;
}
