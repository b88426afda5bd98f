/* frame.c - the VM stack: segments, entering and leaving frames, cells, and what the collector sees
 * of them.
 *
 * A frame is entered in one of three places: over its caller's outgoing arguments
 * (run.c and call.c do that), above everything live in the segment (its arguments
 * are copied), or at the start of a new segment.
 *
 * Always true: exec.segment holds the youngest frame that is not a generator's;
 * nothing above the end of that frame is live. Segments, and the code objects and
 * generators of active frames, do not move, so that frames may hold addresses.
 */
#include "vm/private.h"

/* ---- Segments ---- */

static void trace_segment(wf_tracer *t, void *object) {
    wf_trace_ref(t, &((wf_segment *)object)->prev); /* the slots are traced by wf_exec_trace */
}
static size_t size_of_segment(const void *object) {
    return sizeof(wf_segment) + ((const wf_segment *)object)->room * sizeof(wf_val);
}
static const wf_slots segment_slots = {
    .size = sizeof(wf_segment), .trace = trace_segment, .size_of = size_of_segment};
static const wf_type segment_type = {.head = WF_HEAD(wf_type_type),
                                     .name = "segment",
                                     .slots = &segment_slots,
                                     .base = &wf_object_type,
                                     .flags = WF_TYPE_INTERNAL | WF_TYPE_VARSIZE,
                                     .kind = WF_KIND_NATIVE};

static wf_segment *new_segment(wf_vm *vm, size_t room) {
    wf_segment *segment =
        wf_new_pinned(vm, &segment_type, sizeof(wf_segment) + room * sizeof(wf_val));
    segment->room = room;
    return segment;
}

static wf_val *segment_end(wf_segment *segment) { return segment->slot + segment->room; }

static bool lies_in(const wf_segment *segment, const void *p) {
    return (const char *)p >= (const char *)segment->slot &&
           (const char *)p < (const char *)(segment->slot + segment->room);
}

/* A segment is less than a hundredth of the memory, or what a few calls take. */
static size_t segment_room(const wf_vm *vm) {
    enum { LEAST = 96, SHARE = 128 };
    size_t room = (size_t)(vm->heap.limit - vm->heap.bottom) / (SHARE * sizeof(wf_val));
    return room < LEAST ? LEAST : room < WF_STACK_SEGMENT ? room : WF_STACK_SEGMENT;
}

void wf_exec_open(wf_vm *vm) {
    vm->exec.depth_limit = WF_RECURSION_LIMIT;
    vm->exec.segment_room = segment_room(vm);
    vm->exec.segment = new_segment(vm, vm->exec.segment_room);
    wf_frame_set_limit(vm);
}

/* ---- Where frames go ---- */

/* The arguments of the call that the frame makes, and how many; NULL: it makes none, or has live
 * registers above them. */
static wf_val *call_args(wf_frame *frame, size_t *count) {
    const wf_code *code = frame->func->code;
    if (frame->pc == wf_code_ins(code) || code->flags & WF_CODE_FAR)
        return NULL;
    wf_ins ins = frame->pc[-1];
    switch (WF_OP(ins)) {
    case WF_OP_CALLK:
    case WF_OP_CALLMK: *count = (size_t)WF_B(ins) + WF_C(ins); break;
    case WF_OP_CALLEX: *count = 2; break;
    case WF_OP_CALL:
    case WF_OP_CALLM: *count = WF_B(ins); break;
    default: return NULL;
    }
    return wf_frame_regs(frame) + WF_A(ins) + WF_CALL_ARGS;
}

/* Behind the last register of the frame that is live. While it calls, that is its last argument:
 * calls are made at the top of the temporaries. */
static wf_val *live_end(wf_frame *frame) {
    size_t count;
    wf_val *args = call_args(frame, &count);
    return args ? args + count : wf_frame_regs(frame) + frame->func->code->reg_count;
}

