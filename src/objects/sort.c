/* sort.c - sorting a list: a stable merge sort that uses the order already there.
 *
 * The items are cut into runs that are in order (short ones are made longer by
 * binary insertion); runs are merged pairwise. Which neighbours are merged
 * first is decided by the power of the border between them: the depth it would
 * have in a perfectly balanced tree of merges (Munro and Wild's powersort).
 * A merge copies the shorter run aside. While one run wins all the time it
 * gallops: looks ahead in steps of doubling size and moves blocks
 * (McIlroy; Peters' timsort).
 *
 * The list gives its row away while user code can run, and is empty to it.
 * During a merge the row has a hole: places whose items are in the spare row
 * only. Always true: hole, from and left say where it is and where its items
 * are, so that a raise in a comparison can put everything back.
 */
#include "objects/func.h"
#include "objects/int.h"
#include "objects/list_private.h"
#include "objects/str.h"

/* What is compared, and what goes along with it (NULL: nothing). */
typedef struct pair_rows {
    wf_row *keys, *items;
} pair_rows;

typedef struct run {
    size_t start, count;
    unsigned power; /* of its border with the next run */
} run;

/* Powers grow along the stack of runs, and there are as many as bits in a count. */
#define RUNS_MOST    (8 * sizeof(size_t) + 2)
#define GALLOP_AFTER 7 /* wins in a row before galloping; adapts during a merge */

typedef struct sorter {
    wf_vm *vm;
    bool (*less)(wf_vm *vm, wf_val a, wf_val b);
    wf_list *list;
    pair_rows rows, spare;
    size_t count;
    size_t hole, from, left;
    size_t gallop_after;
    size_t run_count;
    run runs[RUNS_MOST];
} sorter;

/* ---- comparing ---- */

static bool less_small(wf_vm *vm, wf_val a, wf_val b) {
    (void)vm;
    return wf_small_less(a, b);
}

static bool less_float(wf_vm *vm, wf_val a, wf_val b) {
    (void)vm;
    return wf_imm_float_value(a) < wf_imm_float_value(b);
}

/* The order of UTF-8 texts is the order of their characters. */
static bool less_str(wf_vm *vm, wf_val a, wf_val b) {
    (void)vm;
    const wf_str *x = wf_ptr(a), *y = wf_ptr(b);
    size_t x_size = wf_str_size(x), y_size = wf_str_size(y);
    int order = memcmp(wf_str_data(x), wf_str_data(y), x_size < y_size ? x_size : y_size);
    return order ? order < 0 : x_size < y_size;
}

static bool is_exact_str(wf_val v) { return wf_is_exact(v, &wf_str_type); }

static bool all_are(const wf_row *row, size_t count, bool (*is)(wf_val v)) {
    for (size_t i = 0; i < count; i++)
        if (!is(row->slot[i]))
            return false;
    return true;
}

static void choose_comparison(sorter *s) {
    if (all_are(s->rows.keys, s->count, wf_is_small))
        s->less = less_small;
    else if (all_are(s->rows.keys, s->count, wf_is_imm_float))
        s->less = less_float;
    else if (all_are(s->rows.keys, s->count, is_exact_str))
        s->less = less_str;
    else
        s->less = wf_less;
}

/* ---- moving keys with their items ---- */

static inline void copy_one(pair_rows to, size_t i, pair_rows from, size_t j) {
    to.keys->slot[i] = from.keys->slot[j];
    if (to.items)
        to.items->slot[i] = from.items->slot[j];
}

static inline void copy_many(pair_rows to, size_t i, pair_rows from, size_t j, size_t count) {
    memmove(to.keys->slot + i, from.keys->slot + j, count * sizeof(wf_val));
    if (to.items)
        memmove(to.items->slot + i, from.items->slot + j, count * sizeof(wf_val));
}

/* Behind copying from one to another: the collector may be marking. */
static void changed(sorter *s, pair_rows rows) {
    wf_set_many(s->vm, rows.keys);
    if (rows.items)
        wf_set_many(s->vm, rows.items);
}

static void reverse_row(wf_row *row, size_t from, size_t to) {
    for (; from + 1 < to; from++) {
        wf_val v = row->slot[from];
        row->slot[from] = row->slot[--to];
        row->slot[to] = v;
    }
}

static void reverse(pair_rows rows, size_t from, size_t to) {
    reverse_row(rows.keys, from, to);
    if (rows.items)
        reverse_row(rows.items, from, to);
}

/* ---- runs ---- */

/* Length of the run at start; one that falls strictly is turned round. */
static size_t find_run(sorter *s, size_t start) {
    const wf_val *key = s->rows.keys->slot;
    size_t end = start + 1;
    if (end == s->count)
        return 1;
    if (s->less(s->vm, key[end], key[end - 1])) {
        while (++end < s->count && s->less(s->vm, key[end], key[end - 1])) {
        }
        reverse(s->rows, start, end);
    } else {
        while (++end < s->count && !s->less(s->vm, key[end], key[end - 1])) {
        }
    }
    return end - start;
}

