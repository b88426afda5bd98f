/* search.c - finding bytes in bytes.
 *
 * Most searches end soon: one byte is looked for with memchr, and what follows
 * it is compared. When the bytes compared in vain outgrow the distance gone,
 * the rest is searched by the two-way algorithm of Crochemore and Perrin, which
 * takes linear time and no memory. Searching backwards is the same with both texts
 * read from their ends, so bytes are reached as start[i * step]. */
#include <string.h>
#include "objects/search.h"

/* Bytes read in one direction: the i-th is start[i * step]. */
typedef struct track {
    const uint8_t *start;
    ptrdiff_t step;
    size_t size;
} track;

static inline uint8_t at(const track *t, size_t i) { return t->start[(ptrdiff_t)i * t->step]; }

static track make_track(wf_span s, bool backwards) {
    const uint8_t *data = (const uint8_t *)s.data;
    return backwards ? (track){data + s.size - 1, -1, s.size} : (track){data, 1, s.size};
}

/* Start of the greatest suffix of what (by order of bytes, or the reverse order); *period is its
 * period. */
static size_t greatest_suffix(const track *what, bool reverse, size_t *period) {
    size_t suffix = 0, candidate = 1, k = 0, p = 1;
    while (candidate + k < what->size) {
        uint8_t a = at(what, candidate + k), b = at(what, suffix + k);
        if (a == b) {
            if (++k == p) {
                candidate += p;
                k = 0;
            }
        } else if ((a < b) != reverse) {
            candidate += k + 1;
            k = 0;
            p = candidate - suffix;
        } else {
            suffix = candidate++;
            k = 0;
            p = 1;
        }
    }
    *period = p;
    return suffix;
}

static bool begins_again(const track *what, size_t size, size_t period) {
    for (size_t i = 0; i < size; i++)
        if (at(what, i) != at(what, i + period))
            return false;
    return true;
}

/* what is cut in two at its critical place; the right part is compared first, forwards, then the
 * left part, backwards. With a periodic text, `known` bytes of the left are known to match from
 * before. */
static size_t two_way(const track *in, const track *what) {
    size_t period, other;
    size_t cut = greatest_suffix(what, false, &period);
    size_t cut_reverse = greatest_suffix(what, true, &other);
    if (cut_reverse > cut) {
        cut = cut_reverse;
        period = other;
    }
    bool periodic = cut + period <= what->size && begins_again(what, cut, period);
    size_t jump = period, known = 0;
    if (!periodic)
        jump = (cut > what->size - cut ? cut : what->size - cut) + 1;
    for (size_t place = 0; place + what->size <= in->size;) {
        size_t i = cut > known ? cut : known;
        while (i < what->size && at(what, i) == at(in, place + i))
            i++;
        if (i < what->size) {
            place += i - cut + 1;
            known = 0;
            continue;
        }
        i = cut;
        while (i > known && at(what, i - 1) == at(in, place + i - 1))
            i--;
        if (i <= known)
            return place;
        place += jump;
        known = periodic ? what->size - period : 0;
    }
    return WF_NOWHERE;
}

/* Whether so many bytes compared in vain are too many after going so far. */
static bool is_too_slow(size_t in_vain, size_t gone) { return in_vain > 4 * gone + 64; }

size_t wf_span_find(wf_span in, wf_span what) {
    if (what.size > in.size)
        return WF_NOWHERE;
    if (what.size == 0)
        return 0;
    const char *last = in.data + (in.size - what.size);
    size_t in_vain = 0;
    for (const char *p = in.data; p <= last; p++) {
        p = memchr(p, what.data[0], (size_t)(last - p) + 1);
        if (!p)
            return WF_NOWHERE;
        size_t same = 1;
        while (same < what.size && p[same] == what.data[same])
            same++;
        size_t offset = (size_t)(p - in.data);
        if (same == what.size)
            return offset;
        in_vain += same;
        if (is_too_slow(in_vain, offset)) {
            track text = make_track(wf_span_from(in, offset), false),
                  wanted = make_track(what, false);
            size_t found = two_way(&text, &wanted);
            return found == WF_NOWHERE ? found : offset + found;
        }
    }
    return WF_NOWHERE;
}

size_t wf_span_rfind(wf_span in, wf_span what) {
    if (what.size > in.size)
        return WF_NOWHERE;
    if (what.size == 0)
        return in.size;
    size_t in_vain = 0;
    for (size_t place = in.size - what.size + 1; place-- > 0;) {
        size_t same = 0;
        while (same < what.size && in.data[place + same] == what.data[same])
            same++;
        if (same == what.size)
            return place;
        in_vain += same;
        if (is_too_slow(in_vain, in.size - what.size - place)) {
            track text = make_track(wf_span_upto(in, place + what.size), true);
            track wanted = make_track(what, true);
            size_t found = two_way(&text, &wanted);
            return found == WF_NOWHERE ? found : place - found;
        }
    }
    return WF_NOWHERE;
}

size_t wf_span_count(wf_span in, wf_span what, size_t most) {
    size_t count = 0;
    while (count < most) {
        size_t found = wf_span_find(in, what);
        if (found == WF_NOWHERE)
            break;
        in = wf_span_from(in, found + what.size);
        count++;
    }
    return count;
}

int wf_span_compare(wf_span a, wf_span b) {
    int order = memcmp(a.data, b.data, a.size < b.size ? a.size : b.size);
    if (order == 0)
        return (a.size > b.size) - (a.size < b.size);
    return order < 0 ? -1 : 1;
}
