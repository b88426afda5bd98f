/* weakref.c - weakref.ref, and proxies that pass on what is asked of them.
 *
 * Both are a wf_weakref. Without a callback, and of the exact type, there is
 * one for each object as long as it is used.
 */
#include "objects/weakref.h"
#include "objects/exc.h"
#include "objects/list.h"
#include "state.h"

static wf_weakref *as_ref(wf_val v) { return wf_ptr(v); }

/* ---- Making ---- */

/* Plain values have no identity worth watching; CPython refuses the same ones. */
static bool can_refer_to(const wf_type *type) {
    if (wf_is_class(type))
        return !(type->flags & WF_TYPE_NO_WEAKREF);
    switch ((wf_kind)type->kind) {
    case WF_KIND_NONE:
    case WF_KIND_BOOL:
    case WF_KIND_INT:
    case WF_KIND_FLOAT:
    case WF_KIND_COMPLEX:
    case WF_KIND_STR:
    case WF_KIND_BYTES:
    case WF_KIND_BYTEARRAY:
    case WF_KIND_LIST:
    case WF_KIND_TUPLE:
    case WF_KIND_DICT:
    case WF_KIND_SLICE:
    case WF_KIND_RANGE:
    case WF_KIND_OBJECT:
    case WF_KIND_CELL: return false;
    default: return !(type->flags & WF_TYPE_NO_WEAKREF);
    }
}

/* The next reference to target in the heap's list, which only heap/ changes. */
static wf_weakref *next_of(wf_weakref *ref, const void *target) {
    while (ref && ref->target != target)
        ref = ref->next;
    return ref;
}

static wf_weakref *find_plain(wf_vm *vm, const wf_type *type, const void *target) {
    if (!(((const wf_head *)target)->word & WF_HEAD_WATCHED))
        return NULL;
    wf_weakref *ref = next_of(vm->heap.weakrefs, target);
    while (ref && (wf_head_type(ref) != type || !wf_is_null(ref->callback)))
        ref = next_of(ref->next, target);
    return ref;
}

static bool is_proxy_type(const wf_type *type) {
    return type == &wf_weakproxy_type || type == &wf_weakcallproxy_type;
}

static wf_val make(wf_vm *vm, const wf_type *type, wf_val target, wf_val callback) {
    if (!wf_is_object(target) || !can_refer_to(wf_typeof(target)))
        wf_error_raise(vm, WF_E_WEAKREF_TYPE, target);
    if (!wf_is_null(callback) && wf_is_none_(callback))
        callback = WF_NULL;
    wf_weakref *ref =
        wf_is_null(callback) && !wf_is_class(type) ? find_plain(vm, type, wf_ptr(target)) : NULL;
    if (ref)
        return wf_from(ref);
    ref = wf_instance_new(vm, type, 0);
    wf_set(vm, ref, ref->callback, callback);
    ref->target = wf_ptr(target);
    ref->proxy = is_proxy_type(type);
    wf_weakref_link(vm, ref);
    return wf_from(ref);
}

static wf_val ref_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                       wf_val names) {
    wf_val given[2];
    if (wf_is_class(type)) /* what more a subclass takes is for its __init__ */
        wf_bind_args(vm, "__new__", NULL, 1, 2, args, count > 2 ? 2 : count, WF_NULL, given);
    else
        wf_bind_args(vm, "__new__", NULL, 1, 2, args, count, names, given);
    return make(vm, type, given[0], given[1]);
}

static void ref_init(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    wf_val given[2];
    (void)self;
    wf_bind_args(vm, "__init__", NULL, 1, 2, args, count, names, given);
}

/* ---- ref ---- */

static wf_val ref_call(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    wf_bind_args(vm, "weakref", NULL, 0, 0, args, count, names, NULL);
    void *target = as_ref(self)->target;
    return wf_none_if_null(wf_from(target));
}

/* While both live they are compared as what they refer to; afterwards by identity. */
static wf_val ref_compare(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op) {
    if (!wf_is_a(other, &wf_weakref_type) || (op != WF_EQ && op != WF_NE))
        return WF_NULL;
    void *a = as_ref(self)->target, *b = as_ref(other)->target;
    if (a && b)
        return wf_compare(vm, wf_from(a), wf_from(b), op);
    return wf_bool(wf_eq(self, other) == (op == WF_EQ));
}

