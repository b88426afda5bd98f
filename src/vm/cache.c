/* cache.c - globals and attributes: the full search, and filling the inline cache of the site.
 *
 * A cache is three words; the table below says what they hold. An entry of a dict is good as
 * long as it has the name's key. The epoch changes when a class gets, loses or replaces an
 * attribute, and when a shape grows by a name that its class has too; so what was cached in the
 * present epoch is what the full search finds.
 */
/* clang-format off */
/*   key          value               extra            for
 *
 *   table        offset of entry     name             LOADG, STOREG: entry of that global
 *   table        builtin             both fills       LOADG: the dicts of globals and of builtins have no
 *                                                     such entry while they have no more entries
 *   shape        offset of slot      epoch, SLOT      GETATTR, SETATTR: where in an instance
 *   shape        attribute           epoch, TYPE      GETATTR, SELF: the class's; instances of this shape
 *                                                     do not hide it
 *   shape        getter              epoch, PROPERTY  GETATTR: of a property, written in Python
 *   native type  attribute           epoch, NATIVE    SELF: for objects without attributes of their own
 *   module       attribute           fill, tagged     GETATTR, SELF: from the module's table in read-only
 *                                                     memory; its dict does not hide it
 *   module       offset of entry     name             GETATTR, SELF: entry of the module's dict
 */
/* clang-format on */
#include "vm/private.h"

static wf_val number(uint32_t n) { return wf_small((intptr_t)n); }

static void set_cache(wf_vm *vm, wf_cache *c, wf_val key, wf_val value, wf_val extra) {
    wf_row *row = vm->exec.frame->func->caches;
    wf_set(vm, row, c->key, key);
    wf_set(vm, row, c->value, value);
    wf_set(vm, row, c->extra, extra);
}

/* ---- Memos ---- */

/* What a site does with the name. */
typedef enum purpose { GET, CALL, SET } purpose;

/* The first of two places for it, the other is its neighbour. */
static wf_memo *memo_at(wf_vm *vm, wf_val key, uintptr_t name) {
    uint32_t hash = (uint32_t)(wf_bits(key) >> 3) * 0x9E3779B1u + (uint32_t)name * 0x85EBCA6Bu;
    return &vm->exec.memos[hash >> 16 & (vm->exec.memo_room - 2)];
}

static const wf_memo *memo_find(wf_vm *vm, wf_val key, uintptr_t name) {
    const wf_memo *memo = memo_at(vm, key, name);
    for (size_t i = 0; i < 2; i++)
        if (wf_eq(memo[i].key, key) && memo[i].name == name)
            return &memo[i];
    return NULL;
}

/* The newest comes first, and the one before it is kept. */
static void memo_put(wf_vm *vm, wf_memo to) {
    wf_memo *memo = memo_at(vm, to.key, to.name);
    if (!wf_eq(memo->key, to.key) || memo->name != to.name)
        memo[1] = memo[0];
    memo[0] = to;
}

/* What is known of instances of shape in the present epoch. */
static wf_cache of_shape(const wf_vm *vm, const wf_shape *shape, wf_val value, unsigned kind) {
    return (wf_cache){wf_from(shape), value, number(wf_cache_epoch(vm, kind))};
}

/* set_cache for what is keyed by a shape: the memo gets it too. */
static void set_shape_cache(wf_vm *vm, wf_cache *c, const wf_str *name, purpose what, wf_cache to) {
    set_cache(vm, c, to.key, to.value, to.extra);
    memo_put(vm, (wf_memo){to.key, (uintptr_t)name | what, to.value, to.extra});
}

/* What is known of attributes called name of v: by the site's cache, or by the memo. The site takes
 * over what the memo knows once in a while: two shapes in turn would only drive each other out. */
static bool recall(wf_vm *vm, wf_cache *c, wf_val v, const wf_str *name, purpose what,
                   wf_cache *to) {
    enum { TAKE_OVER = 16 };
    wf_val key = wf_second_word(v);
    *to = *c;
    if (wf_eq(c->key, key) && !wf_is_null(key))
        return true;
    const wf_memo *memo = memo_find(vm, key, (uintptr_t)name | what);
    if (!memo)
        return false;
    *to = (wf_cache){memo->key, memo->value, memo->extra};
    if (++vm->exec.memo_hits % TAKE_OVER == 0)
        set_cache(vm, c, to->key, to->value, to->extra);
    return true;
}