/* Sorts [start, end), of which [start, sorted) is in order. */
static void insert_sorted(sorter *s, size_t start, size_t sorted, size_t end) {
    wf_val *key = s->rows.keys->slot;
    for (; sorted < end; sorted++) {
        size_t low = start, high = sorted;
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            if (s->less(s->vm, key[sorted], key[middle]))
                high = middle;
            else
                low = middle + 1;
        }
        wf_val moved = key[sorted], item = s->rows.items ? s->rows.items->slot[sorted] : WF_NULL;
        copy_many(s->rows, low + 1, s->rows, low, sorted - low);
        key[low] = moved;
        if (s->rows.items)
            s->rows.items->slot[low] = item;
    }
}

/* Runs are made at least this long: 32 to 64, so that count / it is just below a power of two. */
static size_t least_run(size_t count) {
    size_t odd = 0;
    for (; count >= 64; count >>= 1)
        odd |= count & 1;
    return count + odd;
}

/* ---- merging ---- */

/* How many of the n keys at `key` come before `sought`; equal ones do if after_equal. Looks near
 * the first key first, or near the last one. */
static size_t gallop(sorter *s, wf_val sought, const wf_val *key, size_t n, bool from_end,
                     bool after_equal) {
#define COMES_BEFORE(i)                                                                            \
    (after_equal ? !s->less(s->vm, sought, key[i]) : s->less(s->vm, key[i], sought))
    size_t low = 0, high = n, step = 1;
    if (from_end) {
        for (; step <= n && !COMES_BEFORE(n - step); step = 2 * step + 1)
            high = n - step;
        if (step <= n)
            low = n - step + 1;
    } else {
        for (; step <= n && COMES_BEFORE(step - 1); step = 2 * step + 1)
            low = step;
        if (step <= n)
            high = step - 1;
    }
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (COMES_BEFORE(middle))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
#undef COMES_BEFORE
}

/* Puts what is left in the spare rows into the hole. */
static void fill_hole(sorter *s) {
    if (s->left)
        copy_many(s->rows, s->hole, s->spare, s->from, s->left);
    changed(s, s->rows);
    s->left = 0;
}

/* Copies count pairs from `start` on to the spare rows: there is the hole. */
static void make_hole(sorter *s, size_t start, size_t count) {
    if (!s->spare.keys || s->spare.keys->room < count) {
        wf_row *items = s->rows.items ? wf_row_new(s->vm, count) : NULL;
        s->spare.keys = wf_row_new(s->vm, count);
        s->spare.items = items;
    }
    copy_many(s->spare, 0, s->rows, start, count);
    changed(s, s->spare);
    s->hole = start;
    s->from = 0;
    s->left = count;
}

static void take_spare(sorter *s, size_t count) { /* forwards */
    copy_many(s->rows, s->hole, s->spare, s->from, count);
    s->hole += count;
    s->from += count;
    s->left -= count;
}

/* How many wins both sides count as having after a round of galloping: enough to gallop on, if it
 * was worth it. What is enough adapts. */
static size_t wins_after(sorter *s, size_t a_wins, size_t b_wins) {
    if (a_wins < GALLOP_AFTER && b_wins < GALLOP_AFTER) {
        s->gallop_after += 2;
        return 0;
    }
    s->gallop_after -= s->gallop_after > 1;
    return s->gallop_after;
}

/* Merges the hole's items, which come first, with the b_count ones behind the hole,
 * from the front. */
static void merge_forwards(sorter *s, size_t b_count) {
    const wf_val *key = s->rows.keys->slot, *spare = s->spare.keys->slot;
    size_t b = s->hole + s->left, b_end = b + b_count, a_wins = 0, b_wins = 0;
    while (s->left && b < b_end) {
        if (a_wins < s->gallop_after && b_wins < s->gallop_after) {
            if (s->less(s->vm, key[b], spare[s->from])) {
                copy_one(s->rows, s->hole++, s->rows, b++);
                b_wins++, a_wins = 0;
            } else {
                take_spare(s, 1);
                a_wins++, b_wins = 0;
            }
            continue;
        }
        size_t n = gallop(s, key[b], spare + s->from, s->left, false, true);
        take_spare(s, n);
        a_wins = n;
        if (!s->left)
            break;
        n = gallop(s, spare[s->from], key + b, b_end - b, false, false);
        copy_many(s->rows, s->hole, s->rows, b, n);
        s->hole += n, b += n;
        b_wins = n;
        a_wins = b_wins = wins_after(s, a_wins, b_wins);
    }
    fill_hole(s);
}

