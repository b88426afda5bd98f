/* list.c - operations on a list, and on a bytearray with views of it, against an array. */
#include "fuzz.h"

enum { MOST = 300 };

typedef struct model {
    uint8_t item[MOST];
    size_t count;
} model;

static void check(wf_vm *vm, wf_val seq, const model *m) {
    MUST(wf_length(vm, seq) == m->count);
    wf_val list = wf_to_list(vm, seq);
    for (size_t i = 0; i < m->count; i++)
        MUST(wf_to_int(vm, wf_seq_at(list, i)) == m->item[i]);
}

/* Replaces [from, to) by count items; false: there is no room in the model. */
static bool splice(model *m, size_t from, size_t to, const uint8_t *items, size_t count) {
    uint8_t copy[MOST];
    if (m->count - (to - from) + count > MOST)
        return false;
    memcpy(copy, items, count);
    memmove(m->item + from + count, m->item + to, m->count - to);
    memcpy(m->item + from, copy, count);
    m->count = m->count - (to - from) + count;
    return true;
}

static wf_val call(wf_vm *vm, wf_val seq, const char *name, int64_t a, int64_t b, size_t count) {
    wf_val args[2] = {wf_new_int(vm, a), wf_new_int(vm, b)};
    return wf_call_method(vm, seq, name, args, count);
}

static wf_val slice_of(wf_vm *vm, int64_t start, int64_t stop, int64_t step) {
    wf_val args[3] = {wf_new_int(vm, start), wf_new_int(vm, stop), wf_new_int(vm, step)};
    return wf_call_method(vm, wf_import(vm, "builtins"), "slice", args, 3);
}

/* seq[from:to] = seq[part of itself], as seen in the model. */
static void assign_part(wf_vm *vm, wf_val seq, model *m, size_t from, size_t to, size_t length) {
    if (splice(m, from, to, m->item, length))
        wf_set_item(vm, seq, slice_of(vm, (int64_t)from, (int64_t)to, 1),
                    length == m->count - length + (to - from) && from == 0 && to == length
                        ? seq
                        : wf_get_item(vm, seq, slice_of(vm, 0, (int64_t)length, 1)));
}

static void delete_steps(wf_vm *vm, wf_val seq, model *m, size_t from, size_t step) {
    size_t kept = 0;
    for (size_t i = 0; i < m->count; i++)
        if (i < from || (i - from) % step)
            m->item[kept++] = m->item[i];
    wf_set_item(vm, seq, slice_of(vm, (int64_t)from, (int64_t)m->count, (int64_t)step), WF_NULL);
    m->count = kept;
}

static void reverse(wf_vm *vm, wf_val seq, model *m) {
    for (size_t i = 0; i < m->count / 2; i++) {
        uint8_t item = m->item[i];
        m->item[i] = m->item[m->count - 1 - i];
        m->item[m->count - 1 - i] = item;
    }
    wf_call_method(vm, seq, "reverse", NULL, 0);
}

static void operate(wf_vm *vm, wf_val *seq, model *m, input *in) {
    unsigned op = take(in);
    uint8_t value = take(in);
    size_t at = m->count ? value % m->count : 0,
           to = at + (m->count ? take(in) % (m->count - at + 1) : 0);
    switch (op % 9) {
    case 0:
    case 1:
        if (splice(m, m->count, m->count, &value, 1))
            call(vm, *seq, "append", value, 0, 1);
        break;
    case 2:
        if (splice(m, at, at, &value, 1))
            call(vm, *seq, "insert", (int64_t)at, value, 2);
        break;
    case 3:
        if (m->count) {
            MUST(wf_to_int(vm, call(vm, *seq, "pop", (int64_t)at, 0, 1)) == m->item[at]);
            splice(m, at, at + 1, m->item, 0);
        }
        break;
    case 4: assign_part(vm, *seq, m, at, to, value % (m->count + 1)); break;
    case 5: delete_steps(vm, *seq, m, at, 1 + op / 9 % 4); break;
    case 6: reverse(vm, *seq, m); break;
    case 7:
        if (splice(m, m->count, m->count, m->item, m->count))
            *seq = op & 64 ? wf_inplace(vm, WF_ADD, *seq, *seq)
                           : wf_inplace(vm, WF_MUL, *seq, wf_new_int(vm, 2));
        break;
    default: {
        size_t i = 0;
        while (i < m->count && m->item[i] != value)
            i++;
        MUST(wf_contains(vm, *seq, wf_new_int(vm, value)) == (i < m->count));
        if (i < m->count) {
            call(vm, *seq, "remove", value, 0, 1);
            splice(m, i, i + 1, m->item, 0);
        }
    }
    }
}

static void run(wf_vm *vm, wf_val seq, input *in, void (*extra)(wf_vm *vm, wf_val seq)) {
    model m = {.count = 0};
    while (in->size) {
        if (extra && in->data[0] >= 250)
            extra(vm, seq);
        operate(vm, &seq, &m, in);
        check(vm, seq, &m);
    }
}

FUZZ(list) { run(vm, wf_new_list(vm, NULL, 0), in, NULL); }

static void grow(wf_vm *vm, void *data) { call(vm, *(wf_val *)data, "append", 1, 0, 1); }
static void shrink(wf_vm *vm, void *data) { wf_call_method(vm, *(wf_val *)data, "clear", NULL, 0); }
static void assign(wf_vm *vm, void *data) {
    wf_val seq = *(wf_val *)data;
    wf_set_item(vm, seq, slice_of(vm, 0, 1, 1), wf_new_bytes(vm, "abc", 3));
}

/* While it is viewed, what would change its size raises BufferError;
 * a local alone would not tell. */
static void view(wf_vm *vm, wf_val seq) {
    static void (*const changes[])(wf_vm *, void *) = {grow, shrink, assign};
    wf_ref view;
    wf_ref_begin(vm, &view, wf_call(vm, wf_from(&wf_memview_type), &seq, 1));
    size_t count = wf_length(vm, seq);
    for (size_t i = count ? 0 : 2; i < WF_COUNT(changes); i++) {
        MUST(wf_try(vm, changes[i], &seq) == WF_RAISED);
        MUST(wf_is_a(wf_caught(vm), &wf_exc_BufferError));
    }
    MUST(wf_length(vm, view.value) == count);
    wf_call_method(vm, view.value, "release", NULL, 0);
    wf_ref_end(vm, &view);
}

FUZZ(bytearray) { run(vm, wf_new_bytearray(vm, NULL, 0), in, view); }
