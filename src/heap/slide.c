/* slide.c - moving live objects together, around those that must stay.
 *
 * The live objects that start in one block travel together, as a chunk, and
 * keep their order. Chunks are placed in order of address, each at the lowest
 * place that is free: behind the chunk before, or, where it does not fit in
 * front of the next pinned block's objects (a wall), behind that wall.
 *
 * No chunk moves up. Let a chunk of n granules lie in [s, e), so n <= e - s, and
 * let p be the lowest free place when it is its turn. p <= s: at the beginning
 * p is 0, and it is moved only behind a chunk before, which has not moved up and
 * ended at or below s, or behind a wall in front of which the chunk did not
 * fit. Such a wall begins below p + n <= s + n <= e, so, not overlapping the
 * chunk, it ends at or below s. Therefore p <= s in the end as well, and chunks
 * can be moved in order of address: what one is moved over has been moved.
 *
 * In stress mode every second collection slides to the other end, by the same
 * rules seen in a mirror, so that everything unpinned changes its address.
 *
 * While moving, runs of live granules are taken from the maps: a run is moved
 * by one memmove and its bits of `starts` are moved along. Objects of a wall
 * are passed, and the gaps before them become holes, only when something is
 * placed behind it: until then chunks from behind may come in front of it.
 */
#include "heap/private.h"
#include "state.h"

typedef struct slide {
    wf_tracer *t;
    wf_heap *heap;
    size_t blocks;       /* of the extent */
    size_t end;          /* granules of the extent */
    size_t top;          /* granule above the last object */
    size_t fill;         /* the granule up to which, or from which, memory has been filled */
    size_t wall;         /* the next block that can be a wall to pass */
    wf_hole **link;      /* where the next hole is linked */
    size_t listed;       /* granules of the holes that are linked */
    wf_hole *largest;    /* of the holes, and its */
    size_t largest_size; /* granules */
} slide;

/* ---- Planning: base of each block ---- */

/* The live objects of a pinned block. */
typedef struct wall {
    size_t block;
    size_t start, end; /* granules */
} wall;

/* Granules of the last object that starts in the block that lie behind it; it must be live. */
static size_t block_tail(const wf_tracer *t, size_t block) {
    size_t behind = (block + 1) * WF_BLOCK_GRANULES, end = t->extent / WF_GRANULE;
    return behind < end ? wf_map_above(t->heap->starts, behind, end) - behind : 0;
}

static bool reaches_end(uintptr_t live) { return live >> (WF_BLOCK_GRANULES - 1); }

size_t wf_block_live(const wf_tracer *t, size_t block) {
    uintptr_t live = t->heap->live[block];
    if (!live)
        return 0;
    return wf_count_bits(live) + (reaches_end(live) ? block_tail(t, block) : 0);
}

/* The wall of this block, if it is one. */
static bool is_wall(const slide *s, size_t block, wall *w) {
    uintptr_t live = s->heap->live[block];
    if (!live || !(s->heap->base[block] & WF_BASE_PINNED))
        return false;
    size_t first = block * WF_BLOCK_GRANULES;
    w->block = block;
    w->start = first + wf_lowest_bit(live);
    w->end = first + wf_highest_bit(live) + 1 + (reaches_end(live) ? block_tail(s->t, block) : 0);
    return true;
}

/* The next wall at this block or above; none: beyond everything. */
static wall wall_above(const slide *s, size_t block) {
    wall w = {s->blocks, SIZE_MAX, SIZE_MAX};
    while (block < s->blocks && !is_wall(s, block, &w))
        block++;
    return w;
}

/* The next wall below this block; none: below everything. */
static wall wall_below(const slide *s, size_t block) {
    wall w = {0, 0, 0};
    while (block > 0 && !is_wall(s, block - 1, &w))
        block--;
    return w;
}

static void plan_down(slide *s) {
    wf_heap *heap = s->heap;
    size_t place = 0;
    wall w = wall_above(s, 0);
    for (size_t block = 0; block < s->blocks; block++) {
        if (!heap->live[block] || heap->base[block] & WF_BASE_PINNED)
            continue;
        size_t size = wf_block_live(s->t, block);
        while (place + size > w.start) {
            place = w.end;
            w = wall_above(s, w.block + 1);
        }
        heap->base[block] = (wf_base)place;
        place += size;
    }
}