/* Merges the a_count items before the hole with the hole's, which come second, from the end. */
static void merge_backwards(sorter *s, size_t a_count) {
    const wf_val *key = s->rows.keys->slot, *spare = s->spare.keys->slot;
    size_t a = s->hole - a_count, a_wins = 0, b_wins = 0;
    while (s->left && s->hole > a) {
        if (a_wins < s->gallop_after && b_wins < s->gallop_after) {
            if (s->less(s->vm, spare[s->left - 1], key[s->hole - 1])) {
                s->hole--;
                copy_one(s->rows, s->hole + s->left, s->rows, s->hole);
                a_wins++, b_wins = 0;
            } else {
                s->left--;
                copy_one(s->rows, s->hole + s->left, s->spare, s->left);
                b_wins++, a_wins = 0;
            }
            continue;
        }
        size_t n = s->hole - a - gallop(s, spare[s->left - 1], key + a, s->hole - a, true, true);
        s->hole -= n;
        copy_many(s->rows, s->hole + s->left, s->rows, s->hole, n);
        a_wins = n;
        if (s->hole == a)
            break;
        n = s->left - gallop(s, key[s->hole - 1], spare, s->left, true, false);
        s->left -= n;
        copy_many(s->rows, s->hole + s->left, s->spare, s->left, n);
        b_wins = n;
        a_wins = b_wins = wins_after(s, a_wins, b_wins);
    }
    fill_hole(s);
}

/* Merges the last two runs on the stack. What is already in place at both ends stays. */
static void merge_last(sorter *s) {
    wf_poll(s->vm);
    run *a = &s->runs[s->run_count - 2], b = a[1];
    const wf_val *key = s->rows.keys->slot;
    size_t start = a->start, count = a->count;
    a->count += b.count;
    a->power = b.power;
    s->run_count--;
    size_t skip = gallop(s, key[b.start], key + start, count, false, true);
    start += skip, count -= skip;
    if (!count)
        return;
    b.count = gallop(s, key[b.start - 1], key + b.start, b.count, true, false);
    if (!b.count)
        return;
    if (count <= b.count) {
        make_hole(s, start, count);
        merge_forwards(s, b.count);
    } else {
        make_hole(s, b.start, b.count);
        merge_backwards(s, count);
    }
}

/* The first bit in which the middles of two neighbouring runs, as fractions of n, differ. */
static unsigned border_power(size_t start, size_t count, size_t next_count, size_t n) {
    size_t a = 2 * start + count, b = a + count + next_count; /* twice the middles */
    unsigned power = 0;
    for (;; a <<= 1, b <<= 1) {
        power++;
        if (a >= n) {
            a -= n, b -= n;
        } else if (b >= n) {
            return power;
        }
    }
}

static void sort_rows(sorter *s) {
    size_t least = least_run(s->count);
    for (size_t start = 0; start < s->count;) {
        size_t count = find_run(s, start);
        if (count < least && start + count < s->count) {
            size_t end = s->count - start < least ? s->count : start + least;
            insert_sorted(s, start, start + count, end);
            count = end - start;
        }
        if (s->run_count) {
            run *last = &s->runs[s->run_count - 1];
            unsigned power = border_power(last->start, last->count, count, s->count);
            while (s->run_count > 1 && s->runs[s->run_count - 2].power > power)
                merge_last(s);
            s->runs[s->run_count - 1].power = power;
        }
        s->runs[s->run_count++] = (run){start, count, 0};
        start += count;
    }
    while (s->run_count > 1)
        merge_last(s);
}

/* ---- the list ---- */

/* The list has its items again. Called at the end, and as a cleanup when something was raised. */
static void give_back(wf_vm *vm, void *data) {
    sorter *s = data;
    fill_hole(s);
    wf_set(vm, s->list, s->list->row, s->rows.items ? s->rows.items : s->rows.keys);
    s->list->count = s->count;
}

static void compute_keys(sorter *s, wf_val key) {
    wf_row *keys = wf_row_new(s->vm, s->count), *items = s->rows.keys;
    for (size_t i = 0; i < s->count; i++)
        wf_set(s->vm, keys, keys->slot[i], wf_call(s->vm, key, &items->slot[i], 1));
    s->rows = (pair_rows){keys, items};
}

void wf_list_sort(wf_vm *vm, wf_list *list, wf_val key, bool is_reversed) {
    if (!list->count)
        return;
    sorter s = {.vm = vm,
                .list = list,
                .rows.keys = list->row,
                .count = list->count,
                .gallop_after = GALLOP_AFTER};
    wf_row *nothing = wf_row_new(vm, 0); /* what is in the list while it is sorted */
    wf_cleanup record;
    wf_cleanup_begin(vm, &record, give_back, &s);
    wf_set(vm, list, list->row, nothing);
    list->count = 0;
    if (!wf_is_null(key))
        compute_keys(&s, key);
    choose_comparison(&s);
    if (is_reversed) /* twice, so that equal items keep their order */
        reverse(s.rows, 0, s.count);
    sort_rows(&s);
    if (is_reversed)
        reverse(s.rows, 0, s.count);
    bool modified = list->row != nothing;
    wf_cleanup_end(vm, &record);
    give_back(vm, &s);
    if (modified)
        wf_error_raise(vm, WF_E_SORT_MODIFIED);
}

void wf_sort(wf_vm *vm, wf_val list, wf_val key, bool is_reversed) {
    wf_list_sort(vm, wf_as_list(list), key, is_reversed);
}