static wf_val *stack_top(wf_vm *vm) {
    wf_frame *frame = vm->exec.frame;
    while (frame && frame->flags & WF_FRAME_GEN)
        frame = frame->prev;
    return frame ? live_end(frame) : vm->exec.segment->slot;
}

wf_frame *wf_frame_room(wf_vm *vm, size_t reg_count) {
    wf_val *place = stack_top(vm);
    size_t need = WF_FRAME_WORDS + reg_count;
    if (place + need <= segment_end(vm->exec.segment))
        return (wf_frame *)(void *)place;
    wf_segment *spare = vm->exec.spare;
    if (!spare || spare->room < need) {
        spare = new_segment(vm, need > vm->exec.segment_room ? need : vm->exec.segment_room);
        vm->exec.spare = spare;
    }
    return (wf_frame *)(void *)spare->slot;
}

void wf_frame_set_limit(wf_vm *vm) {
    wf_frame *frame = vm->exec.frame;
    bool is_apart =
        frame && (frame->flags & WF_FRAME_GEN || frame->func->code->flags & WF_CODE_FAR);
    vm->exec.stack_limit = is_apart ? NULL : segment_end(vm->exec.segment);
}

void wf_frame_enter(wf_vm *vm, wf_frame *frame, wf_func *func, uintptr_t flags) {
    if (WF_UNLIKELY(vm->exec.depth >= vm->exec.depth_limit))
        wf_raise_recursion(vm, "");
    const wf_code *code = func->code;
    if (!lies_in(vm->exec.segment, frame)) {
        /* The spare one, unless that was dropped meanwhile. */
        wf_segment *segment = wf_heap_find(vm, frame);
        vm->exec.spare = NULL;
        wf_set(vm, segment, segment->prev, vm->exec.segment);
        vm->exec.segment = segment;
        flags |= WF_FRAME_SEGMENT;
    }
    *frame = (wf_frame){.prev = vm->exec.frame,
                        .func = func,
                        .pc = wf_code_ins(code),
                        .names = WF_NULL,
                        .flags = flags};
    wf_val *regs = wf_frame_regs(frame) + wf_code_params(code);
    for (size_t i = 0; i < code->clear_count; i++)
        regs[i] = WF_NULL;
    vm->exec.depth++;
    vm->exec.frame = frame;
    wf_frame_set_limit(vm);
}

void wf_frame_leave(wf_vm *vm) {
    wf_frame *frame = vm->exec.frame;
    if (frame->flags & WF_FRAME_GROWS)
        wf_settle_frame(vm, frame);
    if (frame->cells)
        wf_frame_close(vm, frame, wf_frame_regs(frame));
    vm->exec.depth--;
    vm->exec.frame = frame->prev;
    if (frame->flags & WF_FRAME_SEGMENT) {
        wf_segment *segment = vm->exec.segment;
        vm->exec.segment = segment->prev;
        segment->prev = NULL;
        vm->exec.spare = segment; /* kept: recursion may go to and fro across the border */
    }
    wf_frame_set_limit(vm);
}

/* ---- Cells ---- */

/* The storage that holds the running frame's registers. */
static void *frame_owner(wf_vm *vm) {
    wf_frame *frame = vm->exec.frame;
    if (frame->flags & WF_FRAME_GEN)
        return wf_frame_gen(frame);
    return vm->exec.segment;
}

wf_cell *wf_frame_cell(wf_vm *vm, unsigned reg) {
    wf_frame *frame = vm->exec.frame;
    wf_settle_frame(vm, frame);
    wf_val *slot = wf_frame_regs(frame) + reg;
    wf_cell *after = NULL; /* the last cell of a higher register */
    wf_cell *cell = frame->cells;
    while (cell && wf_cell_slot(cell) > slot) {
        after = cell;
        cell = cell->next;
    }
    if (cell && wf_cell_slot(cell) == slot)
        return cell;
    void *owner = frame_owner(vm);
    wf_cell *made = wf_cell_new(vm, WF_NULL);
    wf_set(vm, made, made->owner, owner);
    made->offset = (uintptr_t)((char *)slot - (char *)owner);
    wf_set(vm, made, made->next, cell);
    if (after)
        wf_set(vm, after, after->next, made);
    else
        wf_set(vm, owner, frame->cells, made);
    return made;
}