static void plan_up(slide *s, size_t place) {
    wf_heap *heap = s->heap;
    wall w = wall_below(s, s->blocks);
    for (size_t block = s->blocks; block-- > 0;) {
        if (!heap->live[block] || heap->base[block] & WF_BASE_PINNED)
            continue;
        size_t size = wf_block_live(s->t, block);
        while (w.end + size > place) {
            place = w.start;
            w = wall_below(s, w.block);
        }
        place -= size;
        heap->base[block] = (wf_base)place;
    }
}

/* ---- Filling: what is placed, in order, and the holes between ---- */

static wf_hole *add_hole(slide *s, size_t from, size_t to) {
    wf_hole *hole = wf_hole_make(s->heap, from, to);
    if (to - from > s->largest_size) {
        s->largest = hole;
        s->largest_size = to - from;
    }
    if (to - from < WF_HOLE_LEAST)
        return NULL;
    s->listed += to - from;
    return hole;
}

/* Memory is filled up to s->fill; next, granules [from, from + size) are. */
static void fill_up(slide *s, size_t from, size_t size) {
    wf_hole *hole = s->fill < from ? add_hole(s, s->fill, from) : NULL;
    if (hole) {
        *s->link = hole;
        s->link = &hole->next;
    }
    s->fill = from + size;
}

/* The same from the other end: memory is filled from s->fill on (with s->top 0: it is not yet). */
static void fill_down(slide *s, size_t from, size_t size) {
    if (!s->top)
        s->top = from + size;
    wf_hole *hole = from + size < s->fill ? add_hole(s, from + size, s->fill) : NULL;
    if (hole) {
        hole->next = s->heap->holes;
        s->heap->holes = hole;
    }
    s->fill = from;
}

/* ---- Runs of live granules in a block ---- */

typedef struct run {
    unsigned low, count; /* bits */
    size_t size;         /* granules: the last object may reach beyond the block */
} run;

static run lowest_run(uintptr_t live, size_t tail) {
    unsigned low = wf_lowest_bit(live);
    uintptr_t gap = ~(live >> low);
    unsigned count = gap ? wf_lowest_bit(gap) : WF_BLOCK_GRANULES;
    return (run){low, count, count + (low + count == WF_BLOCK_GRANULES ? tail : 0)};
}

static run highest_run(uintptr_t live, size_t tail) {
    unsigned high = wf_highest_bit(live);
    uintptr_t gap = ~live & (((uintptr_t)1 << high) - 1);
    unsigned low = gap ? wf_highest_bit(gap) + 1 : 0;
    unsigned count = high + 1 - low;
    return (run){low, count, count + (high == WF_BLOCK_GRANULES - 1 ? tail : 0)};
}

static uintptr_t run_bits(run r) {
    uintptr_t ones = r.count < WF_BLOCK_GRANULES ? ((uintptr_t)1 << r.count) - 1 : ~(uintptr_t)0;
    return ones << r.low;
}

/* ---- Moving ---- */

/* starts: the word of the run's block as it was. */
static void move_run(wf_heap *heap, size_t block, run r, size_t to, uintptr_t starts) {
    size_t from = block * WF_BLOCK_GRANULES + r.low;
    if (from != to)
        memmove(wf_granule_at(heap, to), wf_granule_at(heap, from), r.size * WF_GRANULE);
    size_t to_block = to / WF_BLOCK_GRANULES, shift = to % WF_BLOCK_GRANULES;
    uintptr_t moved = (starts & run_bits(r)) >> r.low;
    heap->starts[to_block] |= moved << shift;
    if (shift && moved >> (WF_BLOCK_GRANULES - shift))
        heap->starts[to_block + 1] |= moved >> (WF_BLOCK_GRANULES - shift);
}

/* A pinned block that is come upon keeps its live objects; its tail must be kept for when it is
 * passed, since the starts behind it may be others then. */