static wf_hash ref_hash(wf_vm *vm, wf_val self) {
    wf_weakref *ref = as_ref(self);
    if (!ref->hashed) {
        if (!ref->target)
            wf_error_raise(vm, WF_E_WEAKREF_GONE);
        ref->hash = wf_hash_of(vm, wf_from(ref->target));
        ref->hashed = true;
    }
    return ref->hash;
}

static wf_val ref_repr(wf_vm *vm, wf_val self) {
    wf_weakref *ref = as_ref(self);
    const char *name = ref->proxy ? "weakproxy" : "weakref";
    if (!ref->target)
        return wf_format(vm, "<%s at 0x%lx; dead>", name, (uintptr_t)ref);
    return wf_format(vm, "<%s at 0x%lx; to '%T' at 0x%lx>", name, (uintptr_t)ref,
                     wf_from(ref->target), (uintptr_t)ref->target);
}

static wf_val ref_callback(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm;
    (void)count;
    wf_weakref *ref = as_ref(args[0]);
    return wf_is_null(ref->callback) || !ref->target ? WF_NONE : ref->callback;
}

static void trace_ref(wf_tracer *t, void *object) {
    wf_trace(t, &((wf_weakref *)object)->callback);
}

static const wf_slots ref_slots = {.size = sizeof(wf_weakref),
                                   .trace = trace_ref,
                                   .make = ref_make,
                                   .init = ref_init,
                                   .repr = ref_repr,
                                   .hash = ref_hash,
                                   .compare = ref_compare,
                                   WF_OPS(.call = ref_call)};
static const wf_def ref_defs[] = {WF_GET("__callback__", ref_callback, NULL)};
const wf_type wf_weakref_type = {.head = WF_HEAD(wf_type_type),
                                 .name = "ReferenceType",
                                 .slots = &ref_slots,
                                 .base = &wf_object_type,
                                 .defs = ref_defs,
                                 .def_count = WF_COUNT(ref_defs),
                                 .kind = WF_KIND_NATIVE,
                                 .module = "weakref",
                                 WF_TYPE_DOC("A reference that does not keep its object alive.")};

/* ---- proxy ---- */

static wf_val target_of(wf_vm *vm, wf_val proxy) {
    void *target = as_ref(proxy)->target;
    if (!target)
        wf_error_raise(vm, WF_E_PROXY_GONE);
    return wf_from(target);
}

bool wf_is_weakproxy(wf_val v) { return is_proxy_type(wf_typeof(v)); }

/* v itself, or what it stands for. */
static wf_val unwrap(wf_vm *vm, wf_val v) { return wf_is_weakproxy(v) ? target_of(vm, v) : v; }

static wf_val proxy_str(wf_vm *vm, wf_val v) { return wf_str_of(vm, target_of(vm, v)); }
static wf_val proxy_compare(wf_vm *vm, wf_val v, wf_val other, wf_cmpop op) {
    return wf_compare(vm, target_of(vm, v), unwrap(vm, other), op);
}
static wf_val proxy_call(wf_vm *vm, wf_val v, const wf_val *args, size_t count, wf_val names) {
    return wf_call_names(vm, target_of(vm, v), args, count, names);
}
static wf_val proxy_getattr(wf_vm *vm, wf_val v, wf_val name) {
    return wf_get_attr(vm, target_of(vm, v), name);
}
static bool proxy_setattr(wf_vm *vm, wf_val v, wf_val name, wf_val value) {
    wf_set_attr(vm, target_of(vm, v), name, value);
    return true;
}
static wf_val proxy_iter(wf_vm *vm, wf_val v) { return wf_iter(vm, target_of(vm, v)); }
static wf_val proxy_next(wf_vm *vm, wf_val v) { return wf_next(vm, target_of(vm, v)); }
static wf_val proxy_length(wf_vm *vm, wf_val v) {
    return wf_new_uint(vm, wf_length(vm, target_of(vm, v)));
}
static bool proxy_truth(wf_vm *vm, wf_val v) { return wf_truth(vm, target_of(vm, v)); }
static wf_val proxy_getitem(wf_vm *vm, wf_val v, wf_val key) {
    return wf_get_item(vm, target_of(vm, v), key);
}
static void proxy_setitem(wf_vm *vm, wf_val v, wf_val key, wf_val value) {
    wf_set_item(vm, target_of(vm, v), key, value);
}
static bool proxy_contains(wf_vm *vm, wf_val v, wf_val item) {
    return wf_contains(vm, target_of(vm, v), item);
}
static wf_val proxy_binary(wf_vm *vm, wf_binop op, wf_val left, wf_val right) {
    return wf_binary(vm, op, unwrap(vm, left), unwrap(vm, right));
}
static wf_val proxy_inplace(wf_vm *vm, wf_binop op, wf_val v, wf_val other) {
    return wf_inplace(vm, op, target_of(vm, v), unwrap(vm, other));
}
static wf_val proxy_unary(wf_vm *vm, wf_unop op, wf_val v) {
    return wf_unary(vm, op, target_of(vm, v));
}

