/* bind.c - arguments of a call to the parameters of a Python function, and what is wrong with them.
 *
 * Parameters are the first registers: positional ones, *args, keyword-only ones,
 * **kwargs. What has to be allocated (the tuple of *args, the dict of **kwargs) is
 * made before the first register is written, because the collector does not see
 * the registers of a frame that is not entered yet.
 */
#include "vm/private.h"

/* A call being bound. */
typedef struct binding {
    wf_func *func;
    const wf_code *code;
    const wf_val *args;    /* the positional ones, then those with names */
    size_t count;          /* positional ones given */
    const wf_tuple *names; /* or NULL */
} binding;

static const wf_str *param_name(const wf_code *code, size_t reg) {
    return wf_as_str(wf_code_locals(code)[reg]);
}

/* Registers of parameters that a keyword may name: [from, to) twice, around *args. */
static size_t kwonly_start(const wf_code *code) {
    return code->arg_count + !!(code->flags & WF_CODE_VARARGS);
}

/* The register of the parameter called name, or SIZE_MAX. */
static size_t find_param(const wf_code *code, const wf_str *name) {
    size_t start = kwonly_start(code), end = start + wf_code_kwonly_count(code);
    size_t posonly = wf_code_posonly_count(code);
    const wf_val *names = wf_code_locals(code);
    for (size_t i = posonly; i < end; i++)
        if ((i < code->arg_count || i >= start) && wf_eq(names[i], wf_from(name)))
            return i;
    if (wf_str_is_interned(name))
        return SIZE_MAX;
    for (size_t i = posonly; i < end; i++)
        if ((i < code->arg_count || i >= start) && wf_str_equal(param_name(code, i), name))
            return i;
    return SIZE_MAX;
}

/* The name in messages: the one that was set, as by a decorator, or the one in the source. */
static wf_val func_name(wf_vm *vm, const wf_func *func) {
    wf_val set = wf_func_more(vm, func, WF_S(__qualname__));
    return wf_is_null(set) ? wf_code_qualname(vm, func->code) : set;
}

static wf_dict *keyword_defaults(wf_vm *vm, const wf_func *func) {
    wf_val v = wf_func_more(vm, func, WF_S(__kwdefaults__));
    return !wf_is_null(v) && wf_is_dict(v) ? wf_as_dict(v) : NULL;
}

/* ---- Messages ---- */

/* Raises: names of parameters are missing; they are listed as 'a', 'b', and 'c'. */
static WF_NORETURN void missing_error(wf_vm *vm, const wf_func *func, const wf_val *names,
                                      size_t count, const char *sort) {
    wf_text list = {NULL, 0};
    for (size_t i = 0; i < count; i++) {
        const char *comma = count == 2 ? " and " : i + 1 == count ? ", and " : ", ";
        wf_text_addf(vm, &list, "%s'%S'", i ? comma : "", names[i]);
    }
    wf_error_raise(vm, WF_E_ARGS_MISSING, func_name(vm, func), count, sort, count == 1 ? "" : "s",
                   wf_text_end(vm, &list));
}

/* Raises if parameters in [from, to) without a value have no default. */
static void check_missing(wf_vm *vm, const binding *b, const wf_val *regs, size_t from, size_t to,
                          const char *sort) {
    size_t missing = 0;
    for (size_t i = from; i < to; i++)
        missing += wf_is_null(regs[i]);
    if (!missing)
        return;
    wf_list *names = wf_list_new(vm, NULL, 0);
    for (size_t i = from; i < to; i++)
        if (wf_is_null(regs[i]))
            wf_list_append(vm, names, wf_code_locals(b->code)[i]);
    missing_error(vm, b->func, names->row->slot, names->count, sort);
}

static WF_NORETURN void too_many_error(wf_vm *vm, const binding *b, const wf_val *regs) {
    const wf_code *code = b->code;
    const wf_tuple *has = wf_func_defaults(vm, b->func);
    size_t defaults = has ? has->count : 0;
    size_t kwonly_given = 0, start = kwonly_start(code);
    for (size_t i = start; i < start + wf_code_kwonly_count(code); i++)
        kwonly_given += !wf_is_null(regs[i]);
    wf_text takes = {NULL, 0}, given = {NULL, 0};
    if (defaults)
        wf_text_addf(vm, &takes, "from %zu to ", (size_t)code->arg_count - defaults);
    wf_text_addf(vm, &takes, "%zu positional argument%s", (size_t)code->arg_count,
                 code->arg_count == 1 && !defaults ? "" : "s");
    wf_text_addf(vm, &given, "%zu", b->count);
    if (kwonly_given)
        wf_text_addf(vm, &given, " positional argument%s (and %zu keyword-only argument%s)",
                     b->count == 1 ? "" : "s", kwonly_given, kwonly_given == 1 ? "" : "s");
    wf_error_raise(vm, WF_E_ARGS_TOO_MANY, func_name(vm, b->func), wf_text_end(vm, &takes),
                   wf_text_end(vm, &given), b->count == 1 && !kwonly_given ? "was" : "were");
}

