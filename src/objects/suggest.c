/* suggest.c - "Did you mean": the name most like one that was not found, or a module that
 * was not imported.
 *
 * Likeness is an edit distance in which a character more, less or other costs
 * 2 and the same letter in another case costs 1. A name is suggested when at
 * most a third of the characters of both would have to change.
 */
#include "objects/exc_parts.h"
#include "objects/needs.h"
#include "state.h"

#define MOVE_COST       2
#define CASE_COST       1
#define NAME_LIMIT      40  /* longer names are not compared */
#define CANDIDATE_LIMIT 750 /* nor are more names than that */

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

static size_t substitution_cost(char a, char b) {
    if (a == b)
        return 0;
    return lower(a) == lower(b) ? CASE_COST : MOVE_COST;
}

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* The distance, or more than `most` as soon as it is known to be. One row of the usual table is
 * kept: row[i] is the distance of a[0..i] to the part of b read so far. */
static size_t edit_distance(const char *a, size_t a_size, const char *b, size_t b_size,
                            size_t most) {
    while (a_size && b_size && *a == *b)
        a++, b++, a_size--, b_size--;
    while (a_size && b_size && a[a_size - 1] == b[b_size - 1])
        a_size--, b_size--;
    if (a_size == 0 || b_size == 0)
        return (a_size + b_size) * MOVE_COST;
    if (a_size > NAME_LIMIT || b_size > NAME_LIMIT)
        return most + 1;
    size_t row[NAME_LIMIT], result = 0;
    for (size_t i = 0; i < a_size; i++)
        row[i] = (i + 1) * MOVE_COST;
    for (size_t j = 0; j < b_size; j++) {
        size_t diagonal = j * MOVE_COST, lowest = SIZE_MAX;
        result = diagonal + MOVE_COST;
        for (size_t i = 0; i < a_size; i++) {
            size_t replaced = diagonal + substitution_cost(b[j], a[i]);
            diagonal = row[i];
            result = least(least(result, diagonal) + MOVE_COST, replaced);
            row[i] = result;
            lowest = least(lowest, result);
        }
        if (lowest > most)
            return most + 1;
    }
    return result;
}

typedef struct search {
    const wf_str *wrong;
    bool hide_underscored;
    wf_val best;
    size_t distance, seen;
} search;

/* Compares one name with the one that was not found; v: the str that would be suggested, or WF_NULL
 * to make it. */
static void consider(wf_vm *vm, search *s, const char *name, size_t size, wf_val v) {
    size_t wrong_size = wf_str_size(s->wrong);
    if (++s->seen > CANDIDATE_LIMIT || (s->hide_underscored && size && name[0] == '_'))
        return;
    if (size == wrong_size && memcmp(name, wf_str_data(s->wrong), size) == 0)
        return;
    size_t most = least((size + wrong_size + 3) * MOVE_COST / 6, s->distance - 1);
    size_t distance = edit_distance(wf_str_data(s->wrong), wrong_size, name, size, most);
    if (distance > most)
        return;
    s->best = wf_is_null(v) ? wf_from(wf_str_valid(vm, name, size)) : v;
    s->distance = distance;
}

static void consider_value(wf_vm *vm, search *s, wf_val v) {
    if (wf_is_str_(v))
        consider(vm, s, wf_str_data(wf_as_str(v)), wf_str_size(wf_as_str(v)), v);
}

static void consider_all(wf_vm *vm, search *s, wf_val iterable) {
    wf_list *names = wf_list_from(vm, iterable);
    for (size_t i = 0; i < names->count; i++)
        consider_value(vm, s, wf_list_at(names, i));
}

static void consider_attributes(wf_vm *vm, search *s, wf_val object) {
    s->hide_underscored = wf_str_size(s->wrong) == 0 || wf_str_data(s->wrong)[0] != '_';
    wf_val names = wf_call_special(vm, object, WF_S(__dir__), NULL, 0);
    if (!wf_is_null(names))
        consider_all(vm, s, names);
}