static void close_cell(wf_vm *vm, wf_cell *cell) {
    wf_set(vm, cell, cell->value, *wf_cell_slot(cell));
    cell->owner = cell;
    cell->offset = offsetof(wf_cell, value);
    cell->next = NULL;
}

void wf_frame_close(wf_vm *vm, wf_frame *frame, const wf_val *from) {
    while (frame->cells && wf_cell_slot(frame->cells) >= from) {
        wf_cell *cell = frame->cells;
        frame->cells = cell->next;
        close_cell(vm, cell);
    }
}

void wf_frame_close_some(wf_vm *vm, wf_frame *frame, const wf_val *from, const wf_val *to) {
    wf_cell **link = &frame->cells;
    while (*link && wf_cell_slot(*link) >= from) {
        wf_cell *cell = *link;
        if (wf_cell_slot(cell) >= to) {
            link = &cell->next;
            continue;
        }
        wf_set(vm, NULL, *link, cell->next);
        close_cell(vm, cell);
    }
}

/* ---- Inline caches of a function ---- */

/* What a function without sites has, so that it is not asked again. */
static const wf_row no_caches = {.head = WF_HEAD(wf_row_type), .room = 0};

wf_row *wf_caches_new(wf_vm *vm, const wf_code *code) {
    if (vm->exec.cold) {
        vm->exec.cold--;
        return NULL;
    }
    size_t room = code->site_count * (sizeof(wf_cache) / sizeof(wf_val));
    wf_row *row = wf_try_new(vm, &wf_row_type, sizeof(wf_row) + room * sizeof(wf_val));
    if (row)
        row->room = room;
    return row;
}

void wf_func_set_caches(wf_vm *vm, wf_func *func, wf_row *caches) {
    (void)vm;
    wf_set(vm, func, func->caches, caches);
    wf_func_set_entry(func, caches ? wf_func_entry(func->code) : WF_FUNC_COLD);
}

void wf_func_warm(wf_vm *vm, wf_func *func) {
    enum { ONE_CALL = 1 << 8 };
    if (func->caches)
        return;
    if (func->code->site_count == 0)
        wf_func_set_caches(vm, func, (wf_row *)(uintptr_t)&no_caches);
    else if (((func->entry += ONE_CALL) & ~WF_FUNC_CLOSURE) >
             WF_CACHE_AFTER * ONE_CALL + WF_FUNC_COLD)
        wf_func_set_caches(vm, func, wf_caches_new(vm, func->code));
}

/* ---- Other code for a function ---- */

typedef struct change {
    const wf_func *func;
    wf_func *copy;
} change;

static void leave_in_gen(wf_vm *vm, void *object, size_t size, void *data) {
    const change *c = data;
    (void)size;
    if (wf_head_type(object)->kind == WF_KIND_GEN && ((wf_gen *)object)->frame.func == c->func)
        wf_set(vm, object, ((wf_gen *)object)->frame.func, c->copy);
}

void wf_exec_leave_func(wf_vm *vm, wf_func *func) {
    size_t captures = wf_func_capture_count(func);
    change c = {func, wf_func_new(vm, func->code, func->globals, captures)};
    wf_set(vm, c.copy, c.copy->caches, func->caches);
    wf_set(vm, c.copy, c.copy->more, func->more);
    for (size_t i = 0; i < captures; i++)
        wf_set(vm, c.copy, c.copy->capture[i], func->capture[i]);
    for (wf_frame *frame = vm->exec.frame; frame; frame = frame->prev)
        if (frame->func == func)
            frame->func = c.copy;
    wf_heap_walk(vm, leave_in_gen, &c);
}

