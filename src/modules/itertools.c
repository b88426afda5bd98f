/* itertools.c - the module itertools: iterators made of iterators. Those that pick from pools
 * (product, permutations ...) are in itertools_pick.c.
 *
 * Each is a struct, a trace, a make (its constructor) and a next. An iterator
 * that has come to its end has WF_NULL in place of its source. */
#include "modules/itertools.h"
#include <string.h>

/* The iterator's next item; WF_NULL also if there is no iterator any more. */
static wf_val next_of(wf_vm *vm, wf_val iterator) {
    return wf_is_null(iterator) ? WF_NULL : wf_next(vm, iterator);
}

/* ---- count ---- */

struct count {
    wf_head head;
    wf_val at, step;
};

static void count_trace(wf_tracer *t, void *object) {
    wf_trace_many(t, &((struct count *)object)->at, 2);
}

static void check_number(wf_vm *vm, wf_val v) {
    if (wf_is_int(v) || wf_is_float(v) || wf_is_complex(v))
        return;
    if (wf_is_null(wf_find_attr_text(vm, v, "__index__")) &&
        wf_is_null(wf_find_attr_text(vm, v, "__float__")))
        wf_error_raise(vm, WF_E_COUNT_NUMBER);
}

static wf_val count_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                         wf_val names) {
    wf_val given[2];
    wf_read_args(vm, type, args, count, names, WF_PARAMS(0, 2, "start,step"), given);
    struct count *self = wf_instance_new(vm, type, 0);
    for (size_t i = 0; i < 2; i++) {
        if (wf_is_null(given[i]))
            given[i] = wf_new_int(vm, (int64_t)i);
        else
            check_number(vm, given[i]);
    }
    wf_set(vm, self, self->at, given[0]);
    wf_set(vm, self, self->step, given[1]);
    return wf_from(self);
}

static wf_val count_next(wf_vm *vm, wf_val v) {
    struct count *self = wf_ptr(v);
    wf_val item = self->at;
    wf_set(vm, self, self->at, wf_binary(vm, WF_ADD, item, self->step));
    return item;
}

static wf_val count_repr(wf_vm *vm, wf_val v) {
    struct count *self = wf_ptr(v);
    if (wf_is_int(self->step) && wf_equal(vm, self->step, wf_new_int(vm, 1)))
        return wf_format(vm, "count(%R)", self->at);
    return wf_format(vm, "count(%R, %R)", self->at, self->step);
}

static const wf_slots count_slots = {ITER_SLOTS(count, count), .repr = count_repr};
static const wf_type count_type = {ITER_TYPE(
    "count", count_slots, "count(start=0, step=1): start, start + step, and so on without end.")};

/* ---- cycle ---- */

struct cycle {
    wf_head head;
    wf_val source, saved;
    size_t at;
};

static void cycle_trace(wf_tracer *t, void *object) {
    wf_trace_many(t, &((struct cycle *)object)->source, 2);
}

static wf_val cycle_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                         wf_val names) {
    wf_val iterable;
    wf_read_args(vm, type, args, count, names, WF_PARAMS(1, 1, "iterable,/"), &iterable);
    wf_val source = wf_iter(vm, iterable), saved = wf_new_list(vm, NULL, 0);
    struct cycle *self = wf_instance_new(vm, type, 0);
    wf_set(vm, self, self->source, source);
    wf_set(vm, self, self->saved, saved);
    return wf_from(self);
}

static wf_val cycle_next(wf_vm *vm, wf_val v) {
    struct cycle *self = wf_ptr(v);
    wf_val item = next_of(vm, self->source);
    if (!wf_is_null(item)) {
        wf_list_add(vm, self->saved, item);
        return item;
    }
    self->source = WF_NULL;
    size_t count = wf_seq_count(self->saved);
    if (!count)
        return WF_NULL;
    if (self->at >= count)
        self->at = 0;
    return wf_seq_at(self->saved, self->at++);
}

static const wf_slots cycle_slots = {ITER_SLOTS(cycle, cycle)};
static const wf_type cycle_type = {
    ITER_TYPE("cycle", cycle_slots, "The items again and again, without end.")};

