/* proxy.c - mappingproxy: a view of a mapping that cannot be changed through it. */
#include "objects/dict.h"
#include "objects/special.h"

typedef struct proxy {
    wf_head head;
    wf_val mapping;
} proxy;

/* What v shows, which may be a proxy again. Raises RecursionError. */
static wf_val mapping_of(wf_vm *vm, wf_val v) {
    wf_check_stack(vm);
    return ((proxy *)wf_ptr(v))->mapping;
}

wf_val wf_mappingproxy_new(wf_vm *vm, wf_val mapping) {
    proxy *p = wf_new(vm, &wf_mappingproxy_type, sizeof *p);
    wf_set(vm, p, p->mapping, mapping);
    return wf_from(p);
}

static void proxy_trace(wf_tracer *t, void *object) { wf_trace(t, &((proxy *)object)->mapping); }

static wf_val proxy_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                         wf_val names) {
    (void)type;
    wf_val mapping;
    wf_read_args(vm, type, args, count, names, WF_PARAMS(1, 1, "mapping"), &mapping);
    const wf_ops *ops = wf_ops_of(wf_typeof(mapping));
    if (!ops->getitem || !(wf_is_dict(mapping) || wf_is_class(wf_typeof(mapping)) ||
                           wf_is_exact(mapping, &wf_mappingproxy_type)))
        wf_error_raise(vm, WF_E_PROXY_ARGUMENT, mapping);
    return wf_mappingproxy_new(vm, mapping);
}

static wf_val proxy_repr(wf_vm *vm, wf_val self) {
    return wf_format(vm, "mappingproxy(%R)", mapping_of(vm, self));
}
static wf_val proxy_str(wf_vm *vm, wf_val self) { return wf_str_of(vm, mapping_of(vm, self)); }
static wf_hash proxy_hash(wf_vm *vm, wf_val self) { return wf_hash_of(vm, mapping_of(vm, self)); }
static wf_val proxy_compare(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op) {
    return wf_compare(vm, mapping_of(vm, self), other, op);
}
static wf_val proxy_iter(wf_vm *vm, wf_val self) { return wf_iter(vm, mapping_of(vm, self)); }
static wf_val proxy_length(wf_vm *vm, wf_val self) {
    return wf_new_uint(vm, wf_length(vm, mapping_of(vm, self)));
}
static wf_val proxy_getitem(wf_vm *vm, wf_val self, wf_val key) {
    return wf_get_item(vm, mapping_of(vm, self), key);
}
static bool proxy_contains(wf_vm *vm, wf_val self, wf_val item) {
    return wf_contains(vm, mapping_of(vm, self), item);
}
static wf_val proxy_binary(wf_vm *vm, wf_binop op, wf_val left, wf_val right) {
    if (op != WF_OR)
        return WF_NULL;
    if (wf_is_exact(left, &wf_mappingproxy_type))
        left = mapping_of(vm, left);
    if (wf_is_exact(right, &wf_mappingproxy_type))
        right = mapping_of(vm, right);
    return wf_binary(vm, op, left, right);
}

static wf_val proxy_keys(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_call_method(vm, mapping_of(vm, args[0]), "keys", NULL, 0);
}
static wf_val proxy_values(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_call_method(vm, mapping_of(vm, args[0]), "values", NULL, 0);
}
static wf_val proxy_items(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_call_method(vm, mapping_of(vm, args[0]), "items", NULL, 0);
}
static wf_val proxy_copy(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_call_method(vm, mapping_of(vm, args[0]), "copy", NULL, 0);
}
static wf_val proxy_get(wf_vm *vm, const wf_val *args, size_t count) {
    return wf_call_method(vm, mapping_of(vm, args[0]), "get", args + 1, count - 1);
}
static wf_val proxy_reversed(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_call_method(vm, mapping_of(vm, args[0]), "__reversed__", NULL, 0);
}

static const wf_def proxy_defs[] = {
    WF_FN("keys", proxy_keys, 1, 1, "A view of the keys."),
    WF_FN("values", proxy_values, 1, 1, "A view of the values."),
    WF_FN("items", proxy_items, 1, 1, "A view of the pairs (key, value)."),
    WF_FN("copy", proxy_copy, 1, 1, "a shallow copy of D"),
    WF_FN("get", proxy_get, 2, 3, "The value of key, or default."),
    WF_FN("__reversed__", proxy_reversed, 1, 1, NULL),
};

static const wf_slots proxy_slots = {.size = sizeof(proxy),
                                     .trace = proxy_trace,
                                     .make = proxy_make,
                                     .repr = proxy_repr,
                                     .str = proxy_str,
                                     .hash = proxy_hash,
                                     .compare = proxy_compare,
                                     .iter = proxy_iter,
                                     WF_OPS(.length = proxy_length, .getitem = proxy_getitem,
                                            .contains = proxy_contains, .binary = proxy_binary)};
const wf_type wf_mappingproxy_type =
    WF_TYPE("mappingproxy", WF_KIND_NATIVE, WF_TYPE_FINAL | WF_TYPE_MAPPING, proxy_slots,
            wf_object_type, proxy_defs, "A mapping that shows another and cannot change it.");
