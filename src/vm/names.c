/* names.c - instructions for variables that are not registers: namespaces and cells; and for making
 * functions. */
#include "vm/private.h"

/* ---- Namespaces: class bodies, exec ---- */

/* The running frame's namespace; its globals when it has no other. */
static wf_val namespace_of(wf_vm *vm) {
    wf_frame *frame = vm->exec.frame;
    return wf_is_null(frame->names) ? wf_from(frame->func->globals) : frame->names;
}

typedef struct item_of {
    wf_val mapping, key, value;
} item_of;

static void get_item(wf_vm *vm, void *data) {
    item_of *item = data;
    item->value = wf_get_item(vm, item->mapping, item->key);
}

/* names[name], or WF_NULL. Any mapping will do: what __prepare__ gave, or locals of exec. */
static wf_val find_name(wf_vm *vm, const wf_str *name) {
    wf_val names = namespace_of(vm);
    if (wf_is_exact(names, &wf_dict_type))
        return wf_dict_get_name(vm, wf_as_dict(names), name);
    item_of item = {names, wf_from(name), WF_NULL};
    wf_catch_only(vm, &wf_exc_KeyError, get_item, &item);
    return item.value;
}

/* A name that isn't there. Modules and class bodies have __annotations__ before their first one. */
wf_val wf_missing_name(wf_vm *vm, const wf_str *name) {
    if (name != WF_S(__annotations__) ||
        !(wf_running_code(vm)->flags & (WF_CODE_MODULE | WF_CODE_CLASS)))
        wf_raise_name(vm, WF_E_NAME_NOT_DEFINED, name);
    wf_val annotations = wf_from(wf_dict_new(vm));
    wf_set_item(vm, namespace_of(vm), wf_from(name), annotations);
    return annotations;
}

static wf_val find_global(wf_vm *vm, const wf_str *name) {
    wf_val v = wf_dict_get_name(vm, vm->exec.frame->func->globals, name);
    return wf_is_null(v) ? wf_builtin_get(vm, name) : v;
}

void wf_op_loadname(wf_vm *vm, wf_val *R, wf_ins ins) {
    const wf_str *name = wf_site_name(wf_running_code(vm), WF_X(ins));
    wf_val v = find_name(vm, name);
    if (wf_is_null(v))
        v = find_global(vm, name);
    R[WF_A(ins)] = wf_is_null(v) ? wf_missing_name(vm, name) : v;
}

void wf_op_storename(wf_vm *vm, wf_val *R, wf_ins ins) {
    const wf_str *name = wf_site_name(wf_running_code(vm), WF_X(ins));
    wf_val v = wf_use(vm, R, WF_A(ins)), names = namespace_of(vm);
    if (wf_is_exact(names, &wf_dict_type))
        wf_dict_set_name(vm, wf_as_dict(names), name, v);
    else
        wf_set_item(vm, names, wf_from(name), v);
}

static void delete_item(wf_vm *vm, void *data) {
    item_of *item = data;
    wf_set_item(vm, item->mapping, item->key, WF_NULL);
}

void wf_op_delname(wf_vm *vm, wf_val *R, wf_ins ins) {
    (void)R;
    const wf_str *name = wf_site_name(wf_running_code(vm), WF_X(ins));
    item_of item = {namespace_of(vm), wf_from(name), WF_NULL};
    if (!wf_is_null(wf_catch_only(vm, &wf_exc_KeyError, delete_item, &item)))
        wf_raise_name(vm, WF_E_NAME_NOT_DEFINED, name);
}

/* ---- Captured variables ---- */

static wf_cell *capture(wf_vm *vm, size_t i) { return vm->exec.frame->func->capture[i]; }

static WF_NORETURN void unbound_capture(wf_vm *vm, size_t i) {
    wf_raise_name(vm, WF_E_UNBOUND_FREE, wf_as_str(wf_code_frees(wf_running_code(vm))[i]));
}

static wf_val get_capture(wf_vm *vm, size_t i) {
    wf_val v = *wf_cell_slot(capture(vm, i));
    if (wf_is_null(v))
        unbound_capture(vm, i);
    return v;
}