/* ---- repeat ---- */

struct repeat {
    wf_head head;
    wf_val object;
    intptr_t left; /* -1: for ever */
};

static void repeat_trace(wf_tracer *t, void *object) {
    wf_trace(t, &((struct repeat *)object)->object);
}

static wf_val repeat_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                          wf_val names) {
    wf_val given[2];
    wf_read_args(vm, type, args, count, names, WF_PARAMS(1, 2, "object,times"), given);
    intptr_t times = -1;
    if (!wf_is_null(given[1])) {
        times = wf_to_index(vm, given[1]);
        if (times < 0)
            times = 0;
    }
    struct repeat *self = wf_instance_new(vm, type, 0);
    wf_set(vm, self, self->object, given[0]);
    self->left = times;
    return wf_from(self);
}

static wf_val repeat_next(wf_vm *vm, wf_val v) {
    (void)vm;
    struct repeat *self = wf_ptr(v);
    if (!self->left)
        return WF_NULL;
    if (self->left > 0)
        self->left--;
    return self->object;
}

static wf_val repeat_repr(wf_vm *vm, wf_val v) {
    struct repeat *self = wf_ptr(v);
    if (self->left < 0)
        return wf_format(vm, "repeat(%R)", self->object);
    return wf_format(vm, "repeat(%R, %zu)", self->object, (size_t)self->left);
}

static wf_val repeat_length_hint(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    struct repeat *self = wf_ptr(args[0]);
    if (self->left < 0)
        wf_error_raise(vm, WF_E_REPEAT_NO_LEN);
    return wf_new_int(vm, self->left);
}

static const wf_def repeat_defs[] = {
    WF_FN("__length_hint__", repeat_length_hint, 1, 1,
          "How many items are left, as far as is known."),
};
static const wf_slots repeat_slots = {ITER_SLOTS(repeat, repeat), .repr = repeat_repr};
static const wf_type repeat_type = {
    ITER_DEFS(repeat_defs),
    ITER_TYPE(
        "repeat", repeat_slots,
        "repeat(object, times): the object again and again, endlessly if no times are given.")};

/* ---- chain ---- */

struct chain {
    wf_head head;
    wf_val sources, active; /* the iterator of iterables, and the present one */
};

static void chain_trace(wf_tracer *t, void *object) {
    wf_trace_many(t, &((struct chain *)object)->sources, 2);
}

static wf_val chain_of(wf_vm *vm, const wf_type *type, wf_val iterables) {
    wf_val sources = wf_iter(vm, iterables);
    struct chain *self = wf_instance_new(vm, type, 0);
    wf_set(vm, self, self->sources, sources);
    return wf_from(self);
}

static wf_val chain_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                         wf_val names) {
    wf_no_names(vm, "chain", names);
    return chain_of(vm, type, wf_new_tuple(vm, args, count));
}

static wf_val chain_from_iterable(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return chain_of(vm, wf_ptr(args[0]), args[1]);
}

static wf_val chain_next(wf_vm *vm, wf_val v) {
    struct chain *self = wf_ptr(v);
    for (;;) {
        wf_val item = next_of(vm, self->active);
        if (!wf_is_null(item))
            return item;
        self->active = WF_NULL;
        wf_val iterable = next_of(vm, self->sources);
        if (wf_is_null(iterable)) {
            self->sources = WF_NULL;
            return WF_NULL;
        }
        wf_set(vm, self, self->active, wf_iter(vm, iterable));
    }
}

static const wf_def chain_defs[] = {
    WF_CLASS_FN("from_iterable", chain_from_iterable, 2, 2, "",
                "chain of the iterables that one iterable gives."),
    WF_GENERIC,
};
static const wf_slots chain_slots = {ITER_SLOTS(chain, chain)};
static const wf_type chain_type = {
    ITER_DEFS(chain_defs),
    ITER_TYPE("chain", chain_slots,
              "The items of the first iterable, then of the next, and so on.")};

/* ---- compress, dropwhile, takewhile, filterfalse, starmap: a source and something to ask ---- */

