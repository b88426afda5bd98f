/* template.c - the types Template and Interpolation (PEP 750).
 *
 * Always true: a template has one text more than interpolations;
 * the texts stand around them. */
#include "objects/list.h"
#include "objects/str.h"
#include "vm/template.h"

typedef struct template {
    wf_head head;
    wf_tuple *strings, *interpolations;
}
template;

typedef struct interpolation {
    wf_head head;
    wf_val value, expression, conversion, format_spec;
} interpolation;

/* ---- Interpolation ---- */

static void interpolation_trace(wf_tracer *t, void *object) {
    wf_trace_many(t, &((interpolation *)object)->value, 4);
}

static wf_val interpolation_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                                 wf_val names) {
    wf_val given[4];
    wf_read_args(vm, type, args, count, names,
                 WF_PARAMS(1, 4, "value,expression,conversion,format_spec"), given);
    interpolation *i = wf_new(vm, type, sizeof(interpolation));
    wf_set(vm, i, i->value, given[0]);
    wf_set(vm, i, i->expression, wf_is_null(given[1]) ? WF_N(empty) : given[1]);
    wf_set(vm, i, i->conversion, wf_none_if_null(given[2]));
    wf_set(vm, i, i->format_spec, wf_is_null(given[3]) ? WF_N(empty) : given[3]);
    return wf_from(i);
}

static wf_val interpolation_repr(wf_vm *vm, wf_val self) {
    interpolation *i = wf_ptr(self);
    return wf_format(vm, "Interpolation(%R, %R, %R, %R)", i->value, i->expression, i->conversion,
                     i->format_spec);
}

static wf_val names_tuple(wf_vm *vm, const char *const *texts, size_t count) {
    wf_tuple *names = wf_tuple_new(vm, NULL, count);
    for (size_t i = 0; i < count; i++)
        wf_set(vm, names, names->item[i], wf_new_text(vm, texts[i]));
    return wf_from(names);
}

static wf_val interpolation_match_args(wf_vm *vm, const wf_val *args, size_t count) {
    static const char *const texts[] = {"value", "expression", "conversion", "format_spec"};
    (void)args, (void)count;
    return names_tuple(vm, texts, WF_COUNT(texts));
}

static const wf_def interpolation_defs[] = {
    WF_MEMBER("value", interpolation, value, NULL),
    WF_MEMBER("expression", interpolation, expression, NULL),
    WF_MEMBER("conversion", interpolation, conversion, NULL),
    WF_MEMBER("format_spec", interpolation, format_spec, NULL),
    WF_GET("__match_args__", interpolation_match_args, NULL),
};
static const wf_slots interpolation_slots = {.size = sizeof(interpolation),
                                             .trace = interpolation_trace,
                                             .make = interpolation_make,
                                             .repr = interpolation_repr};
const wf_type wf_interpolation_type =
    WF_TYPE("Interpolation", WF_KIND_NATIVE, WF_TYPE_FINAL, interpolation_slots, wf_object_type,
            interpolation_defs, "An expression in a template string.");

/* ---- Template ---- */

static void template_trace(wf_tracer *t, void *object) {
    template *self = object;
    wf_trace_ref(t, &self->strings);
    wf_trace_ref(t, &self->interpolations);
}

static wf_val template_of(wf_vm *vm, wf_tuple *strings, wf_tuple *interpolations) {
    template *self = wf_new(vm, &wf_template_type, sizeof(template));
    wf_set(vm, self, self->strings, strings);
    wf_set(vm, self, self->interpolations, interpolations);
    return wf_from(self);
}

static bool is_interpolation(wf_val v) { return wf_is_exact(v, &wf_interpolation_type); }

/* Adds a text to the last one of the list. */
static void extend_last(wf_vm *vm, wf_list *strings, wf_val text) {
    wf_val *last = &strings->row->slot[strings->count - 1];
    wf_val joined = wf_from(wf_str_concat(vm, wf_as_str(*last), wf_as_str(text)));
    wf_set(vm, strings->row, strings->row->slot[strings->count - 1], joined);
}