/* Raises about a keyword that no parameter takes; all positional-only ones are named at once. */
static WF_NORETURN void keyword_error(wf_vm *vm, const binding *b, const wf_str *name) {
    wf_text list = {NULL, 0};
    for (size_t i = 0; i < wf_code_posonly_count(b->code); i++)
        for (size_t k = 0; k < b->names->count; k++)
            if (wf_str_equal(param_name(b->code, i), wf_as_str(b->names->item[k])))
                wf_text_addf(vm, &list, "%s%S", list.size ? ", " : "", b->names->item[k]);
    if (list.size)
        wf_error_raise(vm, WF_E_ARGS_POSONLY, func_name(vm, b->func), wf_text_end(vm, &list));
    wf_list *params = wf_list_new(vm, NULL, 0);
    for (size_t i = wf_code_posonly_count(b->code);
         i < kwonly_start(b->code) + wf_code_kwonly_count(b->code); i++)
        wf_list_append(vm, params, wf_from(param_name(b->code, i)));
    wf_error_raise(vm, WF_E_ARGS_UNEXPECTED, func_name(vm, b->func), wf_from(name),
                   wf_suggest_keyword(vm, name, params));
}

/* ---- Binding ---- */

static const wf_str *keyword_name(wf_vm *vm, const binding *b, size_t k) {
    if (!wf_is_str_(b->names->item[k]))
        wf_error_raise(vm, WF_E_KEYWORDS_STR);
    return wf_as_str(b->names->item[k]);
}

/* The dict of **kwargs, with the keywords that no parameter takes. Its keys are exact strs, so that
 * binding runs no Python: what it fills is laid out for the code that func has now. */
static wf_dict *extra_keywords(wf_vm *vm, const binding *b) {
    wf_dict *dict = wf_dict_new(vm);
    for (size_t k = 0; b->names && k < b->names->count; k++) {
        const wf_str *name = keyword_name(vm, b, k);
        if (find_param(b->code, name) != SIZE_MAX)
            continue;
        if (!wf_is_exact(wf_from(name), &wf_str_type))
            name = wf_intern_str(vm, name);
        wf_dict_set(vm, dict, wf_from(name), b->args[b->count + k]);
    }
    return dict;
}

/* Those that a parameter takes; the others raise unless **kwargs has them. */
static void set_keywords(wf_vm *vm, const binding *b, wf_val *regs) {
    for (size_t k = 0; b->names && k < b->names->count; k++) {
        const wf_str *name = keyword_name(vm, b, k);
        size_t reg = find_param(b->code, name);
        if (reg == SIZE_MAX && !(b->code->flags & WF_CODE_VARKW))
            keyword_error(vm, b, name);
        if (reg == SIZE_MAX)
            continue;
        if (!wf_is_null(regs[reg]))
            wf_error_raise(vm, WF_E_ARGS_MULTIPLE, func_name(vm, b->func), b->names->item[k]);
        regs[reg] = b->args[b->count + k];
    }
}

static void set_defaults(wf_vm *vm, const binding *b, wf_val *regs) {
    const wf_code *code = b->code;
    const wf_tuple *defaults = wf_func_defaults(vm, b->func);
    size_t have = defaults ? defaults->count : 0, first = code->arg_count - have;
    for (size_t i = first; i < code->arg_count; i++)
        if (wf_is_null(regs[i]))
            regs[i] = defaults->item[i - first];
    if (!wf_code_kwonly_count(code))
        return;
    const wf_dict *more = keyword_defaults(vm, b->func);
    size_t start = kwonly_start(code);
    for (size_t i = start; more && i < start + wf_code_kwonly_count(code); i++)
        if (wf_is_null(regs[i]))
            regs[i] = wf_dict_get_name(vm, more, param_name(code, i));
}

void wf_bind_params(wf_vm *vm, wf_func *func, const wf_val *args, size_t count, wf_val names,
                    wf_val *regs) {
    const wf_code *code = func->code;
    binding b = {func, code, args, count, wf_is_null(names) ? NULL : wf_as_tuple(names)};
    size_t placed = count < code->arg_count ? count : code->arg_count;
    wf_tuple *rest = NULL;
    if (code->flags & WF_CODE_VARARGS)
        rest = wf_tuple_new(vm, args + placed, count - placed);
    wf_dict *keywords = code->flags & WF_CODE_VARKW ? extra_keywords(vm, &b) : NULL;

    size_t params = wf_code_params(code), start = kwonly_start(code);
    for (size_t i = 0; i < params; i++)
        regs[i] = i < placed ? args[i] : WF_NULL;
    set_keywords(vm, &b, regs);
    if (count > code->arg_count && !rest)
        too_many_error(vm, &b, regs);
    set_defaults(vm, &b, regs);
    check_missing(vm, &b, regs, 0, code->arg_count, "positional");
    check_missing(vm, &b, regs, start, start + wf_code_kwonly_count(code), "keyword-only");
    if (rest)
        regs[code->arg_count] = wf_from(rest);
    if (keywords)
        regs[params - 1] = wf_from(keywords);
}