struct filter {
    wf_head head;
    wf_val asked, source; /* a function (for compress, the iterator of selectors) and an iterator */
    bool passed;          /* dropwhile: no more questions */
};

static void filter_trace(wf_tracer *t, void *object) {
    wf_trace_many(t, &((struct filter *)object)->asked, 2);
}

static wf_val filter_of(wf_vm *vm, const wf_type *type, wf_val asked, wf_val iterable) {
    wf_val source = wf_iter(vm, iterable);
    struct filter *self = wf_instance_new(vm, type, 0);
    wf_set(vm, self, self->asked, asked);
    wf_set(vm, self, self->source, source);
    return wf_from(self);
}

static wf_val end_filter(struct filter *self) {
    self->source = WF_NULL;
    return WF_NULL;
}

static bool ask(wf_vm *vm, const struct filter *self, wf_val item) {
    return wf_truth(vm, wf_call(vm, self->asked, &item, 1));
}

#define FILTER_MAKE(id, params)                                                                    \
    static wf_val id##_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,      \
                            wf_val names) {                                                        \
        wf_val given[2];                                                                           \
        wf_read_args(vm, type, args, count, names, WF_PARAMS(2, 2, params), given);                \
        return filter_of(vm, type, given[0], given[1]);                                            \
    }
#define FILTER_TYPE(id, text)                                                                      \
    static const wf_slots id##_slots = {ITER_SLOTS(id, filter)};                                   \
    static const wf_type id##_type = {ITER_TYPE(#id, id##_slots, text)}

static wf_val compress_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                            wf_val names) {
    wf_val given[2];
    wf_read_args(vm, type, args, count, names, WF_PARAMS(2, 2, "data,selectors"), given);
    return filter_of(vm, type, wf_iter(vm, given[1]), given[0]);
}

static wf_val compress_next(wf_vm *vm, wf_val v) {
    struct filter *self = wf_ptr(v);
    for (;;) {
        wf_val item = next_of(vm, self->source);
        wf_val selector = wf_is_null(item) ? WF_NULL : wf_next(vm, self->asked);
        if (wf_is_null(selector))
            return end_filter(self);
        if (wf_truth(vm, selector))
            return item;
    }
}

FILTER_TYPE(compress, "The items whose selector is true.");

FILTER_MAKE(dropwhile, "predicate,iterable,/")
static wf_val dropwhile_next(wf_vm *vm, wf_val v) {
    struct filter *self = wf_ptr(v);
    for (;;) {
        wf_val item = next_of(vm, self->source);
        if (wf_is_null(item))
            return end_filter(self);
        if (self->passed || !ask(vm, self, item)) {
            self->passed = true;
            return item;
        }
    }
}
FILTER_TYPE(dropwhile, "The items from the first on for which predicate(item) is false.");

FILTER_MAKE(takewhile, "predicate,iterable,/")
static wf_val takewhile_next(wf_vm *vm, wf_val v) {
    struct filter *self = wf_ptr(v);
    wf_val item = next_of(vm, self->source);
    return !wf_is_null(item) && ask(vm, self, item) ? item : end_filter(self);
}
FILTER_TYPE(takewhile, "The items up to the first for which predicate(item) is false.");

FILTER_MAKE(filterfalse, "function,iterable,/")
static wf_val filterfalse_next(wf_vm *vm, wf_val v) {
    struct filter *self = wf_ptr(v);
    for (;;) {
        wf_val item = next_of(vm, self->source);
        if (wf_is_null(item))
            return end_filter(self);
        if (!(wf_is_none(self->asked) ? wf_truth(vm, item) : ask(vm, self, item)))
            return item;
    }
}
FILTER_TYPE(filterfalse,
            "The items for which predicate(item) is false; predicate None: false items.");

FILTER_MAKE(starmap, "function,iterable,/")
static wf_val starmap_next(wf_vm *vm, wf_val v) {
    struct filter *self = wf_ptr(v);
    wf_val item = next_of(vm, self->source);
    if (wf_is_null(item))
        return end_filter(self);
    return wf_call_tuple(vm, self->asked, wf_to_tuple(vm, item));
}
FILTER_TYPE(starmap, "function(*arguments) for each tuple of arguments.");

