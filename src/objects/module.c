/* module.c - module objects. What a module in C holds stays in its table, in
 * read-only memory; the dict has what was added or replaced. A program that
 * asks for __dict__ gets all of it in the dict. */
#include "objects/func.h"
#include "objects/exc.h"
#include "objects/needs.h"
#include "state.h"

wf_module *wf_module_new(wf_vm *vm, wf_val name) {
    wf_module *module = wf_new(vm, &wf_module_type, sizeof *module);
    wf_dict *dict = wf_dict_new(vm);
    wf_dict_set_name(vm, dict, WF_S(__name__), name);
    wf_set(vm, module, module->dict, dict);
    return module;
}

static wf_module *as_module(wf_val v) { return wf_ptr(v); }

/* The value of an entry of the module's table. */
static wf_val entry_value(wf_vm *vm, wf_module *module, const wf_def *def) {
    wf_val self = wf_from(module);
    return wf_def_is_computed(def) ? wf_def_get(vm, def, self) : wf_def_value(vm, def);
}

wf_val wf_module_get(wf_vm *vm, wf_module *module, const wf_str *name) {
    wf_val found = wf_dict_get_name(vm, module->dict, name);
    if (!wf_is_null(found) || !module->def)
        return found;
    const wf_def *def = wf_defs_find(module->def->defs, module->def->def_count, name);
    return def ? entry_value(vm, module, def) : WF_NULL;
}

wf_val wf_builtin_get(wf_vm *vm, const wf_str *name) {
    wf_val found = wf_dict_get_name(vm, vm->objects.builtins, name);
    if (!wf_is_null(found))
        return found;
    const wf_def *def = wf_defs_find(wf_module_builtins.defs, wf_module_builtins.def_count, name);
    return def ? wf_def_value(vm, def) : WF_NULL;
}

/* Puts everything into the dict and leaves the table. */
static void fill_dict(wf_vm *vm, wf_module *module) {
    const wf_module_def *def = module->def;
    if (!def)
        return;
    for (size_t i = 0; i < def->def_count; i++) {
        const wf_str *name = wf_intern_text(vm, def->defs[i].name);
        if (wf_is_null(wf_dict_get_name(vm, module->dict, name)))
            wf_dict_set_name(vm, module->dict, name, entry_value(vm, module, &def->defs[i]));
    }
    if (wf_is_null(wf_dict_get_name(vm, module->dict, WF_S(__doc__))))
        wf_dict_set_name(vm, module->dict, WF_S(__doc__),
                         def->doc ? wf_new_text(vm, def->doc) : WF_NONE);
    module->def = NULL;
}

/* ---- Attributes ---- */

static wf_val module_getattr(wf_vm *vm, wf_val self, wf_val name) {
    wf_module *module = as_module(self);
    wf_val found = wf_module_get(vm, module, wf_as_str(name));
    if (!wf_is_null(found))
        return found;
    found = wf_generic_get_attr(vm, self, wf_as_str(name));
    if (!wf_is_null(found))
        return found;
    wf_val hook = wf_dict_get_name(vm, module->dict, WF_S(__getattr__));
    return wf_is_null(hook) ? WF_NULL : wf_call(vm, hook, &name, 1);
}

static bool module_setattr(wf_vm *vm, wf_val self, wf_val name, wf_val v) {
    wf_module *module = as_module(self);
    wf_val on_type = wf_type_find(vm, wf_typeof(self), wf_as_str(name));
    if (!wf_is_null(on_type) && wf_is_data_descriptor(on_type) && !wf_eq(name, WF_N(__doc__)))
        return wf_generic_set_attr(vm, self, wf_as_str(name), v);
    if (!wf_is_null(v)) {
        wf_dict_set_name(vm, module->dict, wf_as_str(name), v);
        return true;
    }
    if (module->def && wf_defs_find(module->def->defs, module->def->def_count, wf_as_str(name)))
        fill_dict(vm, module); /* the table cannot lose an entry */
    return !wf_is_null(wf_dict_remove(vm, module->dict, name));
}

static wf_val get_dict(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    fill_dict(vm, as_module(args[0]));
    return wf_from(as_module(args[0])->dict);
}

static wf_val get_doc(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    const wf_module_def *def = as_module(args[0])->def;
    return def && def->doc ? wf_new_text(vm, def->doc) : WF_NONE;
}

static wf_val module_dir(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_module *module = as_module(args[0]);
    wf_val hook = wf_dict_get_name(vm, module->dict, WF_S(__dir__));
    if (!wf_is_null(hook))
        return wf_call(vm, hook, NULL, 0);
    wf_list *names = wf_list_from(vm, wf_from(module->dict));
    const wf_module_def *def = module->def;
    for (size_t i = 0; def && i < def->def_count; i++) {
        const wf_str *name = wf_intern_text(vm, def->defs[i].name);
        if (wf_is_null(wf_dict_get_name(vm, module->dict, name)))
            wf_list_append(vm, names, wf_from(name));
    }
    return wf_from(names);
}

/* ---- The type ---- */

/* types.ModuleType(name, doc=None) */
static wf_val module_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                          wf_val names) {
    (void)args;
    (void)count;
    (void)names;
    wf_module *module = wf_instance_new(vm, type, 0);
    wf_dict *dict = wf_dict_new(vm);
    wf_set(vm, module, module->dict, dict);
    return wf_from(module);
}

static void module_init(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    wf_val given[2];
    wf_bind_args(vm, "module", "name,doc", 1, 2, args, count, names, given);
    if (!wf_is_str_(given[0]))
        wf_error_raise(vm, WF_E_MODULE_NAME, given[0]);
    wf_dict *dict = as_module(self)->dict;
    wf_dict_set_name(vm, dict, WF_S(__name__), given[0]);
    wf_dict_set_name(vm, dict, WF_S(__doc__), wf_none_if_null(given[1]));
    wf_dict_set_name(vm, dict, WF_S(__package__), WF_NONE);
    wf_dict_set_name(vm, dict, WF_S(__loader__), WF_NONE);
    wf_dict_set_name(vm, dict, WF_S(__spec__), WF_NONE);
}

static wf_val module_repr(wf_vm *vm, wf_val self) {
    wf_module *module = as_module(self);
    wf_val name = wf_dict_get_name(vm, module->dict, WF_S(__name__));
    wf_val file = wf_dict_get_name(vm, module->dict, WF_S(__file__));
    if (wf_is_null(name))
        return wf_new_text(vm, "<module '?'>");
    if (!wf_is_null(file))
        return wf_format(vm, "<module %R from %R>", name, file);
    return wf_format(vm, module->def ? "<module %R (built-in)>" : "<module %R>", name);
}

static void trace_module(wf_tracer *t, void *object) {
    wf_trace_ref(t, &((wf_module *)object)->dict);
}

static const wf_slots module_slots = {.size = sizeof(wf_module),
                                      .trace = trace_module,
                                      .make = module_make,
                                      .init = module_init,
                                      .repr = module_repr,
                                      WF_OPS(.getattr = module_getattr, .setattr = module_setattr)};
static const wf_def module_defs[] = {
    WF_GET("__dict__", get_dict, NULL),
    WF_GET("__doc__", get_doc, NULL),
    WF_FN("__dir__", module_dir, 1, 1, NULL),
};
const wf_type wf_module_type =
    WF_TYPE("module", WF_KIND_MODULE, 0, module_slots, wf_object_type, module_defs, "A module.");