/* The name's entry in a dict: makes the cache refer to it. false: the dict has no such name. */
static bool cache_entry(wf_vm *vm, wf_cache *c, wf_val key, const wf_dict *dict,
                        const wf_str *name) {
    intptr_t i = wf_dict_index_name(vm, dict, name);
    if (i < 0)
        return false;
    size_t offset = (size_t)((char *)wf_dict_entry(dict->table, (size_t)i) - (char *)dict->table);
    if (offset < WF_CACHE_TAG)
        set_cache(vm, c, key, number((uint32_t)offset), wf_from(name));
    return true;
}

/* ---- Globals ---- */

void wf_op_loadg(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_frame *frame = vm->exec.frame;
    wf_dict *globals = frame->func->globals;
    wf_cache *c = wf_running_cache(vm, WF_X(ins));
    const wf_str *name = wf_site_name(frame->func->code, WF_X(ins));
    wf_val v = wf_dict_get_name(vm, globals, name);
    if (!wf_is_null(v)) {
        if (c)
            cache_entry(vm, c, wf_from(globals->table), globals, name);
    } else {
        v = wf_builtin_get(vm, name);
        if (wf_is_null(v)) {
            R[WF_A(ins)] = wf_missing_name(vm, name);
            return;
        }
        if (c && globals->table && !wf_is_small(v) &&
            wf_is_null(wf_dict_get_name(vm, vm->objects.builtins, name)))
            set_cache(vm, c, wf_from(globals->table), v, wf_cache_fills(vm, globals));
    }
    R[WF_A(ins)] = v;
}

void wf_op_storeg(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_frame *frame = vm->exec.frame;
    wf_dict *globals = frame->func->globals;
    const wf_str *name = wf_site_name(frame->func->code, WF_X(ins));
    wf_dict_set_name(vm, globals, name, wf_use(vm, R, WF_A(ins)));
    wf_cache *c = wf_running_cache(vm, WF_X(ins));
    if (c)
        cache_entry(vm, c, wf_from(globals->table), globals, name);
}

void wf_op_delg(wf_vm *vm, wf_val *R, wf_ins ins) {
    (void)R;
    wf_frame *frame = vm->exec.frame;
    const wf_str *name = wf_site_name(frame->func->code, WF_X(ins));
    if (wf_is_null(wf_dict_remove(vm, frame->func->globals, wf_from(name))))
        wf_raise_name(vm, WF_E_NAME_NOT_DEFINED, name);
}

/* ---- Attributes of instances ---- */

/* The shape of v if it is an instance that keeps attributes right behind its head, else NULL. */
static wf_shape *plain_shape(wf_val v) {
    const wf_type *type = wf_typeof(v);
    if (!wf_is_class(type) || !(type->flags & WF_TYPE_HAS_SLOTS) || type->kind == WF_KIND_TYPE)
        return NULL;
    wf_shape *shape = wf_attrs_of(wf_ptr(v), type)->shape;
    return shape->offset == sizeof(wf_head) && !shape->is_dict ? shape : NULL;
}

/* The slot of the name in instances of shape, or -1; -1 too when a data descriptor goes before it.
 * That of __slots__ stands for the slot itself. */
static int cacheable_slot(wf_vm *vm, wf_val v, const wf_shape *shape, const wf_str *name) {
    int i = wf_shape_find(shape, name);
    if (i < 0)
        return i;
    wf_val attribute = wf_type_find(vm, wf_typeof(v), name);
    bool is_data = !wf_is_null(attribute) && wf_is_data_descriptor(attribute);
    return is_data && !wf_is_exact(attribute, &wf_member_type) ? -1 : i;
}

static void cache_slot(wf_vm *vm, wf_cache *c, const wf_shape *shape, int i, purpose what) {
    size_t offset = shape->offset + offsetof(wf_attrs, slot) + (size_t)i * sizeof(wf_val);
    wf_cache to = of_shape(vm, shape, number((uint32_t)offset), WF_CACHE_SLOT);
    set_shape_cache(vm, c, shape->name[i], what, to);
}

/* The slot that a cache of kind WF_CACHE_SLOT means. */
static wf_val *slot_at(wf_val v, const wf_cache *c) {
    return (wf_val *)(void *)((char *)wf_ptr(v) + wf_cache_number(c->value));
}

/* ---- Attributes of modules ---- */

/* The attribute as the cache has it, or WF_NULL. */
static inline wf_val cached_module_attr(const wf_cache *c, const wf_module *module) {
    if (!wf_eq(c->key, wf_from(module)))
        return WF_NULL;
    if (wf_is_small(c->extra)) {
        bool is_good = wf_cache_number(c->extra) == (module->dict->fill | WF_CACHE_TAG);
        return is_good ? c->value : WF_NULL;
    }
    const wf_table *table = module->dict->table;
    size_t offset = wf_cache_number(c->value);
    if (!table || offset >= sizeof(wf_table) + table->room * wf_dict_stride(table) * sizeof(wf_val))
        return WF_NULL;
    const wf_val *entry = (const wf_val *)(const void *)((const char *)table + offset);
    return wf_eq(entry[0], c->extra) ? entry[1] : WF_NULL;
}