/* ---- Dropping caches ---- */

static void drop_caches_of(wf_vm *vm, void *object, size_t size, void *data) {
    (void)vm, (void)size, (void)data;
    if (wf_head_type(object) == &wf_func_type) {
        wf_func *func = object;
        func->caches = NULL;
        wf_func_set_entry(func, WF_FUNC_COLD);
    }
}

/* What is dropped because memory is short is not made again at once. */
void wf_exec_drop_caches(wf_vm *vm) {
    enum { COLD = 1000 }; /* calls and loops that go without caches */
    vm->exec.cold = COLD;
    vm->exec.spare = NULL;
    wf_heap_walk(vm, drop_caches_of, NULL);
}

/* Caches are rows like any other: what they refer to is updated when it moves. */
void wf_exec_after_move(wf_vm *vm) {
    wf_types_after_move(vm);
    if (vm->exec.memos) /* not yet while the VM is being opened */
        memset(vm->exec.memos, 0, vm->exec.memo_room * sizeof(wf_memo));
}

/* ---- What the heap asks (heap/needs.h) ---- */

/* Frames need no unwinding when a jump passes: each loop leaves its own before it throws further
 * (wf_exec_land), so that a jump always arrives with the frame that was running when it began. */
void *wf_exec_mark(wf_vm *vm) { return vm->exec.frame; }
void wf_exec_unwind(wf_vm *vm, void *mark) { (void)vm, (void)mark; }

/* Whether a self was put before the arguments (call.c): the callee, or what it is bound to. Other
 * words there were left by a frame that is gone. */
static bool has_self_before(wf_vm *vm, wf_val callee, wf_val word) {
    if (wf_eq(callee, word))
        return true;
    return wf_heap_is_start(vm, wf_bits(callee)) &&
           wf_head_type(wf_ptr(callee)) == &wf_method_type &&
           wf_eq(((wf_method *)wf_ptr(callee))->self, word);
}

/* The frame is the youngest in the segment. Where it calls a function in C, the room for a record
 * between callee and arguments holds what earlier temporaries left. */
static void trace_segment_slots(wf_tracer *t, wf_segment *segment, wf_frame *frame) {
    size_t count;
    wf_val *first = segment->slot, *args = call_args(frame, &count);
    if (args) {
        wf_val *callee = args - WF_CALL_ARGS;
        size_t self = has_self_before(wf_tracer_vm(t), *callee, args[-1]) ? 1 : 0;
        wf_trace_loose(t, first, (size_t)(callee + 1 - first));
        wf_trace_loose(t, args - self, count + self);
    } else {
        wf_trace_loose(t, first, (size_t)(live_end(frame) - first));
    }
}

/* The slots of a segment are traced in one piece, records included: their words are starts of
 * objects (func, cells, names), or addresses inside of pinned things, or small numbers. */
static void trace_stack(wf_vm *vm, wf_tracer *t) {
    wf_segment *segment = vm->exec.segment;
    bool seen = false; /* the youngest frame in `segment` */
    for (wf_frame *frame = vm->exec.frame; frame; frame = frame->prev) {
        wf_trace_pin(t, frame->pc);
        if (frame->flags & WF_FRAME_GEN) {
            wf_trace_pin(t, wf_frame_gen(frame));
            continue;
        }
        if (!seen)
            trace_segment_slots(t, segment, frame);
        seen = !(frame->flags & WF_FRAME_SEGMENT);
        if (!seen)
            segment = segment->prev;
    }
}

void wf_exec_trace(wf_vm *vm, wf_tracer *t) {
    wf_exec *exec = &vm->exec;
    if (exec->segment)
        trace_stack(vm, t);
    wf_grow_trace(vm, t);
    wf_trace_ref(t, &exec->segment);
    wf_trace_ref(t, &exec->spare);
    wf_trace_ref(t, &exec->scheduled);
    wf_trace(t, &exec->handled);
    wf_trace(t, &exec->stop_value);
    wf_trace(t, &exec->sent);
}