/* ---- islice ---- */

struct islice {
    wf_head head;
    wf_val source;
    size_t at, next, stop, step; /* items taken so far; number of the next one wanted */
};

static void islice_trace(wf_tracer *t, void *object) {
    wf_trace(t, &((struct islice *)object)->source);
}

/* An argument of islice, which is a count or None (then `otherwise`). false: it is neither; an int
 * below 0 is in *out all the same. */
static bool read_count(wf_vm *vm, wf_val v, size_t otherwise, size_t *out) {
    *out = otherwise;
    if (wf_is_null(v) || wf_is_none(v))
        return true;
    if (!wf_is_int(v) && wf_is_null(wf_find_attr_text(vm, v, "__index__")))
        return false;
    int64_t n;
    if (!wf_int_fits64(wf_index(vm, v), &n) || n < INTPTR_MIN || n > INTPTR_MAX)
        return false;
    *out = (size_t)n;
    return n >= 0;
}

static wf_val islice_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                          wf_val names) {
    wf_val given[4];
    wf_no_names(vm, "islice", names);
    wf_read_args(vm, type, args, count, names, WF_PARAMS(2, 4, ""), given);
    bool stop_only = count == 2;
    size_t start, stop, step;
    if (!read_count(vm, given[stop_only ? 1 : 2], SIZE_MAX, &stop))
        wf_error_raise(vm, stop == SIZE_MAX ? WF_E_ISLICE_STOP
                                            : WF_E_ISLICE_INDICES); /* of -1, and below */
    if (!read_count(vm, stop_only ? WF_NULL : given[1], 0, &start))
        wf_error_raise(vm, WF_E_ISLICE_INDICES);
    if (!read_count(vm, given[3], 1, &step) || !step)
        wf_error_raise(vm, WF_E_ISLICE_STEP);
    wf_val source = wf_iter(vm, given[0]);
    struct islice *self = wf_instance_new(vm, type, 0);
    wf_set(vm, self, self->source, source);
    self->next = start;
    self->stop = stop;
    self->step = step;
    return wf_from(self);
}

static wf_val islice_next(wf_vm *vm, wf_val v) {
    struct islice *self = wf_ptr(v);
    size_t target = self->next < self->stop ? self->next + 1 : self->next;
    wf_val item = WF_NULL;
    while (self->at < target) {
        item = next_of(vm, self->source);
        if (wf_is_null(item))
            break;
        self->at++;
    }
    if (wf_is_null(item) || self->next >= self->stop) {
        self->source = WF_NULL;
        return WF_NULL;
    }
    self->next = self->step < self->stop - self->next ? self->next + self->step : self->stop;
    return item;
}

static const wf_slots islice_slots = {ITER_SLOTS(islice, islice)};
static const wf_type islice_type = {
    ITER_TYPE("islice", islice_slots,
              "islice(iterable, [start,] stop[, step]): the items that the slice would pick.")};

/* ---- tee: readers of a chain of chunks, of which the last one is filled from the source ---- */

#define CHUNK_ROOM 16

struct chunk {
    wf_head head;
    wf_val source;
    struct chunk *next; /* NULL: this is the last one */
    size_t count;
    bool running; /* the source is being asked */
    wf_val item[CHUNK_ROOM];
};

static void chunk_trace(wf_tracer *t, void *object) {
    struct chunk *chunk = object;
    wf_trace(t, &chunk->source);
    wf_trace_ref(t, &chunk->next);
    wf_trace_many(t, chunk->item, chunk->count);
}

static const wf_slots chunk_slots = {.size = sizeof(struct chunk), .trace = chunk_trace};
static const wf_type chunk_type = {.head = WF_HEAD(wf_type_type),
                                   .name = "_tee_dataobject",
                                   .slots = &chunk_slots,
                                   .base = &wf_object_type,
                                   .flags = WF_TYPE_INTERNAL | WF_TYPE_FINAL | WF_TYPE_NO_MAKE,
                                   .kind = WF_KIND_NATIVE,
                                   .module = "itertools"};

