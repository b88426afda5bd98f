/* arena.c - the arena: opening and closing it, giving out memory, finding objects.
 *
 * New objects go up through the present hole; when it is used up, through the
 * next one in the list that fits; then through the frontier, a chunk at a
 * time. Memory is zeroed a chunk ahead of the bump pointer, so that the quick
 * path of an allocation is a comparison, an addition, a bit and a word.
 *
 * Always true: the quick path is taken only when nothing has to be looked at:
 * while allocations are counted, forbidden or collect each time, bump_end is
 * held at bump.
 */
#include "heap/private.h"
#include "state.h"

#if WF_HOSTED
#include <sys/mman.h>
#ifndef MAP_NORESERVE
#define MAP_NORESERVE 0
#endif
#endif

/* Arenas from this size on are roomy. */
#define ROOMY_SIZE ((size_t)64 << 20)
/* Objects above this size do not make the allocator give up holes that are too small for them. */
#define LARGE_SIZE WF_BLOCK_SIZE
/* So many holes an object looks at before it goes to the frontier. */
#define NEAR_HOLES 32
/* Bytes of used memory above the frontier that stay, at least, when the rest goes back to the
 * operating system: what is allocated until the next collection would bring them back at once. */
#define KEPT_SIZE ((size_t)8 << 20)
/* Less is of no use. */
#define LEAST_SIZE (16 * WF_BLOCK_SIZE)
/* The marks may take such a part of the C stack. */
#define MARKS_PART 4

static const wf_slots hole_slots = {.size = sizeof(wf_hole)};
const wf_type wf_hole_type = {
    .head = WF_HEAD(wf_type_type),
    .name = "hole",
    .slots = &hole_slots,
    .base = &wf_object_type,
    .flags = WF_TYPE_FINAL | WF_TYPE_INTERNAL | WF_TYPE_VARSIZE,
    .kind = WF_KIND_NATIVE,
};

/* ---- Opening and closing ---- */