static void keep_wall(wf_heap *heap, size_t block, size_t tail) {
    heap->starts[block] &= heap->live[block];
    heap->base[block] = (wf_base)(WF_BASE_PINNED | tail);
}
static size_t wall_tail(const wf_heap *heap, size_t block) {
    return heap->base[block] & ~WF_BASE_PINNED;
}

/* Passes the walls whose objects begin below the granule. */
static void pass_walls_up(slide *s, size_t below) {
    for (; s->wall < s->blocks; s->wall++) {
        uintptr_t live = s->heap->live[s->wall];
        if (!live || !(s->heap->base[s->wall] & WF_BASE_PINNED))
            continue;
        size_t first = s->wall * WF_BLOCK_GRANULES;
        if (first + wf_lowest_bit(live) >= below)
            return;
        while (live) {
            run r = lowest_run(live, wall_tail(s->heap, s->wall));
            fill_up(s, first + r.low, r.size);
            live &= ~run_bits(r);
        }
    }
}

/* Passes the walls whose objects begin at the granule or above. */
static void pass_walls_down(slide *s, size_t from) {
    for (; s->wall > 0; s->wall--) {
        size_t block = s->wall - 1, first = block * WF_BLOCK_GRANULES;
        uintptr_t live = s->heap->live[block];
        if (!live || !(s->heap->base[block] & WF_BASE_PINNED))
            continue;
        if (first + wf_lowest_bit(live) < from)
            return;
        while (live) {
            run r = highest_run(live, wall_tail(s->heap, block));
            fill_down(s, first + r.low, r.size);
            live &= ~run_bits(r);
        }
    }
}

static void move_down(slide *s) {
    wf_heap *heap = s->heap;
    for (size_t block = 0; block < s->blocks; block++) {
        uintptr_t starts = heap->starts[block], live = heap->live[block];
        size_t to = heap->base[block], tail = reaches_end(live) ? block_tail(s->t, block) : 0;
        if (to & WF_BASE_PINNED) {
            keep_wall(heap, block, tail);
            continue;
        }
        heap->starts[block] = 0;
        while (live) {
            run r = lowest_run(live, tail);
            pass_walls_up(s, to);
            fill_up(s, to, r.size);
            move_run(heap, block, r, to, starts);
            to += r.size;
            live &= ~run_bits(r);
        }
    }
    pass_walls_up(s, SIZE_MAX);
    s->top = s->fill;
}

static void move_up(slide *s) {
    wf_heap *heap = s->heap;
    size_t above = s->end; /* the lowest start in the blocks done, as they were before */
    s->wall = s->blocks;
    for (size_t block = s->blocks; block-- > 0;) {
        uintptr_t starts = heap->starts[block], live = heap->live[block];
        size_t first = block * WF_BLOCK_GRANULES;
        size_t tail = reaches_end(live) ? above - first - WF_BLOCK_GRANULES : 0;
        if (starts)
            above = first + wf_lowest_bit(starts);
        if (heap->base[block] & WF_BASE_PINNED) {
            keep_wall(heap, block, tail);
            continue;
        }
        size_t to = heap->base[block] + wf_count_bits(live) + tail;
        heap->starts[block] = 0;
        while (live) {
            run r = highest_run(live, tail);
            pass_walls_down(s, to);
            to -= r.size;
            fill_down(s, to, r.size);
            move_run(heap, block, r, to, starts);
            live &= ~run_bits(r);
        }
    }
    pass_walls_down(s, 0);
    fill_down(s, 0, 0);
}

/* ---- Ends ---- */

/* The frontier is the free memory above the last object, or on small arenas with something
 * pinned there, the largest hole. */
static void choose_frontier(slide *s) {
    wf_heap *heap = s->heap;
    size_t end = wf_granule_of(heap, heap->limit);
    if (s->largest_size <= end - s->top || s->largest_size < WF_HOLE_LEAST) {
        heap->top = wf_granule_at(heap, s->top);
        heap->ceiling = heap->limit;
        return;
    }
    wf_hole *rest = s->top < end ? add_hole(s, s->top, end) : NULL;
    if (rest) {
        rest->next = heap->holes;
        heap->holes = rest;
    }
    wf_hole **link = &heap->holes;
    while (*link != s->largest)
        link = &(*link)->next;
    *link = s->largest->next;
    size_t start = wf_granule_of(heap, s->largest);
    heap->starts[start / WF_BLOCK_GRANULES] &= ~wf_granule_bit(start);
    heap->top = (char *)s->largest;
    heap->ceiling = heap->top + s->largest_size * WF_GRANULE;
}

