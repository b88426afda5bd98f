/* special.c - helpers of the compiler's (LOADSPECIAL), imports, and other instructions that are
 * carried out rarely. */
#include "vm/private.h"
#include "vm/template.h"
#include "vm/typing.h"

/* ---- LOADSPECIAL ---- */

static const wf_def build_class = WF_FN_ANY("__build_class__", wf_build_class, NULL);

static const void *const specials[WF_SPECIAL_COUNT] = {
    [WF_SPECIAL_BUILD_CLASS] = &build_class,
    [WF_SPECIAL_ASSERTION_ERROR] = &wf_exc_AssertionError,
    [WF_SPECIAL_TYPE_ALIAS] = &wf_make_type_alias,
    [WF_SPECIAL_TYPE_VAR] = &wf_make_type_var,
    [WF_SPECIAL_TYPE_VAR_TUPLE] = &wf_make_type_var_tuple,
    [WF_SPECIAL_PARAM_SPEC] = &wf_make_param_spec,
    [WF_SPECIAL_TEMPLATE] = &wf_template_type,
    [WF_SPECIAL_INTERPOLATION] = &wf_interpolation_type,
    [WF_SPECIAL_GENERIC] = &wf_make_generic,
};

void wf_op_loadspecial(wf_vm *vm, wf_val *R, wf_ins ins) {
    (void)vm;
    R[WF_A(ins)] = wf_from(specials[WF_X(ins)]);
}

/* ---- Imports ---- */

void wf_op_import(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_frame *frame = vm->exec.frame;
    wf_val name = wf_code_consts(frame->func->code)[WF_X(ins)];
    wf_val *a = R + WF_A(ins);
    *a = wf_import_name(vm, name, wf_small_value(a[0]), a[1], frame->func->globals);
}

/* `from m import name` where m has no such attribute yet: a submodule that is being imported. */
static wf_val find_submodule(wf_vm *vm, wf_val module_name, wf_val name) {
    wf_val modules = wf_get_attr_text(vm, wf_import(vm, "sys"), "modules");
    wf_val full = wf_format(vm, "%S.%S", module_name, name);
    return wf_is_dict(modules) ? wf_dict_get(vm, wf_as_dict(modules), full) : WF_NULL;
}

static wf_val import_from(wf_vm *vm, wf_val module, wf_val name) {
    wf_val v = wf_find_attr(vm, module, name);
    if (!wf_is_null(v))
        return v;
    wf_val module_name = wf_find_attr(vm, module, WF_N(__name__));
    bool is_named = !wf_is_null(module_name) && wf_is_str_(module_name);
    if (is_named)
        v = find_submodule(vm, module_name, name);
    if (!wf_is_null(v))
        return v;
    if (!is_named)
        module_name = wf_new_text(vm, "<unknown module name>");
    wf_val file = wf_find_attr(vm, module, WF_N(__file__));
    wf_val where =
        wf_is_null(file) || !wf_is_str_(file) ? wf_new_text(vm, "unknown location") : file;
    bool is_running =
        wf_has_kind(module, WF_KIND_MODULE) && ((wf_module *)wf_ptr(module))->is_running;
    wf_val exc = wf_exc_text(vm, &wf_exc_ImportError, "cannot import name %R from %s%R%s (%S)",
                             name, is_running ? WF_PARTIALLY : "", module_name,
                             is_running ? WF_CIRCULAR : "", where);
    wf_exc_set(vm, exc, WF_S(name), module_name);
    if (!wf_is_null(file))
        wf_exc_set(vm, exc, WF_S(path), file);
    wf_exc_set(vm, exc, WF_S(name_from), name);
    wf_exec_raise(vm, exc);
}

void wf_op_importfrom(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val name = wf_from(wf_site_name(wf_running_code(vm), WF_C(ins)));
    R[WF_A(ins)] = import_from(vm, R[WF_B(ins)], name);
}