struct tee {
    wf_head head;
    struct chunk *chunk;
    size_t at; /* in the chunk */
};

static const wf_type tee_type;

static void tee_trace(wf_tracer *t, void *object) {
    wf_trace_ref(t, &((struct tee *)object)->chunk);
}

static struct chunk *chunk_new(wf_vm *vm, wf_val source) {
    struct chunk *chunk = wf_new(vm, &chunk_type, sizeof *chunk);
    wf_set(vm, chunk, chunk->source, source);
    return chunk;
}

static wf_val tee_copy(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    struct tee *from = wf_ptr(args[0]), *copy = wf_new(vm, &tee_type, sizeof *copy);
    wf_set(vm, copy, copy->chunk, from->chunk);
    copy->at = from->at;
    return wf_from(copy);
}

static wf_val tee_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                       wf_val names) {
    (void)type;
    wf_val iterable;
    wf_read_args(vm, type, args, count, names, WF_PARAMS(1, 1, "iterable,/"), &iterable);
    wf_val source = wf_iter(vm, iterable);
    if (wf_is_a(source, &tee_type))
        return tee_copy(vm, &source, 1);
    struct chunk *chunk = chunk_new(vm, source);
    struct tee *self = wf_new(vm, &tee_type, sizeof *self);
    wf_set(vm, self, self->chunk, chunk);
    return wf_from(self);
}

static void stop_running(wf_vm *vm, void *chunk) {
    (void)vm;
    ((struct chunk *)chunk)->running = false;
}

/* One more item in the chunk, which is the last; false: the source is exhausted. */
static bool read_item(wf_vm *vm, struct chunk *chunk) {
    if (chunk->running)
        wf_error_raise(vm, WF_E_TEE_REENTERED);
    wf_cleanup record;
    chunk->running = true;
    wf_cleanup_begin(vm, &record, stop_running, chunk);
    wf_val item = wf_next(vm, chunk->source);
    wf_cleanup_end(vm, &record);
    chunk->running = false;
    if (wf_is_null(item))
        return false;
    wf_set(vm, chunk, chunk->item[chunk->count], item);
    chunk->count++;
    return true;
}

static wf_val tee_next(wf_vm *vm, wf_val v) {
    struct tee *self = wf_ptr(v);
    struct chunk *chunk = self->chunk;
    if (self->at == CHUNK_ROOM) {
        if (!chunk->next)
            wf_set(vm, chunk, chunk->next, chunk_new(vm, chunk->source));
        chunk = chunk->next;
        wf_set(vm, self, self->chunk, chunk);
        self->at = 0;
    }
    if (self->at == chunk->count && !read_item(vm, chunk))
        return WF_NULL;
    return chunk->item[self->at++];
}

static const wf_def tee_defs[] = {
    WF_FN("__copy__", tee_copy, 1, 1, "Another iterator at the same place."),
};
static const wf_slots tee_slots = {ITER_SLOTS(tee, tee)};
static const wf_type tee_type = {
    ITER_DEFS(tee_defs), .flags = WF_TYPE_FINAL,
    ITER_TYPE("_tee", tee_slots, "One of the iterators that tee gives.")};

static wf_val tee_function(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    intptr_t n = wf_is_null(args[1]) ? 2 : wf_to_index(vm, args[1]);
    if (n < 0)
        wf_error_raise(vm, WF_E_TEE_COUNT);
    wf_val readers = wf_new_list(vm, NULL, 0);
    for (intptr_t i = 0; i < n; i++)
        wf_list_add(vm, readers,
                    i ? tee_copy(vm, (wf_val[]){wf_seq_at(readers, 0)}, 1)
                      : tee_make(vm, &tee_type, args, 1, WF_NULL));
    return wf_to_tuple(vm, readers);
}

/* ---- zip_longest ---- */

struct longest {
    wf_head head;
    wf_val fill, sources, items; /* iterators (None: exhausted); what they gave last */
    size_t active;               /* sources that are not exhausted */
};