#if WF_HOSTED
static void *reserve(size_t *size) {
    bool is_default = *size == 0;
    if (is_default)
        *size = sizeof(void *) == 8 ? (size_t)((uint64_t)16 << 30) : (size_t)1 << 30;
    for (; *size >= LEAST_SIZE; *size /= 2) {
        void *memory = mmap(NULL, *size, PROT_READ | PROT_WRITE,
                            MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (memory != MAP_FAILED)
            return memory;
        if (!is_default)
            break;
    }
    return NULL;
}
static void give_back(void *memory, size_t size) { munmap(memory, size); }

/* Only Linux promises that the pages are zero when they are touched again. */
#ifdef __linux__
void wf_heap_release(wf_heap *heap) {
    enum { PAGE = 4096 };
    size_t used = (size_t)(heap->top - heap->bottom), room = (size_t)(heap->limit - heap->bottom);
    size_t kept = used + heap->live_bytes / 4 + KEPT_SIZE;
    uintptr_t from = ((uintptr_t)heap->bottom + kept + PAGE - 1) & ~(uintptr_t)(PAGE - 1);
    bool is_all = heap->ceiling >= heap->fresh; /* or there are objects between */
    uintptr_t end = (uintptr_t)(is_all ? heap->fresh : heap->ceiling);
    end = is_all ? end : end & ~(uintptr_t)(PAGE - 1);
    if (kept > room || from >= end)
        return;
    if (madvise((void *)from, end - from, MADV_DONTNEED) == 0 && is_all)
        heap->fresh = (char *)from;
}
#else
void wf_heap_release(wf_heap *heap) { (void)heap; }
#endif
#else
static void *reserve(size_t *size) {
    (void)size;
    return NULL;
}
static void give_back(void *memory, size_t size) { (void)memory, (void)size; }
void wf_heap_release(wf_heap *heap) { (void)heap; }
#endif

/* Blocks that fit in, with the start map, and with the marks if they lie beside the arena. */
static size_t count_blocks(const wf_heap *heap, size_t size, bool with_marks) {
    size_t maps = sizeof *heap->starts + (with_marks ? sizeof *heap->live + sizeof *heap->base : 0);
    size_t fixed = (with_marks ? wf_marks_size(heap, 0) : 0) + maps + 3 * WF_GRANULE;
    size_t blocks = (size - fixed) / (WF_BLOCK_SIZE + maps);
    const size_t most = WF_BASE_PINNED / WF_BLOCK_GRANULES;
    return blocks < most ? blocks : most;
}

static char *align(char *p) {
    return (char *)(((uintptr_t)p + WF_GRANULE - 1) & ~(uintptr_t)(WF_GRANULE - 1));
}

/* Cuts memory into the start map, the marks unless they lie elsewhere, and the arena; a word more
 * of each map than there are blocks. */
static void lay_out(wf_heap *heap, char *memory, size_t size) {
    char *end = memory + size;
    heap->pending_room = heap->roomy ? WF_MARK_STACK : WF_MARK_STACK_SMALL;
    heap->blocks = count_blocks(heap, size, false);
    heap->marks_size = wf_marks_size(heap, heap->blocks);
    bool are_beside = heap->roomy || heap->marks_size > heap->stack_limit / MARKS_PART;
    if (are_beside) {
        heap->blocks = count_blocks(heap, size, true);
        heap->marks_size = 0;
    }
    heap->stack_limit -= heap->marks_size;
    memory = align(memory);
    heap->starts = (uintptr_t *)(void *)memory;
    memory += (heap->blocks + 1) * sizeof *heap->starts;
    if (are_beside) {
        wf_marks_place(heap, memory);
        memory += wf_marks_size(heap, heap->blocks);
    }
    heap->bottom = align(memory);
    heap->limit = heap->bottom + heap->blocks * WF_BLOCK_SIZE;
    assert(heap->limit <= end);
    (void)end;
    if (!heap->reserved)
        memset(heap->starts, 0, (heap->blocks + 1) * sizeof *heap->starts);
}

bool wf_heap_open(wf_vm *vm, const wf_config *config, void *memory, size_t size) {
    wf_heap *heap = &vm->heap;
    *heap = (wf_heap){0};
    if (!memory) {
        size = config->memory_size;
        memory = heap->reserved = reserve(&size);
        heap->reserved_size = size;
    }
    if (!memory || size < LEAST_SIZE || (!WF_HOSTED && !config->stack_end)) {
        wf_heap_close(vm);
        return false;
    }
    heap->roomy = heap->reserved && size >= ROOMY_SIZE;
    heap->stack_limit = config->stack_limit ? config->stack_limit
                        : WF_HOSTED         ? 256 * 1024
                                            : 6 * 1024;
    lay_out(heap, memory, size);
    heap->top = heap->bottom;
    heap->ceiling = heap->limit;
    heap->fresh = heap->roomy ? heap->bottom : heap->limit;
    heap->chunk = heap->roomy ? 16 * 1024 : 2 * WF_BLOCK_SIZE;
    heap->stack_end = config->stack_end;
    heap->usable = (size_t)(heap->limit - heap->bottom);
    wf_heap_set_threshold(vm, 0);
    return true;
}

void wf_heap_close(wf_vm *vm) {
    wf_heap *heap = &vm->heap;
    wf_weak_close(vm);
    if (heap->bottom)
        WF_ALLOW(heap->bottom, (size_t)(heap->fresh - heap->bottom));
    if (heap->reserved)
        give_back(heap->reserved, heap->reserved_size);
    *heap = (wf_heap){0};
}

/* ---- Holes ---- */

wf_hole *wf_hole_make(wf_heap *heap, size_t from, size_t to) {
    wf_hole *hole = wf_granule_at(heap, from);
    size_t rest = (to - from - 1) * WF_GRANULE;
    char *behind = (char *)hole + WF_GRANULE;
    WF_ALLOW(hole, WF_GRANULE + rest);
    wf_map_set(heap->starts, from);
    hole->head.word = (uintptr_t)&wf_hole_type;
    hole->next = NULL;
    if (heap->stress || heap->steps)
        memset(behind, 0xDB, rest);
    WF_FORBID(behind, rest);
    return hole;
}

/* Brings `allocated` up to date. */
static void count_allocated(wf_heap *heap) {
    heap->allocated += (size_t)(heap->bump - heap->counted);
    heap->counted = heap->bump;
}

void wf_hole_leave(wf_heap *heap) {
    count_allocated(heap);
    if (heap->hole_end && heap->hole_end == heap->top) {
        heap->top = heap->bump;
    } else if (heap->bump < heap->hole_end) {
        size_t from = wf_granule_of(heap, heap->bump), to = wf_granule_of(heap, heap->hole_end);
        wf_hole *hole = wf_hole_make(heap, from, to);
        if (to - from >= WF_HOLE_LEAST) {
            hole->next = heap->holes;
            heap->holes = hole;
        }
    }
    heap->bump = heap->bump_end = heap->hole_end = heap->counted = NULL;
}

static void enter_hole(wf_heap *heap, char *from, char *to) {
    wf_hole_leave(heap);
    heap->bump = heap->bump_end = heap->counted = from;
    heap->hole_end = to;
}

/* Granules from this start to what follows. A free range below limit that has no start ends it too;
 * the present hole may lie above the frontier. */
static size_t granules_at(const wf_heap *heap, const void *object) {
    const char *end = heap->limit;
    if ((const char *)object < heap->bump)
        end = heap->bump;
    if ((const char *)object < heap->top && heap->top < end)
        end = heap->top;
    size_t start = wf_granule_of(heap, object);
    return wf_map_above(heap->starts, start + 1, wf_granule_of(heap, end)) - start;
}

/* Takes the hole out of the list and goes on in it. */
static void enter_listed(wf_heap *heap, wf_hole **link, size_t size) {
    wf_hole *hole = *link;
    *link = hole->next;
    size_t start = wf_granule_of(heap, hole);
    heap->starts[start / WF_BLOCK_GRANULES] &= ~wf_granule_bit(start);
    enter_hole(heap, (char *)hole, (char *)hole + size);
}

/* Goes on in the next hole with room for size, if it is among the first `most`. Where memory is
 * plenty, those that small objects pass by are given up until the next collection, or each
 * allocation would look at them. */
static bool enter_next(wf_heap *heap, size_t size, size_t most) {
    wf_hole **link = &heap->holes;
    for (; *link && most; most--) {
        size_t room = granules_at(heap, *link) * WF_GRANULE;
        if (room >= size) {
            enter_listed(heap, link, room);
            return true;
        }
        if (size <= LARGE_SIZE && heap->roomy)
            *link = (*link)->next;
        else
            link = &(*link)->next;
    }
    return false;
}

static bool enter_frontier(wf_heap *heap, size_t size) {
    char *from = heap->hole_end == heap->top && heap->bump ? heap->bump : heap->top;
    size_t room = (size_t)(heap->ceiling - from);
    if (room < size)
        return false;
    size_t want = size > LARGE_SIZE || room < heap->chunk ? size : heap->chunk;
    enter_hole(heap, from, from + (want > size ? want : size));
    heap->top = heap->hole_end;
    wf_steps_extend(heap, heap->top);
    return true;
}

/* ---- Giving out ---- */

/* Whether each allocation has to be looked at. */
static bool is_careful(const wf_heap *heap) {
    return heap->stress || heap->steps || heap->locked || heap->fail_at;
}

static void clean(wf_heap *heap, char *from, char *to) {
    WF_ALLOW(from, (size_t)(to - from));
    if (from < heap->fresh)
        memset(from, 0, (size_t)((to < heap->fresh ? to : heap->fresh) - from));
    if (to > heap->fresh)
        heap->fresh = to;
}

/* size bytes at the bump pointer; the present hole has them. */
static void *carve(wf_heap *heap, size_t size) {
    char *object = heap->bump, *end = object + size;
    if (end > heap->bump_end) {
        size_t ahead = is_careful(heap) ? 0 : heap->chunk;
        size_t room = (size_t)(heap->hole_end - end);
        char *clean_end = end + (ahead < room ? ahead : room);
        clean(heap, heap->bump_end, clean_end);
        heap->bump_end = clean_end;
    }
    heap->bump = end;
    if (is_careful(heap))
        heap->bump_end = end;
    wf_map_set(heap->starts, wf_granule_of(heap, object));
    return object;
}

/* NULL: no room without collecting. An object takes a hole that is found at once before it pushes
 * the frontier up, or one far down the list when there is no other place. */
static void *place_low(wf_heap *heap, size_t size) {
    size_t near = size <= LARGE_SIZE && heap->roomy ? SIZE_MAX : NEAR_HOLES;
    if (size <= (size_t)(heap->hole_end - heap->bump) || enter_next(heap, size, near) ||
        enter_frontier(heap, size) || enter_next(heap, size, SIZE_MAX))
        return carve(heap, size);
    return NULL;
}

/* The highest of the holes with room for size. */
static wf_hole *find_high(const wf_heap *heap, size_t size) {
    wf_hole *best = NULL;
    for (wf_hole *hole = heap->holes; hole; hole = hole->next)
        if (hole > best && granules_at(heap, hole) * WF_GRANULE >= size)
            best = hole;
    return best;
}

/* Takes the end of a listed hole, which becomes smaller by that, or leaves the list. */
static void *carve_end(wf_heap *heap, wf_hole *hole, size_t size) {
    char *object = (char *)hole + granules_at(heap, hole) * WF_GRANULE - size;
    if (object == (char *)hole) {
        wf_hole **link = &heap->holes;
        while (*link != hole)
            link = &(*link)->next;
        *link = hole->next;
    }
    clean(heap, object, object + size);
    wf_map_set(heap->starts, wf_granule_of(heap, object));
    return object;
}

/* For what never moves: as high as can be, so that the rest slides freely. Where memory is plenty
 * it does not matter. */
static void *place_high(wf_heap *heap, size_t size) {
    if (heap->roomy)
        return place_low(heap, size);
    wf_hole_leave(heap);
    wf_hole *hole = find_high(heap, size);
    if (!(hole && (char *)hole >= heap->ceiling) && (size_t)(heap->ceiling - heap->top) >= size) {
        heap->ceiling -= size;
        clean(heap, heap->ceiling, heap->ceiling + size);
        wf_map_set(heap->starts, wf_granule_of(heap, heap->ceiling));
        heap->allocated += size;
        return heap->ceiling;
    }
    if (!hole)
        return NULL;
    heap->allocated += size;
    return carve_end(heap, hole, size);
}

static bool is_due(wf_heap *heap, size_t size) {
    if (heap->stress)
        return true;
    count_allocated(heap);
    return !heap->disabled && heap->allocated + size > heap->threshold;
}

static void collect_due(wf_vm *vm) {
    wf_heap *heap = &vm->heap;
    if (heap->marking && !heap->stress)
        wf_mark_step(vm, true);
    else
        wf_collect_now(vm, heap->stress);
}

/* Tries harder each time; false: nothing is left to try. */
typedef enum effort { END_STEPS, SLIDE, DROP_CACHES, GIVE_UP } effort;
static bool reclaim(wf_vm *vm, effort e) {
    if (e == GIVE_UP)
        return false;
    if (e == DROP_CACHES)
        wf_exec_drop_caches(vm);
    if (e == END_STEPS)
        wf_mark_step(vm, true);
    else
        wf_collect_now(vm, true);
    return true;
}

/* An allocation that has to be looked at. NULL: no memory. */
static void *obtain(wf_vm *vm, const wf_type *type, size_t size,
                    void *(*place)(wf_heap *heap, size_t size)) {
    wf_heap *heap = &vm->heap;
    assert(!heap->collecting);
    if (heap->locked || size > (size_t)(heap->limit - heap->bottom))
        return NULL;
    if (heap->fail_at && ++heap->allocations == heap->fail_at)
        return NULL;
    size = wf_round_size(size);
    if (is_due(heap, size))
        collect_due(vm);
    else if (wf_step_is_due(heap))
        wf_mark_step(vm, false);
    void *object;
    for (effort e = heap->marking ? END_STEPS : SLIDE; !(object = place(heap, size)); e++)
        if (!reclaim(vm, e))
            return NULL;
    ((wf_head *)object)->word = (uintptr_t)type;
    return object;
}

static WF_NOINLINE void *new_slowly(wf_vm *vm, const wf_type *type, size_t size) {
    void *object = obtain(vm, type, size, place_low);
    if (!object)
        wf_raise_memory(vm, size);
    return object;
}

void *wf_new(wf_vm *vm, const wf_type *type, size_t size) {
    wf_heap *heap = &vm->heap;
    char *object = heap->bump;
    if (size > (size_t)(heap->bump_end - object)) /* both are multiples of a granule from object */
        return new_slowly(vm, type, size);
    heap->bump = object + wf_round_size(size);
    wf_map_set(heap->starts, wf_granule_of(heap, object));
    ((wf_head *)(void *)object)->word = (uintptr_t)type;
    return object;
}

void *wf_try_new(wf_vm *vm, const wf_type *type, size_t size) {
    return obtain(vm, type, size, place_low);
}

void *wf_new_pinned(wf_vm *vm, const wf_type *type, size_t size) {
    void *object = obtain(vm, type, size, place_high);
    if (object) {
        wf_pin(object);
        return object;
    }
    wf_raise_memory(vm, size);
}

/* ---- Changing the size ---- */

/* Bytes that were given out are free again. */
static void uncount(wf_heap *heap, size_t size) {
    size_t young = size < heap->allocated ? size : heap->allocated;
    heap->allocated -= young;
    heap->live_bytes -= size - young;
}

wf_blob *wf_arena_take(wf_heap *heap, size_t room) {
    size_t size = wf_round_size(sizeof(wf_blob) + room);
    wf_blob *blob = place_high(heap, size);
    if (!blob)
        return NULL;
    blob->head.word = (uintptr_t)&wf_blob_type | WF_HEAD_PINNED;
    blob->room = room;
    heap->allocated -= size;
    heap->usable -= size;
    return blob;
}

void wf_arena_give_back(wf_heap *heap, wf_blob *blob) {
    size_t size = wf_round_size(sizeof(wf_blob) + blob->room), start = wf_granule_of(heap, blob);
    heap->usable += size;
    wf_hole *hole = wf_hole_make(heap, start, start + size / WF_GRANULE);
    if ((char *)hole == heap->ceiling) {
        heap->starts[start / WF_BLOCK_GRANULES] &= ~wf_granule_bit(start);
        heap->ceiling += size;
        return;
    }
    wf_hole **link = &heap->holes;
    while (*link && *link < hole)
        link = &(*link)->next;
    hole->next = *link;
    *link = hole;
}

void wf_shrink(wf_vm *vm, void *object, size_t size) {
    wf_heap *heap = &vm->heap;
    size_t old = wf_heap_size_of(vm, object);
    size = wf_round_size(size);
    assert(size && size <= old);
    if (size == old)
        return;
    char *end = (char *)object + old, *new_end = (char *)object + size;
    count_allocated(heap);
    uncount(heap, old - size);
    if (end == heap->bump) {
        memset(new_end, 0, old - size);
        heap->bump = heap->counted = new_end;
        if (is_careful(heap))
            heap->bump_end = new_end;
        return;
    }
    wf_hole *hole = wf_hole_make(heap, wf_granule_of(heap, new_end), wf_granule_of(heap, end));
    if (old - size > LARGE_SIZE) {
        hole->next = heap->holes;
        heap->holes = hole;
    }
}

bool wf_extend(wf_vm *vm, void *object, size_t size) {
    wf_heap *heap = &vm->heap;
    size_t old = wf_heap_size_of(vm, object);
    if (size <= old)
        return true;
    if ((char *)object + old != heap->bump || is_careful(heap))
        return false;
    if (size - old > (size_t)(heap->limit - heap->bottom))
        return false;
    size_t more = wf_round_size(size - old);
    count_allocated(heap);
    if (heap->allocated + more > heap->threshold)
        return false;
    bool has_room = more <= (size_t)(heap->hole_end - heap->bump);
    if (!has_room && heap->hole_end == heap->top)
        has_room = enter_frontier(heap, more);
    if (!has_room)
        return false;
    char *start = carve(heap, more);
    size_t granule = wf_granule_of(heap, start);
    heap->starts[granule / WF_BLOCK_GRANULES] &= ~wf_granule_bit(granule);
    return true;
}

/* ---- Switches ---- */

static void switches_changed(wf_heap *heap) {
    if (is_careful(heap))
        heap->bump_end = heap->bump;
}

void wf_heap_lock(wf_vm *vm, bool locked) {
    vm->heap.locked = locked;
    switches_changed(&vm->heap);
}

void wf_heap_set_stress(wf_vm *vm, bool stress) {
    vm->heap.stress = stress;
    switches_changed(&vm->heap);
}

void wf_heap_set_steps(wf_vm *vm, bool steps) {
    vm->heap.steps = steps;
    switches_changed(&vm->heap);
}

void wf_heap_set_fail_at(wf_vm *vm, uint64_t fail_at) {
    vm->heap.fail_at = fail_at;
    vm->heap.allocations = 0;
    switches_changed(&vm->heap);
}

/* ---- Asking ---- */

size_t wf_heap_size_of(wf_vm *vm, const void *object) {
    const wf_heap *heap = &vm->heap;
    size_t start = wf_granule_of(heap, object);
    /* Tracers of instances ask; all memory has starts then, nearly always one in the same block. */
    uintptr_t bit = wf_granule_bit(start);
    uintptr_t above = heap->starts[start / WF_BLOCK_GRANULES] & ~(bit | (bit - 1));
    if (heap->walkable && above)
        return (wf_lowest_bit(above) - wf_lowest_bit(bit)) * WF_GRANULE;
    return granules_at(heap, object) * WF_GRANULE;
}

bool wf_in_heap(wf_vm *vm, const void *p) {
    const wf_heap *heap = &vm->heap;
    return (size_t)((const char *)p - heap->bottom) < (size_t)(heap->limit - heap->bottom);
}

/* Whether p lies where no object is: the frontier or the rest of the present hole. */
static bool is_unused(const wf_heap *heap, const char *p) {
    return (p >= heap->bump && p < heap->hole_end) || (p >= heap->top && p < heap->ceiling);
}

size_t wf_object_start(const wf_heap *heap, size_t granule) {
    size_t block = granule / WF_BLOCK_GRANULES;
    uintptr_t bit = wf_granule_bit(granule);
    uintptr_t word = heap->starts[block] & (bit | (bit - 1));
    while (!word)
        word = heap->starts[--block];
    return block * WF_BLOCK_GRANULES + wf_highest_bit(word);
}

void *wf_heap_find(wf_vm *vm, const void *p) {
    const wf_heap *heap = &vm->heap;
    if (!wf_in_heap(vm, p) || is_unused(heap, p))
        return NULL;
    void *object = wf_granule_at(heap, wf_object_start(heap, wf_granule_of(heap, p)));
    return wf_is_hole(object) ? NULL : object;
}

bool wf_heap_is_start(wf_vm *vm, uintptr_t word) {
    const wf_heap *heap = &vm->heap;
    size_t offset = word - (uintptr_t)heap->bottom;
    if (offset >= (size_t)(heap->limit - heap->bottom) || offset % WF_GRANULE)
        return false;
    return wf_map_has(heap->starts, offset / WF_GRANULE) && !wf_is_hole(heap->bottom + offset);
}

size_t wf_heap_used(wf_vm *vm) {
    count_allocated(&vm->heap);
    return vm->heap.live_bytes + vm->heap.allocated;
}

size_t wf_heap_given(wf_vm *vm) {
    count_allocated(&vm->heap);
    return vm->heap.given + vm->heap.allocated;
}

size_t wf_heap_free(wf_vm *vm) {
    return (size_t)(vm->heap.limit - vm->heap.bottom) - wf_heap_used(vm);
}

void wf_heap_walk(wf_vm *vm, void (*visit)(wf_vm *vm, void *object, size_t size, void *data),
                  void *data) {
    wf_heap *heap = &vm->heap;
    size_t end = wf_granule_of(heap, heap->ceiling < heap->limit ? heap->limit : heap->top);
    for (size_t at = 0; (at = wf_map_above(heap->starts, at, end)) < end; at++) {
        void *object = wf_granule_at(heap, at);
        if (!wf_is_hole(object))
            visit(vm, object, wf_heap_size_of(vm, object), data);
    }
}