static wf_val template_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                            wf_val names) {
    if (!wf_is_null(names))
        wf_error_raise(vm, WF_E_TEMPLATE_KEYWORDS);
    if (count == 2 && wf_is_tuple(args[0]) && wf_is_tuple(args[1]))
        return template_of(vm, wf_as_tuple(args[0]), wf_as_tuple(args[1]));
    (void)type;
    const wf_val nothing = WF_N(empty);
    wf_list *strings = wf_list_new(vm, &nothing, 1), *interpolations = wf_list_new(vm, NULL, 0);
    for (size_t i = 0; i < count; i++) {
        if (wf_is_str_(args[i])) {
            extend_last(vm, strings, args[i]);
        } else if (is_interpolation(args[i])) {
            wf_list_append(vm, interpolations, args[i]);
            wf_list_append(vm, strings, WF_N(empty));
        } else {
            wf_error_raise(vm, WF_E_TEMPLATE_ITEM, args[i]);
        }
    }
    return template_of(vm, wf_tuple_from(vm, wf_from(strings)),
                       wf_tuple_from(vm, wf_from(interpolations)));
}

static wf_val template_repr(wf_vm *vm, wf_val self) {
    template *t = wf_ptr(self);
    return wf_format(vm, "Template(strings=%R, interpolations=%R)", wf_from(t->strings),
                     wf_from(t->interpolations));
}

/* Texts that are not empty, and interpolations, in order. */
static wf_val template_iter(wf_vm *vm, wf_val self) {
    template *t = wf_ptr(self);
    wf_list *parts = wf_list_new(vm, NULL, 0);
    for (size_t i = 0; i < t->strings->count; i++) {
        if (wf_str_size(wf_as_str(t->strings->item[i])))
            wf_list_append(vm, parts, t->strings->item[i]);
        if (i < t->interpolations->count)
            wf_list_append(vm, parts, t->interpolations->item[i]);
    }
    return wf_iter(vm, wf_from(parts));
}

static wf_val template_binary(wf_vm *vm, wf_binop op, wf_val left, wf_val right) {
    if (op != WF_ADD)
        return WF_NULL;
    if (!wf_is_exact(left, &wf_template_type) || !wf_is_exact(right, &wf_template_type))
        wf_error_raise(vm, WF_E_TEMPLATE_CONCAT,
                       wf_is_exact(left, &wf_template_type) ? right : left,
                       "string.templatelib.Template");
    template *a = wf_ptr(left), *b = wf_ptr(right);
    wf_list *strings = wf_list_from(vm, wf_from(a->strings));
    wf_list *interpolations = wf_list_from(vm, wf_from(a->interpolations));
    extend_last(vm, strings, b->strings->item[0]);
    for (size_t i = 1; i < b->strings->count; i++)
        wf_list_append(vm, strings, b->strings->item[i]);
    wf_list_extend(vm, interpolations, wf_from(b->interpolations));
    return template_of(vm, wf_tuple_from(vm, wf_from(strings)),
                       wf_tuple_from(vm, wf_from(interpolations)));
}

static wf_val template_values(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    template *t = wf_ptr(args[0]);
    wf_tuple *values = wf_tuple_new(vm, NULL, t->interpolations->count);
    for (size_t i = 0; i < values->count; i++)
        wf_set(vm, values, values->item[i],
               ((interpolation *)wf_ptr(t->interpolations->item[i]))->value);
    return wf_from(values);
}

static const wf_def template_defs[] = {
    WF_MEMBER("strings", template, strings, NULL),
    WF_MEMBER("interpolations", template, interpolations, NULL),
    WF_GET("values", template_values, NULL),
};
static const wf_slots template_slots = {.size = sizeof(template),
                                        .trace = template_trace,
                                        .make = template_make,
                                        .repr = template_repr,
                                        .iter = template_iter,
                                        WF_OPS(.binary = template_binary)};
const wf_type wf_template_type = WF_TYPE("Template", WF_KIND_NATIVE, WF_TYPE_FINAL, template_slots,
                                         wf_object_type, template_defs, "A template string.");