/* ---- Entering Python from C ---- */

/* Calls func without arguments, with the namespace. */
static wf_val run_with_names(wf_vm *vm, wf_func *func, wf_val names) {
    wf_check_stack(vm);
    if (func->code->flags & WF_CODE_ASYNCGEN)
        return wf_call(vm, wf_from(func), NULL, 0);
    wf_frame *frame = wf_enter_copied(vm, func, NULL, 0, WF_NULL, WF_FRAME_ENTRY);
    frame->names = names;
    return wf_exec_run(vm, frame, WF_NULL);
}

wf_val wf_exec_code(wf_vm *vm, const wf_code *code, wf_dict *globals, wf_val names) {
    wf_func *func = wf_func_new(vm, code, globals, 0);
    return run_with_names(vm, func, wf_is_null(names) ? wf_from(globals) : names);
}

wf_val wf_exec_class_body(wf_vm *vm, wf_val func, wf_val namespace_) {
    return run_with_names(vm, wf_ptr(func), namespace_);
}

/* ---- Looking at frames ---- */

wf_dict *wf_exec_globals(wf_vm *vm) {
    return vm->exec.frame ? vm->exec.frame->func->globals : NULL;
}

wf_val wf_exec_caller(wf_vm *vm, size_t depth, uint32_t *line) {
    wf_frame *frame = vm->exec.frame;
    while (frame && depth--)
        frame = frame->prev;
    if (!frame)
        return WF_NULL;
    if (line)
        *line = wf_code_line(frame->func->code, wf_frame_ins(frame));
    return wf_from(frame->func);
}

static void add_local(wf_vm *vm, wf_dict *dict, wf_val name, wf_val v) {
    if (!wf_is_null(v) && wf_is_str_(name) && wf_str_data(wf_as_str(name))[0] != '.')
        wf_dict_set_name(vm, dict, wf_as_str(name), v);
}

static wf_val locals_of(wf_vm *vm, wf_frame *frame) {
    const wf_code *code = frame->func->code;
    if (!wf_is_null(frame->names))
        return frame->names;
    if (code->flags & WF_CODE_MODULE)
        return wf_from(frame->func->globals);
    wf_settle_frame(vm, frame);
    wf_dict *dict = wf_dict_new(vm);
    for (size_t i = 0; i < code->local_count; i++)
        add_local(vm, dict, wf_code_locals(code)[i], wf_frame_regs(frame)[i]);
    for (size_t i = 0; i < wf_code_capture_count(code); i++)
        add_local(vm, dict, wf_code_frees(code)[i], *wf_cell_slot(frame->func->capture[i]));
    return wf_from(dict);
}

wf_val wf_exec_locals(wf_vm *vm) {
    return vm->exec.frame ? locals_of(vm, vm->exec.frame) : WF_NULL;
}

static size_t depth_of(const wf_frame *frame) {
    size_t depth = 0;
    for (; frame; frame = frame->prev)
        depth++;
    return depth;
}

static wf_frame *frame_at(wf_vm *vm, size_t depth) {
    wf_frame *frame = vm->exec.frame;
    for (size_t here = depth_of(frame); here > depth; here--)
        frame = frame->prev;
    return frame;
}

bool wf_exec_look(wf_vm *vm, size_t level, size_t depth, wf_running *running) {
    size_t all = depth_of(vm->exec.frame);
    if (depth > all || (!depth && level >= all))
        return false;
    depth = depth ? depth : all - level;
    wf_frame *frame = frame_at(vm, depth);
    const wf_code *code = frame->func->code;
    uint32_t line = wf_code_line(code, wf_frame_ins(frame));
    *running = (wf_running){code, frame->func->globals, line, depth};
    return true;
}

wf_val wf_exec_locals_at(wf_vm *vm, size_t depth) { return locals_of(vm, frame_at(vm, depth)); }
