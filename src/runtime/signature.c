/* signature.c - how a function is called, in words. */
#include "objects/needs.h"
#include "objects/str.h"
#include "runtime/signature.h"
#include "state.h"

wf_val wf_signature_function(wf_vm *vm, wf_val v, size_t *skip) {
    *skip = 0;
    if (!wf_is_null(v) && wf_is_type(v)) {
        v = wf_is_class(wf_as_type(v)) ? wf_type_find(vm, wf_as_type(v), WF_S(__init__)) : WF_NULL;
        *skip = 1;
    } else if (!wf_is_null(v) && wf_is_method(v)) {
        v = ((wf_method *)wf_ptr(v))->func;
        *skip = 1;
    }
    return !wf_is_null(v) && (wf_is_func(v) || wf_is_cfunc(v)) ? v : WF_NULL;
}

void wf_signature_each(wf_vm *vm, const wf_def *def, size_t skip, void *data,
                       void (*visit)(wf_vm *vm, void *data, const char *name, size_t size)) {
    const char *params = wf_def_params(def), *at = params ? params : "";
    while (*at) {
        const char *comma = strchr(at, ',');
        size_t size = comma ? (size_t)(comma - at) : strlen(at);
        if (skip > 0)
            skip--;
        else
            visit(vm, data, at, size);
        at += size + (comma != NULL);
    }
}

/* ---- As text ---- */

static void add_default(wf_vm *vm, wf_text *out, wf_val v) {
    bool is_plain = !wf_is_object(v) || wf_is_none_(v) || wf_is_exact(v, &wf_str_type) ||
                    wf_is_exact(v, &wf_bool_type) || wf_is_exact(v, &wf_int_type);
    wf_text_add(vm, out, "=", 1);
    if (is_plain)
        wf_text_add_repr(vm, out, v);
    else
        wf_text_add(vm, out, "...", 3);
}

/* The default of a parameter by keyword only; WF_NULL: none. */
static wf_val keyword_default(wf_vm *vm, const wf_func *func, wf_val name) {
    wf_val all = wf_func_more(vm, func, wf_intern_text(vm, "__kwdefaults__"));
    return !wf_is_null(all) && wf_is_dict(all) ? wf_dict_get(vm, wf_ptr(all), name) : WF_NULL;
}

static void add_python_signature(wf_vm *vm, wf_text *out, const wf_func *func, size_t skip) {
    const wf_code *code = func->code;
    size_t count = wf_code_params(code), star = code->arg_count;
    size_t has_star = code->flags & WF_CODE_VARARGS ? 1 : 0;
    const wf_tuple *given = wf_func_defaults(vm, func);
    size_t defaults = given ? given->count : 0;
    const char *comma = "";
    for (size_t i = skip; i < count; i++, comma = ", ") {
        bool is_star = i == star && has_star;
        bool is_kwargs = i == count - 1 && code->flags & WF_CODE_VARKW;
        bool starts_keywords = i == star && !has_star && !is_kwargs;
        wf_text_addf(vm, out, "%s%s%s%S", comma, starts_keywords ? "*, " : "",
                     is_star     ? "*"
                     : is_kwargs ? "**"
                                 : "",
                     wf_code_locals(code)[i]);
        wf_val value = i >= star              ? keyword_default(vm, func, wf_code_locals(code)[i])
                       : i + defaults >= star ? given->item[i + defaults - star]
                                              : WF_NULL;
        if (!wf_is_null(value))
            add_default(vm, out, value);
        if (i + 1 == wf_code_posonly_count(code))
            wf_text_add(vm, out, ", /", 3);
    }
}

static void add_c_parameter(wf_vm *vm, void *data, const char *name, size_t size) {
    wf_text *out = data;
    bool is_first = out->size == 0 || out->blob->data[out->size - 1] == '(';
    wf_text_add(vm, out, ", ", is_first ? 0 : 2);
    wf_text_add(vm, out, name, size);
}

static bool has_known_parameters(const wf_def *def) {
    return def->has_params || (def->kind != WF_DEF_ANY && def->max == 0);
}

void wf_signature_add(wf_vm *vm, wf_text *out, wf_val func, size_t skip) {
    wf_text_add(vm, out, "(", 1);
    if (wf_is_func(func))
        add_python_signature(vm, out, wf_ptr(func), skip);
    else if (has_known_parameters(wf_ptr(func)))
        wf_signature_each(vm, wf_ptr(func), skip, out, add_c_parameter);
    else
        wf_text_add(vm, out, "...", 3);
    wf_text_add(vm, out, ")", 1);
}

const char *wf_signature_doc(wf_val func, size_t *size) {
    const char *doc = NULL;
    if (wf_is_cfunc(func)) {
        doc = wf_def_doc(wf_ptr(func));
    } else {
        wf_val text = wf_code_doc(((wf_func *)wf_ptr(func))->code);
        doc = wf_is_str_(text) ? wf_str_data(wf_as_str(text)) : NULL;
    }
    while (doc && (*doc == '\n' || *doc == ' '))
        doc++;
    *size = doc ? strcspn(doc, "\n") : 0;
    return doc;
}