/* By the cache or by the full search in the module itself; WF_NULL: nothing there. */
static wf_val module_attr(wf_vm *vm, wf_cache *c, wf_module *module, const wf_str *name) {
    wf_val v = c ? cached_module_attr(c, module) : WF_NULL;
    if (!wf_is_null(v))
        return v;
    v = wf_module_get(vm, module, name);
    if (!c || wf_is_null(v))
        return v;
    if (cache_entry(vm, c, wf_from(module), module->dict, name))
        return v;
    const wf_def *def = wf_defs_find(module->def->defs, module->def->def_count, name);
    if (def && def->kind != WF_DEF_GETSET)
        set_cache(vm, c, wf_from(module), v, number(module->dict->fill | WF_CACHE_TAG));
    return v;
}

static bool is_module(wf_val v) { return wf_is_exact(v, &wf_module_type); }

/* ---- GETATTR ---- */

/* Makes the cache know where attributes of v called name are, if it is one of the simple cases. */
static void cache_getattr(wf_vm *vm, wf_cache *c, wf_val v, const wf_str *name) {
    wf_shape *shape = plain_shape(v);
    if (!shape || wf_overrides(wf_typeof(v), WF_HAS_GETATTRIBUTE))
        return;
    int i = cacheable_slot(vm, v, shape, name);
    if (i >= 0) {
        cache_slot(vm, c, shape, i, GET);
        return;
    }
    wf_val attribute = wf_type_find(vm, wf_typeof(v), name);
    if (wf_is_null(attribute))
        return;
    const wf_type *type = wf_typeof(attribute);
    if (type == &wf_property_type) {
        wf_val getter = ((wf_property *)wf_ptr(attribute))->get;
        if (wf_is_func(getter) && !(((wf_func *)wf_ptr(getter))->code->flags & WF_CODE_ASYNCGEN))
            set_shape_cache(vm, c, name, GET, of_shape(vm, shape, getter, WF_CACHE_PROPERTY));
        return;
    }
    if (wf_shape_find(shape, name) >= 0)
        return;
    if (!wf_is_class(type) && !wf_ops_of(type)->descr_get && type->kind != WF_KIND_CFUNC)
        set_shape_cache(vm, c, name, GET, of_shape(vm, shape, attribute, WF_CACHE_TYPE));
}

/* WF_NULL: the frame of a property's getter was entered. */
static wf_val getattr_at(wf_vm *vm, wf_val v, size_t site) {
    wf_cache *c = wf_running_cache(vm, site), known;
    const wf_str *name = wf_site_name(wf_running_code(vm), site);
    if (is_module(v)) {
        wf_val found = module_attr(vm, c, wf_ptr(v), name);
        if (!wf_is_null(found))
            return found;
    } else if (c && wf_is_object(v)) {
        if (recall(vm, c, v, name, GET, &known)) {
            uint32_t epoch = wf_cache_number(known.extra);
            if (epoch == wf_cache_epoch(vm, WF_CACHE_TYPE))
                return known.value;
            if (epoch == wf_cache_epoch(vm, WF_CACHE_SLOT) && !wf_is_null(*slot_at(v, &known)))
                return *slot_at(v, &known);
            if (epoch == wf_cache_epoch(vm, WF_CACHE_PROPERTY)) {
                wf_func *getter = wf_ptr(known.value);
                wf_func_warm(vm, getter);
                wf_enter_copied(vm, getter, &v, 1, WF_NULL, WF_FRAME_OUT);
                return WF_NULL;
            }
        }
        cache_getattr(vm, c, v, name);
    }
    return wf_get_attr_str(vm, v, name);
}

void wf_op_getattr(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val v = getattr_at(vm, wf_use(vm, R, WF_B(ins)), WF_C(ins));
    if (WF_LIKELY(!wf_is_null(v)))
        R[WF_A(ins)] = v;
}

void wf_op_getattrx(wf_vm *vm, wf_val *R, wf_ins ins) {
    size_t site = WF_X24(*vm->exec.frame->pc); /* stepped over as an instruction of its own */
    wf_val v = getattr_at(vm, wf_use(vm, R, WF_B(ins)), site);
    if (WF_LIKELY(!wf_is_null(v)))
        R[WF_A(ins)] = v;
}

/* ---- SETATTR ---- */

