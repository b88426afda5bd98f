/* args.c - matching arguments with the parameters of a C function, by position and by name.
 *
 * The parameters are the text of a wf_def, "text,/,encoding,*,errors": names
 * before "/" are by position only, those behind "*" by keyword only.
 */
#include "objects/exc.h"
#include "objects/list.h"
#include "objects/special.h"
#include "objects/str.h"

typedef struct param {
    const char *name;
    size_t size;
    bool by_position, by_name;
} param;

enum { MOST = 12 };

typedef struct params {
    param each[MOST];
    unsigned count, positional; /* positional: those that may be given by position */
} params;

static void read_params(params *p, const char *text) {
    *p = (params){.count = 0};
    bool keyword_only = false;
    while (text && *text) {
        size_t size = strcspn(text, ",");
        if (size == 1 && *text == '/') {
            for (unsigned i = 0; i < p->count; i++)
                p->each[i].by_name = false;
        } else if (size == 1 && *text == '*') {
            keyword_only = true;
        } else {
            assert(p->count < MOST);
            p->each[p->count++] = (param){text, size, !keyword_only, true};
            p->positional += !keyword_only;
        }
        text += size + (text[size] == ',');
    }
}

static const char *plural(size_t count) { return count == 1 ? "" : "s"; }

static void put_in_order(const wf_val *args, size_t count, unsigned max, wf_val *out) {
    for (unsigned i = 0; i < max; i++)
        out[i] = i < count ? args[i] : WF_NULL;
}

/* A function without names of parameters: arguments by position only. */
static void bind_positional(wf_vm *vm, const char *fname, unsigned min, unsigned max,
                            const wf_val *args, size_t count, wf_val names, wf_val *out) {
    if (!wf_is_null(names) && wf_as_tuple(names)->count)
        wf_error_raise(vm, WF_E_NO_KEYWORDS, fname);
    if (count < min || count > max) {
        const char *more = min == max ? "" : count < min ? "at least " : "at most ";
        unsigned wanted = count < min ? min : max;
        wf_error_raise(vm, WF_E_CALL_EXPECTED, fname, more, wanted, plural(wanted), count);
    }
    put_in_order(args, count, max, out);
}

static void check_count(wf_vm *vm, const char *fname, const params *p, unsigned min, size_t count,
                        size_t named) {
    size_t total = count + named;
    if (p->count == 0 && total)
        wf_error_raise(vm, WF_E_CALL_TAKES_NONE, fname, total);
    if (p->positional == p->count && total > p->count)
        wf_error_raise(vm, WF_E_CALL_TAKES, fname, min == p->count ? "exactly" : "at most",
                       (int)p->count, count ? "" : "keyword ", plural(p->count), total);
    if (p->positional == 0 && count)
        wf_error_raise(vm, WF_E_CALL_NO_POSITIONAL, fname);
    if (count > p->positional)
        wf_error_raise(vm, WF_E_CALL_TAKES, fname, min >= p->positional ? "exactly" : "at most",
                       (int)p->positional, "positional ", plural(p->positional), count);
}

static int find_param(const params *p, const wf_str *name) {
    for (unsigned i = 0; i < p->count; i++)
        if (p->each[i].by_name && wf_str_size(name) == p->each[i].size &&
            memcmp(wf_str_data(name), p->each[i].name, p->each[i].size) == 0)
            return (int)i;
    return -1;
}

static WF_NORETURN void unexpected_error(wf_vm *vm, const char *fname, const params *p,
                                         wf_val name) {
    wf_list *known = wf_list_new(vm, NULL, 0);
    for (unsigned i = 0; i < p->count; i++)
        if (p->each[i].by_name)
            wf_list_append(vm, known, wf_new_str(vm, p->each[i].name, p->each[i].size));
    wf_error_raise(vm, WF_E_CALL_UNEXPECTED, fname, name,
                   wf_suggest_keyword(vm, wf_as_str(name), known));
}

static void bind_names(wf_vm *vm, const char *fname, const params *p, const wf_val *values,
                       size_t count, const wf_tuple *names, wf_val *out) {
    for (size_t i = 0; i < names->count; i++) {
        int n = find_param(p, wf_as_str(names->item[i]));
        if (n < 0)
            unexpected_error(vm, fname, p, names->item[i]);
        if ((size_t)n < count)
            wf_error_raise(vm, WF_E_CALL_TWICE, fname, names->item[i], n + 1);
        out[n] = values[i];
    }
}

bool wf_args_fit(const char *text, unsigned min, unsigned max, size_t count, wf_val names) {
    bool has_names = !wf_is_null(names) && wf_as_tuple(names)->count;
    return !has_names && count >= min && count <= max && !(text && strchr(text, '*'));
}

void wf_bind_args(wf_vm *vm, const char *fname, const char *text, unsigned min, unsigned max,
                  const wf_val *args, size_t count, wf_val names, wf_val *out) {
    if (!text || wf_args_fit(text, min, max, count, names)) {
        bind_positional(vm, fname, min, max, args, count, names, out);
        return;
    }
    params p;
    read_params(&p, text);
    assert(p.count == max);
    size_t named = wf_is_null(names) ? 0 : wf_as_tuple(names)->count;
    check_count(vm, fname, &p, min, count, named);
    put_in_order(args, count, max, out);
    if (named)
        bind_names(vm, fname, &p, args + count, count, wf_as_tuple(names), out);
    for (unsigned i = 0; i < min; i++)
        if (wf_is_null(out[i]))
            wf_error_raise(vm, WF_E_CALL_MISSING, fname,
                           wf_new_str(vm, p.each[i].name, p.each[i].size), (int)i + 1);
}

void wf_read_args(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count, wf_val names,
                  const char *text, wf_val *out) {
    unsigned min = (unsigned)(text[0] - '0'), max = (unsigned)(text[1] - '0');
    text = text[2] ? text + 2 : NULL;
    wf_bind_args(vm, wf_native_base(type)->name, text, min, max, args, count, names, out);
}