/* In stress mode what has been left is filled with rubbish; holes are already. */
static void spoil_rest(slide *s) {
    wf_heap *heap = s->heap;
    if (s->top >= s->end)
        return;
    char *from = wf_granule_at(heap, s->top);
    size_t size = (s->end - s->top) * WF_GRANULE;
    if (heap->stress || heap->steps)
        memset(from, 0xDB, size);
    WF_FORBID(from, size);
}

static slide slide_begin(wf_tracer *t) {
    WF_ALLOW(t->heap->bottom, t->extent);
    return (slide){.t = t,
                   .heap = t->heap,
                   .blocks = wf_extent_blocks(t),
                   .end = t->extent / WF_GRANULE,
                   .link = &t->heap->holes};
}

static void slide_end(slide *s) {
    wf_heap *heap = s->heap;
    char *top = wf_granule_at(heap, s->top);
    if (top > heap->fresh)
        heap->fresh = top;
    spoil_rest(s);
    choose_frontier(s);
    heap->usable = s->listed * WF_GRANULE + (size_t)(heap->limit - top);
}

/* Fills memory with what is marked, where it lies: each object reaches up to the next start. What
 * is not marked has no start any more. Returns the granules that are alive. */
static size_t keep_marked(slide *s) {
    wf_heap *heap = s->heap;
    bool is_live = false; /* what lies before the next turn, from here on: */
    size_t from = 0, live = 0;
    for (size_t block = 0; block < s->blocks; block++) {
        uintptr_t starts = heap->starts[block], marked = starts & heap->live[block],
                  above = ~(uintptr_t)0;
        heap->starts[block] = marked;
        for (uintptr_t turns; (turns = above & (is_live ? starts & ~marked : marked));) {
            size_t at = block * WF_BLOCK_GRANULES + wf_lowest_bit(turns);
            if (is_live) {
                fill_up(s, from, at - from);
                live += at - from;
            }
            from = at;
            is_live = !is_live;
            above = -(turns & -turns);
        }
    }
    if (is_live) {
        fill_up(s, from, s->end - from);
        live += s->end - from;
    }
    s->top = s->fill;
    return live;
}

void wf_sweep(wf_tracer *t) {
    slide s = slide_begin(t);
    t->heap->live_bytes = keep_marked(&s) * WF_GRANULE - wf_marks_taken(t->heap);
    slide_end(&s);
}

/* Objects may have been pinned between the steps, after they were marked. */
static void pin_marked(slide *s) {
    wf_heap *heap = s->heap;
    for (size_t block = 0; block < s->blocks; block++) {
        uintptr_t found = heap->starts[block] & heap->live[block];
        for (; found; found &= found - 1) {
            size_t granule = block * WF_BLOCK_GRANULES + wf_lowest_bit(found);
            if (((wf_head *)wf_granule_at(heap, granule))->word & WF_HEAD_PINNED)
                heap->base[block] = WF_BASE_PINNED;
        }
    }
}

void wf_slide(wf_tracer *t) {
    slide s = slide_begin(t);
    wf_heap *heap = t->heap;
    if (t->again)
        pin_marked(&s);
    bool is_up = heap->stress && heap->collections % 2;
    if (is_up) {
        size_t limit = wf_granule_of(heap, heap->limit), roof = s.end + WF_BLOCK_GRANULES;
        roof = heap->roomy && roof < limit ? roof : limit;
        WF_ALLOW(heap->bottom, roof * WF_GRANULE);
        plan_up(&s, roof);
    } else {
        plan_down(&s);
    }
    t->mode = WF_TRACE_UPDATE;
    wf_trace_roots(t);
    wf_trace_all_live(t);
    if (is_up)
        move_up(&s);
    else
        move_down(&s);
    slide_end(&s);
}
