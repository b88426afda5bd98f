/* itertools_pick.c - product, permutations, combinations: tuples picked from pools.
 *
 * All have one struct. An object keeps the tuple it will give next as items,
 * and where in the pool each item was picked as numbers, both behind the
 * struct:
 *
 *     +------+------------------------+---------------+-----------------+
 *     | head | pools, counts, started | item x picked | number x numbers|
 *     +------+------------------------+---------------+-----------------+
 *
 * Always true: item[i] is the pool's at number[i], except before the first step. */
#include "modules/itertools.h"

struct pick {
    wf_head head;
    wf_val pools;  /* product: a tuple of tuples; others: one tuple */
    size_t picked; /* items in each result */
    size_t numbers;
    bool started, ended;
    wf_val item[];
};

static void pick_trace(wf_tracer *t, void *object) {
    struct pick *p = object;
    wf_trace(t, &p->pools);
    wf_trace_many(t, p->item, p->picked);
}

static size_t pick_size_of(const void *object) {
    const struct pick *p = object;
    return sizeof *p + (p->picked + p->numbers) * sizeof(wf_val);
}

static size_t *numbers_of(struct pick *p) { return (size_t *)(void *)(p->item + p->picked); }

static struct pick *pick_new(wf_vm *vm, const wf_type *type, wf_val pools, size_t picked,
                             size_t numbers) {
    if (picked > SIZE_MAX / 64 || numbers > SIZE_MAX / 64)
        wf_raise(vm, wf_from(&wf_exc_MemoryError));
    struct pick *p = wf_instance_new(vm, type, (picked + numbers) * sizeof(wf_val));
    wf_set(vm, p, p->pools, pools);
    p->picked = picked;
    p->numbers = numbers;
    return p;
}

static wf_val result_of(wf_vm *vm, struct pick *p) { return wf_new_tuple(vm, p->item, p->picked); }

/* The next result from the one pool: items from `from` on are picked anew, at the start all. */
static wf_val pick_from(wf_vm *vm, struct pick *p, size_t from) {
    const size_t *number = numbers_of(p);
    for (size_t i = p->started ? from : 0; i < p->picked; i++)
        wf_set(vm, p, p->item[i], wf_seq_at(p->pools, number[i]));
    p->started = true;
    return result_of(vm, p);
}

static wf_val end(struct pick *p) {
    p->ended = true;
    return WF_NULL;
}

#define PICK_TYPE(id, type, pyname, text)                                                          \
    static const wf_slots id##_slots = {ITER_SLOTS(id, pick), .size_of = pick_size_of};            \
    const wf_type type = {.flags = WF_TYPE_VARSIZE, ITER_TYPE(pyname, id##_slots, text)}

/* ---- product: numbers count up like those of an odometer ---- */

static size_t repeat_wanted(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    wf_val wanted;
    size_t given = wf_is_null(names) ? 0 : wf_seq_count(names);
    wf_bind_args(vm, "product", "*,repeat", 0, 1, args + count, 0, given ? names : WF_NULL,
                 &wanted);
    intptr_t repeat = wf_is_null(wanted) ? 1 : wf_to_index(vm, wanted);
    if (repeat < 0)
        wf_error_raise(vm, WF_E_PRODUCT_NEGATIVE);
    return (size_t)repeat;
}

static wf_val product_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                           wf_val names) {
    size_t repeat = repeat_wanted(vm, args, count, names), picked;
    if (__builtin_mul_overflow(repeat, count, &picked))
        wf_error_raise(vm, WF_E_PRODUCT_LARGE);
    wf_val pools = wf_new_list(vm, NULL, 0);
    bool some_empty = false;
    for (size_t i = 0; i < picked; i++) {
        wf_val pool = i < count ? wf_to_tuple(vm, args[i]) : wf_seq_at(pools, i - count);
        some_empty = some_empty || !wf_seq_count(pool);
        wf_list_add(vm, pools, pool);
    }
    struct pick *p = pick_new(vm, type, wf_to_tuple(vm, pools), picked, picked);
    for (size_t i = 0; i < picked && !some_empty; i++)
        wf_set(vm, p, p->item[i], wf_seq_at(wf_seq_at(p->pools, i), 0));
    p->ended = some_empty;
    return wf_from(p);
}

static wf_val product_next(wf_vm *vm, wf_val self) {
    struct pick *p = wf_ptr(self);
    size_t *number = numbers_of(p);
    if (p->ended)
        return WF_NULL;
    if (!p->started) {
        p->started = true;
        return result_of(vm, p);
    }
    for (size_t i = p->picked; i-- > 0;) {
        wf_val pool = wf_seq_at(p->pools, i);
        bool turns = ++number[i] == wf_seq_count(pool);
        if (turns)
            number[i] = 0;
        wf_set(vm, p, p->item[i], wf_seq_at(pool, number[i]));
        if (!turns)
            return result_of(vm, p);
    }
    return end(p);
}

PICK_TYPE(
    product, wf_product_type, "product",
    "Tuples of one item from each iterable, in every combination, the last one changing quickest.");

/* ---- combinations: numbers rise, with replacement they do not fall ---- */

static struct pick *pick_some(wf_vm *vm, const wf_type *type, const char *fname, const wf_val *args,
                              size_t count, wf_val names) {
    wf_val given[2];
    wf_bind_args(vm, fname, "iterable,r", 2, 2, args, count, names, given);
    wf_val pool = wf_to_tuple(vm, given[0]);
    intptr_t r = wf_to_index(vm, given[1]);
    if (r < 0)
        wf_error_raise(vm, WF_E_PICK_NEGATIVE);
    return pick_new(vm, type, pool, (size_t)r, (size_t)r);
}

static wf_val combinations_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                                wf_val names) {
    struct pick *p = pick_some(vm, type, "combinations", args, count, names);
    for (size_t i = 0; i < p->picked; i++)
        numbers_of(p)[i] = i;
    p->ended = p->picked > wf_seq_count(p->pools);
    return wf_from(p);
}