static void longest_trace(wf_tracer *t, void *object) {
    wf_trace_many(t, &((struct longest *)object)->fill, 3);
}

static wf_val longest_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                           wf_val names) {
    wf_val fill = wf_none();
    if (!wf_is_null(names) && wf_seq_count(names)) {
        const char *name = wf_to_text(vm, wf_seq_at(names, 0), NULL);
        if (wf_seq_count(names) > 1 || strcmp(name, "fillvalue") != 0)
            wf_error_raise(vm, WF_E_ZIP_LONGEST_KEYWORD);
        fill = args[count];
    }
    wf_val sources = wf_new_list(vm, NULL, 0), items = wf_new_list(vm, args, count);
    for (size_t i = 0; i < count; i++)
        wf_list_add(vm, sources, wf_iter(vm, args[i]));
    struct longest *self = wf_instance_new(vm, type, 0);
    wf_set(vm, self, self->fill, fill);
    wf_set(vm, self, self->sources, sources);
    wf_set(vm, self, self->items, items);
    self->active = count;
    return wf_from(self);
}

static wf_val longest_next(wf_vm *vm, wf_val v) {
    struct longest *self = wf_ptr(v);
    size_t count = wf_seq_count(self->sources);
    if (!self->active)
        return WF_NULL;
    for (size_t i = 0; i < count; i++) {
        wf_val source = wf_seq_at(self->sources, i);
        wf_val item = wf_is_none(source) ? WF_NULL : wf_next(vm, source);
        if (wf_is_null(item)) {
            if (!wf_is_none(source)) {
                wf_list_put(vm, self->sources, i, wf_none());
                if (!--self->active)
                    return WF_NULL;
            }
            item = self->fill;
        }
        wf_list_put(vm, self->items, i, item);
    }
    return wf_to_tuple(vm, self->items);
}

static const wf_slots longest_slots = {ITER_SLOTS(longest, longest)};
static const wf_type longest_type = {ITER_TYPE(
    "zip_longest", longest_slots,
    "Tuples of one item from each iterable; fillvalue stands for those that have ended.")};

/* ---- groupby ---- */

struct groupby {
    wf_head head;
    wf_val source, function;
    wf_val target;    /* key of the group that was given out last */
    wf_val key, item; /* of the item read last */
    wf_val group;     /* the group given out last: older ones are at their end */
};

static void groupby_trace(wf_tracer *t, void *object) {
    wf_trace_many(t, &((struct groupby *)object)->source, 6);
}

struct group {
    wf_head head;
    struct groupby *parent;
    wf_val key;
};

static void group_trace(wf_tracer *t, void *object) {
    struct group *group = object;
    wf_trace_ref(t, &group->parent);
    wf_trace(t, &group->key);
}

static wf_val groupby_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                           wf_val names) {
    wf_val given[2];
    wf_read_args(vm, type, args, count, names, WF_PARAMS(1, 2, "iterable,key"), given);
    wf_val source = wf_iter(vm, given[0]);
    struct groupby *self = wf_instance_new(vm, type, 0);
    wf_set(vm, self, self->source, source);
    wf_set(vm, self, self->function, wf_is_null(given[1]) ? wf_none() : given[1]);
    return wf_from(self);
}

/* Reads an item and its key; false at the end. */
static bool read_keyed(wf_vm *vm, struct groupby *self) {
    wf_val item = next_of(vm, self->source);
    if (wf_is_null(item))
        return false;
    wf_val key = wf_is_none(self->function) ? item : wf_call(vm, self->function, &item, 1);
    wf_set(vm, self, self->item, item);
    wf_set(vm, self, self->key, key);
    return true;
}

static bool same_key(wf_vm *vm, wf_val a, wf_val b) { return wf_eq(a, b) || wf_equal(vm, a, b); }