/* Whether slot may be set for the first time: no later one is set, so that the order of insertion
 * holds. */
static bool is_next_slot(wf_val v, const wf_shape *shape, const wf_val *slot) {
    const wf_val *end = (const wf_val *)(const void *)((const char *)wf_ptr(v) + shape->offset +
                                                       offsetof(wf_attrs, slot)) +
                        shape->count;
    while (++slot < end)
        if (!wf_is_null(*slot))
            return false;
    return true;
}

static void setattr_at(wf_vm *vm, wf_val v, wf_val value, size_t site) {
    wf_cache *c = wf_running_cache(vm, site), known;
    const wf_str *name = wf_site_name(wf_running_code(vm), site);
    if (c && wf_is_object(v) && recall(vm, c, v, name, SET, &known) &&
        wf_cache_number(known.extra) == wf_cache_epoch(vm, WF_CACHE_SLOT)) {
        wf_val *slot = slot_at(v, &known);
        if (!wf_is_null(*slot) || is_next_slot(v, wf_ptr(known.key), slot)) {
            wf_set(vm, wf_ptr(v), *slot, value);
            return;
        }
    }
    wf_set_attr(vm, v, wf_from(name), value);
    c = wf_running_cache(vm, site); /* what ran may have dropped the caches */
    wf_shape *shape = c ? plain_shape(v) : NULL;
    if (!shape || wf_overrides(wf_typeof(v), WF_HAS(setattr)))
        return;
    int i = cacheable_slot(vm, v, shape, name);
    if (i >= 0)
        cache_slot(vm, c, shape, i, SET);
}

void wf_op_setattr(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val v = wf_use(vm, R, WF_A(ins));
    setattr_at(vm, v, wf_use(vm, R, WF_B(ins)), WF_C(ins));
}

void wf_op_setattrx(wf_vm *vm, wf_val *R, wf_ins ins) {
    size_t site = WF_X24(wf_take_extra(vm));
    wf_val v = wf_use(vm, R, WF_A(ins));
    setattr_at(vm, v, wf_use(vm, R, WF_B(ins)), site);
}

/* ---- SELF ---- */

/* What the type has under name, if it is to be called with the instance as first argument. */
static void cache_self(wf_vm *vm, wf_cache *c, wf_val v, const wf_str *name, wf_val method) {
    const wf_type *type = wf_typeof(v);
    if (!wf_is_object(v) || wf_overrides(type, WF_HAS_GETATTRIBUTE))
        return;
    wf_shape *shape = plain_shape(v);
    if (shape) {
        if (wf_shape_find(shape, name) < 0)
            set_shape_cache(vm, c, name, CALL, of_shape(vm, shape, method, WF_CACHE_TYPE));
    } else if (!wf_is_class(type) && !(type->flags & (WF_TYPE_HAS_DICT | WF_TYPE_HAS_SLOTS)) &&
               !wf_ops_of(type)->getattr && type->kind != WF_KIND_TYPE) {
        set_cache(vm, c, wf_from(type), method, number(wf_cache_epoch(vm, WF_CACHE_NATIVE)));
    }
}

static void self_at(wf_vm *vm, wf_val *R, wf_ins ins, size_t site) {
    wf_val v = wf_use(vm, R, WF_B(ins)), *window = R + WF_A(ins);
    wf_cache *c = wf_running_cache(vm, site), known;
    const wf_str *name = wf_site_name(wf_running_code(vm), site);
    if (is_module(v)) {
        wf_val found = module_attr(vm, c, wf_ptr(v), name);
        if (!wf_is_null(found)) {
            window[0] = found;
            window[WF_CALL_ARGS] = WF_NULL;
            return;
        }
    } else if (c && wf_is_object(v) && recall(vm, c, v, name, CALL, &known) &&
               wf_cache_number(known.extra) == wf_cache_epoch(vm, WF_CACHE_TYPE)) {
        window[0] = known.value;
        window[WF_CALL_ARGS] = v;
        return;
    }
    wf_val self;
    wf_val method = wf_get_method(vm, v, name, &self);
    if (!wf_is_null(self)) {
        c = wf_running_cache(vm, site);
        if (c)
            cache_self(vm, c, v, name, method);
    }
    window[0] = method;
    window[WF_CALL_ARGS] = self;
}

void wf_op_self(wf_vm *vm, wf_val *R, wf_ins ins) { self_at(vm, R, ins, WF_C(ins)); }

void wf_op_selfx(wf_vm *vm, wf_val *R, wf_ins ins) {
    size_t site = WF_X24(wf_take_extra(vm));
    self_at(vm, R, ins, site);
}
