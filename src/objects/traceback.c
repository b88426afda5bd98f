/* traceback.c - traceback objects, and the frames that they show.
 *
 * An exception's traceback is a chain of entries, outermost call first. Frames
 * themselves are gone when one looks at them: an entry knows the code, its
 * globals and the instruction, and tb_frame makes an object of those.
 *
 * Always true: of a run of entries at the same place all but the outermost
 * three are left out and counted in the outermost one's `repeats`, so that
 * deep recursion cannot fill the memory with its traceback.
 */
#include "objects/exc_parts.h"
#include "objects/needs.h"
#include "state.h"

static bool same_place(const wf_trace_entry *entry, const wf_code *code, uint32_t ins) {
    return entry && entry->code == code && entry->ins == ins;
}

/* Adding to a traceback must not raise while something is being raised: with no memory the
 * entry is left out. */
void wf_exc_add_trace(wf_vm *vm, wf_val v, const wf_code *code, wf_dict *globals, uint32_t ins) {
    wf_exc *exc = wf_as_exc(v);
    wf_trace_entry *outer = exc->trace;
    if (same_place(outer, code, ins) && same_place(outer->next, code, ins) &&
        same_place(outer->next->next, code, ins)) {
        outer->repeats++;
        return;
    }
    wf_trace_entry *entry = wf_try_new(vm, &wf_traceback_type, sizeof *entry);
    if (!entry)
        return;
    wf_set(vm, entry, entry->code, code);
    wf_set(vm, entry, entry->globals, globals);
    wf_set(vm, entry, entry->next, outer);
    entry->ins = ins;
    wf_set(vm, exc, exc->trace, entry);
}

uint32_t wf_trace_line(const wf_trace_entry *entry) {
    return entry->line ? entry->line : wf_code_line(entry->code, entry->ins);
}

/* ---- frame: one that runs, or what is left of it ---- */

typedef struct frame {
    wf_head head;
    const wf_code *code;
    wf_dict *globals;
    uint32_t line;
    size_t depth; /* of the frame while it runs, 1 the outermost; 0: it does not run */
} frame;

static frame *as_frame(wf_val v) { return wf_ptr(v); }

static wf_val new_frame(wf_vm *vm, const wf_running *running) {
    frame *f = wf_new(vm, &wf_frame_type, sizeof *f);
    wf_set(vm, f, f->code, running->code);
    wf_set(vm, f, f->globals, running->globals);
    f->line = running->line;
    f->depth = running->depth;
    return wf_from(f);
}

wf_val wf_frame_object(wf_vm *vm, size_t level) {
    wf_running running;
    return wf_exec_look(vm, level, 0, &running) ? new_frame(vm, &running) : WF_NULL;
}

/* Whether it still runs: then that tells what it is doing. */
static bool look_at(wf_vm *vm, const frame *f, wf_running *running) {
    return f->depth && wf_exec_look(vm, 0, f->depth, running) && running->code == f->code;
}

static wf_val frame_locals(wf_vm *vm, const wf_val *args, size_t count) {
    wf_running running;
    (void)count;
    return look_at(vm, as_frame(args[0]), &running) ? wf_exec_locals_at(vm, running.depth)
                                                    : wf_new_dict(vm);
}

static wf_val frame_line(wf_vm *vm, const wf_val *args, size_t count) {
    wf_running running;
    (void)count;
    bool runs = look_at(vm, as_frame(args[0]), &running);
    return wf_new_uint(vm, runs ? running.line : as_frame(args[0])->line);
}

static wf_val frame_back(wf_vm *vm, const wf_val *args, size_t count) {
    wf_running running;
    (void)count;
    bool is_called = look_at(vm, as_frame(args[0]), &running) && running.depth > 1 &&
                     wf_exec_look(vm, 0, running.depth - 1, &running);
    return is_called ? new_frame(vm, &running) : WF_NONE;
}

static void trace_frame(wf_tracer *t, void *object) {
    frame *f = object;
    wf_trace_ref(t, &f->code);
    wf_trace_ref(t, &f->globals);
}

static const wf_slots frame_slots = {
    .size = sizeof(frame),
    .trace = trace_frame,
};
static const wf_def frame_defs[] = {
    WF_MEMBER("f_code", frame, code, NULL), WF_MEMBER("f_globals", frame, globals, NULL),
    WF_GET("f_locals", frame_locals, NULL), WF_GET("f_lineno", frame_line, NULL),
    WF_GET("f_back", frame_back, NULL),
};
const wf_type wf_frame_type = WF_TYPE("frame", WF_KIND_NATIVE, WF_TYPE_FINAL | WF_TYPE_NO_MAKE,
                                      frame_slots, wf_object_type, frame_defs, NULL);

/* ---- traceback ---- */

static wf_trace_entry *as_entry(wf_val v) { return wf_ptr(v); }

static wf_val tb_next(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm;
    (void)count;
    wf_trace_entry *next = as_entry(args[0])->next;
    return wf_none_if_null(wf_from(next));
}

static wf_val set_tb_next(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (wf_is_null(args[1]) || (!wf_is_none_(args[1]) && !wf_is_exact(args[1], &wf_traceback_type)))
        wf_error_raise(vm, WF_E_TB_NEXT_TYPE);
    wf_trace_entry *entry = as_entry(args[0]);
    wf_trace_entry *next = wf_is_none_(args[1]) ? NULL : as_entry(args[1]);
    for (wf_trace_entry *at = next; at; at = at->next)
        if (at == entry)
            wf_error_raise(vm, WF_E_TB_LOOP);
    wf_set(vm, entry, entry->next, next);
    return WF_NONE;
}

static wf_val tb_lineno(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_uint(vm, wf_trace_line(as_entry(args[0])));
}

static wf_val tb_lasti(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_uint(vm, as_entry(args[0])->ins);
}

static wf_val tb_frame(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_trace_entry *entry = as_entry(args[0]);
    wf_running running = {entry->code, entry->globals, wf_trace_line(entry), 0};
    return new_frame(vm, &running);
}

static void trace_entry(wf_tracer *t, void *object) {
    wf_trace_entry *entry = object;
    wf_trace_ref(t, &entry->next);
    wf_trace_ref(t, &entry->code);
    wf_trace_ref(t, &entry->globals);
}

static const wf_slots traceback_slots = {
    .size = sizeof(wf_trace_entry),
    .trace = trace_entry,
};
static const wf_def traceback_defs[] = {
    WF_GETSET("tb_next", tb_next, set_tb_next, NULL),
    WF_GET("tb_lineno", tb_lineno, NULL),
    WF_GET("tb_lasti", tb_lasti, NULL),
    WF_GET("tb_frame", tb_frame, NULL),
};
const wf_type wf_traceback_type =
    WF_TYPE("traceback", WF_KIND_NATIVE, WF_TYPE_FINAL | WF_TYPE_NO_MAKE, traceback_slots,
            wf_object_type, traceback_defs, NULL);