static void consider_keys(wf_vm *vm, search *s, const wf_dict *dict) {
    wf_val key, value;
    for (size_t pos = 0; dict && wf_dict_next(dict, &pos, &key, &value);)
        consider_value(vm, s, key);
}

/* Local variables of the frame where the name was missing, globals, builtins. */
static void consider_variables(wf_vm *vm, search *s, const wf_trace_entry *entry) {
    if (!entry)
        return;
    while (entry->next)
        entry = entry->next;
    consider_all(vm, s, wf_get_attr_text(vm, wf_from(entry->code), "co_varnames"));
    consider_keys(vm, s, entry->globals);
    consider_keys(vm, s, vm->objects.builtins);
    for (size_t i = 0; i < wf_module_builtins.def_count; i++) {
        const char *name = wf_module_builtins.defs[i].name;
        consider(vm, s, name, strlen(name), WF_NULL);
    }
}

wf_val wf_suggest_keyword(wf_vm *vm, const wf_str *wrong, const wf_list *names) {
    search s = {wrong, false, WF_NULL, SIZE_MAX, 0};
    for (size_t i = 0; wf_str_size(wrong) && i < names->count; i++)
        consider_value(vm, &s, wf_list_at(names, i));
    return wf_is_null(s.best) ? WF_N(empty) : wf_format(vm, ". Did you mean '%N'?", s.best);
}

static wf_val suggest(wf_vm *vm, wf_val exc) {
    const wf_type *type = wf_typeof(exc);
    bool is_import = wf_is_subtype(type, &wf_exc_ImportError);
    wf_val wrong = wf_exc_get(vm, exc, is_import ? WF_S(name_from) : WF_S(name));
    if (wf_is_null(wrong) || !wf_is_str_(wrong) || wf_str_size(wf_as_str(wrong)) == 0)
        return WF_NULL;
    search s = {wf_as_str(wrong), false, WF_NULL, SIZE_MAX, 0};
    if (is_import) {
        wf_val module = wf_exc_get(vm, exc, WF_S(name));
        if (!wf_is_null(module) && wf_is_str_(module))
            consider_attributes(vm, &s, wf_import(vm, wf_to_text(vm, module, NULL)));
    } else if (wf_is_subtype(type, &wf_exc_AttributeError)) {
        wf_val object = wf_exc_get(vm, exc, WF_S(obj));
        if (!wf_is_null(object))
            consider_attributes(vm, &s, object);
    } else if (wf_is_subtype(type, &wf_exc_NameError)) {
        wf_val self = wf_exc_get(vm, exc, WF_S(obj));
        if (!wf_is_null(self) && !wf_is_null(wf_find_attr(vm, self, wrong)))
            return wf_format(vm, "self.%N", wrong);
        consider_variables(vm, &s, wf_as_exc(exc)->trace);
    }
    return s.best;
}

/* Whether the name of a NameError is that of a module, which may have been meant. */
static bool is_module_name(wf_vm *vm, wf_val exc) {
    wf_val name = wf_exc_get(vm, exc, WF_S(name));
    if (wf_is_null(name) || !wf_is_subtype(wf_typeof(exc), &wf_exc_NameError))
        return false;
    wf_val modules = wf_find_attr_text(vm, wf_import(vm, "sys"), "builtin_module_names");
    return !wf_is_null(modules) && wf_contains(vm, modules, name);
}

/* What goes wrong while looking (a __dir__ that raises) is no matter: there is no advice then. */
void wf_suggest_add(wf_vm *vm, wf_text *text, wf_val exc) {
    wf_jump jump;
    if (WF_CATCH(vm, &jump)) {
        (void)wf_jump_exc(vm);
        return;
    }
    wf_val meant = suggest(vm, exc);
    bool is_module = is_module_name(vm, exc);
    wf_jump_end(vm, &jump);
    if (!wf_is_null(meant))
        wf_text_addf(vm, text, ". Did you mean: '%N'?", meant);
    if (is_module)
        wf_text_addf(vm, text, "%s you forget to import '%N'?",
                     wf_is_null(meant) ? ". Did" : " Or did", wf_exc_get(vm, exc, WF_S(name)));
}