void wf_op_loadnamec(wf_vm *vm, wf_val *R, wf_ins ins) {
    const wf_str *name = wf_site_name(wf_running_code(vm), WF_X(ins));
    size_t i = WF_X24(wf_take_extra(vm));
    wf_val v = find_name(vm, name);
    R[WF_A(ins)] = wf_is_null(v) ? get_capture(vm, i) : v;
}

void wf_op_getcell(wf_vm *vm, wf_val *R, wf_ins ins) { R[WF_A(ins)] = get_capture(vm, WF_X(ins)); }

void wf_op_setcell(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val v = wf_use(vm, R, WF_A(ins));
    wf_cell *cell = capture(vm, WF_X(ins));
    wf_set(vm, cell->owner, *wf_cell_slot(cell), v);
}

void wf_op_delcell(wf_vm *vm, wf_val *R, wf_ins ins) {
    (void)R;
    get_capture(vm, WF_X(ins)); /* raises if unbound */
    wf_cell *cell = capture(vm, WF_X(ins));
    wf_set(vm, cell->owner, *wf_cell_slot(cell), WF_NULL);
}

void wf_op_cell(wf_vm *vm, wf_val *R, wf_ins ins) {
    R[WF_A(ins)] = wf_from(wf_frame_cell(vm, WF_B(ins)));
}

void wf_op_cellx(wf_vm *vm, wf_val *R, wf_ins ins) {
    R[WF_A(ins)] = wf_from(capture(vm, WF_X(ins)));
}

void wf_op_close(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val *from = R + WF_A(ins), *to = from + WF_X(ins);
    wf_frame_close_some(vm, vm->exec.frame, from, to);
    for (wf_val *slot = from; slot < to; slot++)
        *slot = WF_NULL;
}

/* ---- Making functions ---- */

/* The caches that closures of one code share are kept in the site of the CLOSURE: made when the
 * site is passed for the second time. key tells that it was passed before. */
static wf_row *shared_caches(wf_vm *vm, size_t site, const wf_code *code) {
    wf_cache *c = wf_running_cache(vm, site);
    if (!c || code->site_count == 0)
        return NULL;
    if (wf_is_null(c->key)) {
        c->key = WF_TRUE;
        return NULL;
    }
    if (wf_is_null(c->value)) {
        wf_row *made = wf_caches_new(vm, code);
        c = wf_running_cache(vm, site); /* allocating may have dropped the caches */
        if (c)
            wf_set(vm, vm->exec.frame->func->caches, c->value, wf_from(made));
        return made;
    }
    return wf_ptr(c->value);
}

void wf_op_closure(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_frame *frame = vm->exec.frame;
    const wf_code *outer = frame->func->code;
    const wf_code *code = wf_ptr(wf_code_consts(outer)[wf_code_sites(outer)[WF_X(ins)]]);
    size_t count = wf_code_capture_count(code);
    wf_func *func = wf_func_new(vm, code, frame->func->globals, count);
    const uint16_t *captures = wf_code_captures(code);
    for (size_t i = 0; i < count; i++) {
        unsigned where = captures[i];
        wf_cell *cell = where & WF_CAPTURE_LOCAL
                            ? wf_frame_cell(vm, where & ~(unsigned)WF_CAPTURE_LOCAL)
                            : frame->func->capture[where];
        wf_set(vm, func, func->capture[i], cell);
    }
    wf_func_set_caches(vm, func, shared_caches(vm, WF_X(ins), code));
    R[WF_A(ins)] = wf_from(func);
}

void wf_op_fnattr(wf_vm *vm, wf_val *R, wf_ins ins) {
    static const wf_str *const names[] = {NULL, WF_S(__kwdefaults__), WF_S(__annotations__),
                                          WF_S(__type_params__)};
    wf_func *func = wf_ptr(R[WF_A(ins)]);
    wf_val v = R[WF_B(ins)];
    if (WF_C(ins) == 0) {
        wf_func_set_defaults(vm, func, wf_as_tuple(v));
        return;
    }
    wf_func_set_more(vm, func, names[WF_C(ins) & 3], v);
}