/* What the target's special method answers; TypeError if it has none. */
static wf_val ask_target(wf_vm *vm, wf_val proxy, const wf_str *name) {
    wf_val target = target_of(vm, proxy);
    wf_val answer = wf_call_special(vm, target, name, NULL, 0);
    if (wf_is_null(answer))
        wf_error_raise(vm, WF_E_NO_ATTRIBUTE, target, wf_from(name));
    return answer;
}

static wf_val proxy_index(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_index(vm, target_of(vm, args[0]));
}
static wf_val proxy_int(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val target = target_of(vm, args[0]);
    return wf_call(vm, wf_from(&wf_int_type), &target, 1);
}
static wf_val proxy_float(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val target = target_of(vm, args[0]);
    return wf_call(vm, wf_from(&wf_float_type), &target, 1);
}
static wf_val proxy_bytes(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return ask_target(vm, args[0], WF_S(__bytes__));
}
static wf_val proxy_reversed(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return ask_target(vm, args[0], WF_S(__reversed__));
}

static const wf_def proxy_defs[] = {
    WF_FN("__index__", proxy_index, 1, 1, NULL),       WF_FN("__int__", proxy_int, 1, 1, NULL),
    WF_FN("__float__", proxy_float, 1, 1, NULL),       WF_FN("__bytes__", proxy_bytes, 1, 1, NULL),
    WF_FN("__reversed__", proxy_reversed, 1, 1, NULL),
};

/* No hash: a proxy equals its object only as long as that lives. */
#define PROXY_SLOTS                                                                                \
    .size = sizeof(wf_weakref), .trace = trace_ref, .repr = ref_repr, .str = proxy_str,            \
    .compare = proxy_compare, .iter = proxy_iter, .next = proxy_next
#define PROXY_OPS                                                                                  \
    .getattr = proxy_getattr, .setattr = proxy_setattr, .length = proxy_length,                    \
    .truth = proxy_truth, .getitem = proxy_getitem, .setitem = proxy_setitem,                      \
    .contains = proxy_contains, .binary = proxy_binary, .inplace = proxy_inplace,                  \
    .unary = proxy_unary
static const wf_slots proxy_slots = {PROXY_SLOTS, WF_OPS(PROXY_OPS)};
static const wf_slots callproxy_slots = {PROXY_SLOTS, WF_OPS(PROXY_OPS, .call = proxy_call)};

#define PROXY_TYPE(pyname, table)                                                                  \
    {                                                                                              \
        .head = WF_HEAD(wf_type_type), .name = pyname, .slots = &table, .base = &wf_object_type,   \
        .defs = proxy_defs, .def_count = WF_COUNT(proxy_defs),                                     \
        .flags = WF_TYPE_FINAL | WF_TYPE_NO_MAKE, .kind = WF_KIND_NATIVE, .module = "weakref"      \
    }
const wf_type wf_weakproxy_type = PROXY_TYPE("ProxyType", proxy_slots);
const wf_type wf_weakcallproxy_type = PROXY_TYPE("CallableProxyType", callproxy_slots);

/* ---- The module's functions ---- */

wf_val wf_weakref_proxy(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    bool calls = wf_is_callable(args[0]);
    return make(vm, calls ? &wf_weakcallproxy_type : &wf_weakproxy_type, args[0], args[1]);
}

wf_val wf_weakref_list(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_list *list = wf_list_new(vm, NULL, 0);
    const void *target = wf_is_object(args[0]) ? wf_ptr(args[0]) : NULL;
    if (target)
        for (wf_weakref *ref = next_of(vm->heap.weakrefs, target); ref;
             ref = next_of(ref->next, target))
            wf_list_append(vm, list, wf_from(ref));
    return wf_from(list);
}

wf_val wf_weakref_count(wf_vm *vm, const wf_val *args, size_t count) {
    size_t found = 0;
    const void *target = wf_is_object(args[0]) ? wf_ptr(args[0]) : NULL;
    (void)count;
    for (wf_weakref *ref = target ? next_of(vm->heap.weakrefs, target) : NULL; ref;
         ref = next_of(ref->next, target))
        found++;
    return wf_new_uint(vm, found);
}