static wf_val combinations_next(wf_vm *vm, wf_val self) {
    struct pick *p = wf_ptr(self);
    size_t *number = numbers_of(p), r = p->picked, n = wf_seq_count(p->pools), i = r;
    if (p->ended)
        return WF_NULL;
    if (p->started) {
        while (i > 0 && number[i - 1] == n - r + i - 1)
            i--;
        if (i == 0)
            return end(p);
        number[--i]++;
        for (size_t j = i + 1; j < r; j++)
            number[j] = number[j - 1] + 1;
    }
    return pick_from(vm, p, i);
}

PICK_TYPE(combinations, wf_combinations_type, "combinations",
          "Tuples of r items in the order they come, each choice once.");

static wf_val replacing_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                             wf_val names) {
    struct pick *p = pick_some(vm, type, "combinations_with_replacement", args, count, names);
    p->ended = p->picked && !wf_seq_count(p->pools);
    return wf_from(p);
}

static wf_val replacing_next(wf_vm *vm, wf_val self) {
    struct pick *p = wf_ptr(self);
    size_t *number = numbers_of(p), r = p->picked, n = wf_seq_count(p->pools), i = r;
    if (p->ended)
        return WF_NULL;
    if (p->started) {
        while (i > 0 && number[i - 1] == n - 1)
            i--;
        if (i == 0)
            return end(p);
        size_t next = number[--i] + 1;
        for (size_t j = i; j < r; j++)
            number[j] = next;
    }
    return pick_from(vm, p, i);
}

PICK_TYPE(replacing, wf_replacing_type, "combinations_with_replacement",
          "Tuples of r items in the order they come; an item may be taken again.");

/* ---- permutations: numbers are a permutation of the whole pool, then r counters of what was
 * swapped ---- */

static wf_val permutations_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                                wf_val names) {
    wf_val given[2];
    wf_read_args(vm, type, args, count, names, WF_PARAMS(1, 2, "iterable,r"), given);
    wf_val pool = wf_to_tuple(vm, given[0]);
    size_t n = wf_seq_count(pool);
    intptr_t r =
        wf_is_null(given[1]) || wf_is_none(given[1]) ? (intptr_t)n : wf_to_index(vm, given[1]);
    if (r < 0)
        wf_error_raise(vm, WF_E_PICK_NEGATIVE);
    if ((size_t)r > n) {
        struct pick *none = pick_new(vm, type, pool, 0, 0);
        none->ended = true;
        return wf_from(none);
    }
    struct pick *p = pick_new(vm, type, pool, (size_t)r, n + (size_t)r);
    size_t *number = numbers_of(p), *left = number + n;
    for (size_t i = 0; i < n; i++)
        number[i] = i;
    for (size_t i = 0; i < (size_t)r; i++)
        left[i] = n - i;
    return wf_from(p);
}

/* Goes to the next permutation; false: there is none. *from: the first place that changed. */
static bool permute(size_t *number, size_t *left, size_t n, size_t r, size_t *from) {
    for (size_t i = r; i-- > 0;) {
        if (--left[i] == 0) { /* all were at place i: it goes to the end again */
            size_t first = number[i];
            for (size_t j = i; j + 1 < n; j++)
                number[j] = number[j + 1];
            number[n - 1] = first;
            left[i] = n - i;
        } else {
            size_t j = n - left[i], moved = number[i];
            number[i] = number[j];
            number[j] = moved;
            *from = i;
            return true;
        }
    }
    return false;
}

static wf_val permutations_next(wf_vm *vm, wf_val self) {
    struct pick *p = wf_ptr(self);
    size_t *number = numbers_of(p), n = wf_seq_count(p->pools), from = 0;
    if (p->ended)
        return WF_NULL;
    if (p->started && !permute(number, number + n, n, p->picked, &from))
        return end(p);
    return pick_from(vm, p, from);
}

PICK_TYPE(permutations, wf_permutations_type, "permutations", "Tuples of r items in every order.");