static wf_val group_next(wf_vm *vm, wf_val v) {
    struct group *group = wf_ptr(v);
    struct groupby *parent = group->parent;
    if (!wf_eq(parent->group, v))
        return WF_NULL;
    if (wf_is_null(parent->item) && !read_keyed(vm, parent))
        return WF_NULL;
    if (!same_key(vm, group->key, parent->key))
        return WF_NULL;
    wf_val item = parent->item;
    parent->item = WF_NULL;
    return item;
}

static const wf_slots group_slots = {
    .size = sizeof(struct group), .trace = group_trace, .iter = wf_iter_self, .next = group_next};
static const wf_type group_type = {.flags = WF_TYPE_FINAL | WF_TYPE_NO_MAKE,
                                   ITER_TYPE("_grouper", group_slots, NULL)};

static wf_val groupby_next(wf_vm *vm, wf_val v) {
    struct groupby *self = wf_ptr(v);
    self->group = WF_NULL;
    /* The rest of the group before is passed over. */
    while (wf_is_null(self->key) ||
           (!wf_is_null(self->target) && same_key(vm, self->target, self->key)))
        if (!read_keyed(vm, self))
            return WF_NULL;
    struct group *group = wf_new(vm, &group_type, sizeof *group);
    wf_set(vm, group, group->parent, self);
    wf_set(vm, group, group->key, self->key);
    wf_set(vm, self, self->target, self->key);
    wf_set(vm, self, self->group, wf_from(group));
    return wf_new_tuple(vm, (wf_val[]){self->key, wf_from(group)}, 2);
}

static const wf_slots groupby_slots = {ITER_SLOTS(groupby, groupby)};
static const wf_type groupby_type = {
    ITER_TYPE("groupby", groupby_slots,
              "Pairs of a key and an iterator over the neighbouring items that have it.")};

/* ---- accumulate ---- */

struct accumulate {
    wf_head head;
    wf_val source, function; /* function None: + */
    wf_val total, initial;
};

static void accumulate_trace(wf_tracer *t, void *object) {
    wf_trace_many(t, &((struct accumulate *)object)->source, 4);
}

static wf_val accumulate_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                              wf_val names) {
    wf_val given[3];
    wf_read_args(vm, type, args, count, names, WF_PARAMS(1, 3, "iterable,func,*,initial"), given);
    wf_val source = wf_iter(vm, given[0]);
    struct accumulate *self = wf_instance_new(vm, type, 0);
    wf_set(vm, self, self->source, source);
    wf_set(vm, self, self->function, wf_is_null(given[1]) ? wf_none() : given[1]);
    wf_set(vm, self, self->initial,
           wf_is_null(given[2]) || wf_is_none(given[2]) ? WF_NULL : given[2]);
    return wf_from(self);
}

static wf_val accumulate_next(wf_vm *vm, wf_val v) {
    struct accumulate *self = wf_ptr(v);
    wf_val total = self->initial;
    if (!wf_is_null(total)) {
        self->initial = WF_NULL;
    } else {
        wf_val item = next_of(vm, self->source);
        if (wf_is_null(item))
            return WF_NULL;
        if (wf_is_null(self->total))
            total = item;
        else if (wf_is_none(self->function))
            total = wf_binary(vm, WF_ADD, self->total, item);
        else
            total = wf_call(vm, self->function, (wf_val[]){self->total, item}, 2);
    }
    wf_set(vm, self, self->total, total);
    return total;
}

static const wf_slots accumulate_slots = {ITER_SLOTS(accumulate, accumulate)};
static const wf_type accumulate_type = {ITER_TYPE(
    "accumulate", accumulate_slots, "The sums, or what func makes, of the items so far.")};

/* ---- pairwise ---- */

struct pairwise {
    wf_head head;
    wf_val source, before;
};

static void pairwise_trace(wf_tracer *t, void *object) {
    wf_trace_many(t, &((struct pairwise *)object)->source, 2);
}

static wf_val pairwise_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                            wf_val names) {
    wf_val iterable;
    wf_read_args(vm, type, args, count, names, WF_PARAMS(1, 1, "iterable,/"), &iterable);
    wf_val source = wf_iter(vm, iterable);
    struct pairwise *self = wf_instance_new(vm, type, 0);
    wf_set(vm, self, self->source, source);
    return wf_from(self);
}