void wf_op_importfromx(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val name = wf_from(wf_site_name(wf_running_code(vm), WF_X24(wf_take_extra(vm))));
    R[WF_A(ins)] = import_from(vm, R[WF_B(ins)], name);
}

static void store_name(wf_vm *vm, wf_val name, wf_val v) {
    wf_frame *frame = vm->exec.frame;
    wf_val names = wf_is_null(frame->names) ? wf_from(frame->func->globals) : frame->names;
    wf_set_item(vm, names, wf_from(wf_intern_str(vm, wf_as_str(name))), v);
}

/* Stores the attribute, whose name comes from the module's __all__ or else from its __dict__. */
static void import_name(wf_vm *vm, wf_val module, wf_val name, bool is_listed) {
    if (!wf_is_str_(name)) {
        wf_val of = wf_get_attr(vm, module, WF_N(__name__));
        if (!wf_is_str_(of))
            wf_error_raise(vm, WF_E_STAR_MODULE_NAME, of);
        wf_error_raise(vm, is_listed ? WF_E_ALL_NOT_STR : WF_E_STAR_KEY_NOT_STR, of, name);
    }
    if (is_listed || wf_str_data(wf_as_str(name))[0] != '_')
        store_name(vm, name, wf_get_attr(vm, module, name));
}

/* Every name that does not start with an underscore: of a module's table and of its dict. */
static void import_public(wf_vm *vm, wf_val module) {
    if (wf_is_exact(module, &wf_module_type)) {
        const wf_module_def *def = ((wf_module *)wf_ptr(module))->def;
        for (size_t i = 0; def && i < def->def_count; i++)
            if (def->defs[i].name[0] != '_')
                import_name(vm, module, wf_from(wf_intern_text(vm, def->defs[i].name)), false);
    }
    wf_val dict = wf_find_attr(vm, module, WF_N(__dict__));
    if (wf_is_null(dict))
        wf_error_raise(vm, WF_E_STAR_NO_DICT);
    wf_list *names = wf_list_from(vm, wf_call_method(vm, dict, "keys", NULL, 0));
    for (size_t i = 0; i < names->count; i++)
        import_name(vm, module, wf_list_at(names, i), false);
}

/* __all__ is read by index: it may be a tuple or something of the program, but no set or dict. */
static void check_sequence(wf_vm *vm, wf_val all) {
    const wf_type *type = wf_typeof(all);
    if (wf_is_dict(all))
        wf_error_raise(vm, WF_E_NOT_SEQUENCE, all);
    const wf_ops *ops = wf_ops_of(type);
    if (!ops->getitem ||
        (ops->getitem == wf_instance_ops.getitem && !wf_overrides(type, WF_HAS(getitem))))
        wf_error_raise(vm, WF_E_NOT_INDEXABLE, all);
}

void wf_op_importstar(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val module = R[WF_A(ins)];
    wf_val all = wf_find_attr(vm, module, WF_N(__all__));
    if (wf_is_null(all)) {
        import_public(vm, module);
        return;
    }
    check_sequence(vm, all);
    wf_val name;
    for (size_t i = 0; !wf_is_null(name = wf_item_or_end(vm, all, i)); i++)
        import_name(vm, module, name, true);
}

/* ---- The rest ---- */

void wf_op_annotations(wf_vm *vm, wf_val *R, wf_ins ins) {
    (void)R, (void)ins;
    wf_frame *frame = vm->exec.frame;
    wf_val names = wf_is_null(frame->names) ? wf_from(frame->func->globals) : frame->names;
    if (!wf_contains(vm, names, WF_N(__annotations__)))
        wf_set_item(vm, names, WF_N(__annotations__), wf_from(wf_dict_new(vm)));
}

void wf_op_print(wf_vm *vm, wf_val *R, wf_ins ins) { wf_displayhook(vm, wf_use(vm, R, WF_A(ins))); }