static wf_val pairwise_next(wf_vm *vm, wf_val v) {
    struct pairwise *self = wf_ptr(v);
    if (wf_is_null(self->before)) {
        wf_val first = next_of(vm, self->source);
        wf_set(vm, self, self->before, first);
    }
    wf_val before = self->before;
    wf_val item = wf_is_null(before) ? WF_NULL : next_of(vm, self->source);
    wf_set(vm, self, self->before, item);
    if (wf_is_null(item)) {
        self->source = WF_NULL;
        return WF_NULL;
    }
    return wf_new_tuple(vm, (wf_val[]){before, item}, 2);
}

static const wf_slots pairwise_slots = {ITER_SLOTS(pairwise, pairwise)};
static const wf_type pairwise_type = {
    ITER_TYPE("pairwise", pairwise_slots, "Pairs of neighbours: (a, b), (b, c), (c, d).")};

/* ---- batched ---- */

struct batched {
    wf_head head;
    wf_val source;
    size_t size;
    bool strict;
};

static void batched_trace(wf_tracer *t, void *object) {
    wf_trace(t, &((struct batched *)object)->source);
}

static wf_val batched_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                           wf_val names) {
    wf_val given[3];
    wf_read_args(vm, type, args, count, names, WF_PARAMS(2, 3, "iterable,n,*,strict"), given);
    intptr_t size = wf_to_index(vm, given[1]);
    bool strict = !wf_is_null(given[2]) && wf_truth(vm, given[2]);
    if (size < 1)
        wf_error_raise(vm, WF_E_BATCHED_COUNT);
    wf_val source = wf_iter(vm, given[0]);
    struct batched *self = wf_instance_new(vm, type, 0);
    wf_set(vm, self, self->source, source);
    self->size = (size_t)size;
    self->strict = strict;
    return wf_from(self);
}

static wf_val batched_next(wf_vm *vm, wf_val v) {
    struct batched *self = wf_ptr(v);
    wf_val batch = wf_new_list(vm, NULL, 0);
    size_t count = 0;
    for (wf_val item; count < self->size && !wf_is_null(item = next_of(vm, self->source)); count++)
        wf_list_add(vm, batch, item);
    if (count < self->size)
        self->source = WF_NULL;
    if (!count)
        return WF_NULL;
    if (count < self->size && self->strict)
        wf_error_raise(vm, WF_E_BATCHED_INCOMPLETE);
    return wf_to_tuple(vm, batch);
}

static const wf_slots batched_slots = {ITER_SLOTS(batched, batched)};
static const wf_type batched_type = {ITER_TYPE(
    "batched", batched_slots, "Tuples of n items one after another; the last may be shorter.")};

/* ---- the module ---- */

static const wf_def defs[] = {
    WF_OBJECT("accumulate", accumulate_type),
    WF_OBJECT("batched", batched_type),
    WF_OBJECT("chain", chain_type),
    WF_OBJECT("combinations", wf_combinations_type),
    WF_OBJECT("combinations_with_replacement", wf_replacing_type),
    WF_OBJECT("compress", compress_type),
    WF_OBJECT("count", count_type),
    WF_OBJECT("cycle", cycle_type),
    WF_OBJECT("dropwhile", dropwhile_type),
    WF_OBJECT("filterfalse", filterfalse_type),
    WF_OBJECT("groupby", groupby_type),
    WF_OBJECT("islice", islice_type),
    WF_OBJECT("pairwise", pairwise_type),
    WF_OBJECT("permutations", wf_permutations_type),
    WF_OBJECT("product", wf_product_type),
    WF_OBJECT("repeat", repeat_type),
    WF_OBJECT("starmap", starmap_type),
    WF_OBJECT("takewhile", takewhile_type),
    WF_FN("tee", tee_function, 1, 2, "n iterators over the same items, each at its own pace."),
    WF_OBJECT("zip_longest", longest_type),
};
const wf_module_def wf_module_itertools = {"itertools", defs, WF_COUNT(defs), NULL,
                                           WF_DOC("Iterators made of others.")};
