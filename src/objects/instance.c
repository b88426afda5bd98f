/* instance.c - the slots of classes: each calls the special method written in Python.
 *
 * A plain class has this table whole; what its bits in wf_class.has say is not
 * overridden behaves as object does. A class derived from a type in C has only
 * the entries it overrides from here (see classes.c). A method is looked up on
 * the type at each use, through the method cache, so that setting it later takes
 * effect; when the lookup finds a native base's method, that is called.
 */
#include "objects/exc.h"
#include "objects/int.h"
#include "objects/seq.h"
#include "objects/shape.h"
#include "objects/special.h"
#include "state.h"

static bool has(wf_val self, uint32_t bits) { return wf_overrides(wf_typeof(self), bits); }

/* ---- Calling special methods ---- */

wf_val wf_call_found(wf_vm *vm, wf_val func, wf_val self, const wf_val *args, size_t count,
                     wf_val names) {
    if (wf_takes_self(func))
        return wf_call_self(vm, func, self, args, count, names);
    return wf_call_names(vm, wf_bind(vm, func, self, wf_typeof(self)), args, count, names);
}

wf_val wf_call_self(wf_vm *vm, wf_val func, wf_val self, const wf_val *args, size_t count,
                    wf_val names) {
    enum { FEW = 8 };
    size_t total = count + (wf_is_null(names) ? 0 : wf_as_tuple(names)->count);
    wf_val few[FEW];
    wf_tuple *many = total >= FEW ? wf_tuple_new(vm, NULL, total + 1) : NULL;
    wf_val *all = many ? many->item : few;
    all[0] = self;
    for (size_t i = 0; i < total; i++)
        all[i + 1] = args[i];
    return wf_call_names(vm, func, all, count + 1, names);
}

wf_val wf_call_special(wf_vm *vm, wf_val v, const wf_str *name, const wf_val *args, size_t count) {
    wf_val func = wf_type_find(vm, wf_typeof(v), name);
    return wf_is_null(func) ? WF_NULL : wf_call_found(vm, func, v, args, count, WF_NULL);
}

wf_val wf_find_special(wf_vm *vm, wf_val v, const wf_str *name) {
    wf_val func = wf_type_find(vm, wf_typeof(v), name);
    return wf_is_null(func) ? WF_NULL : wf_bind(vm, func, v, wf_typeof(v));
}

static wf_val call0(wf_vm *vm, wf_val self, const wf_str *name) {
    return wf_call_special(vm, self, name, NULL, 0);
}
static wf_val call1(wf_vm *vm, wf_val self, const wf_str *name, wf_val arg) {
    return wf_call_special(vm, self, name, &arg, 1);
}
/* NotImplemented, as slots say it. */
static wf_val answer(wf_val v) { return wf_eq(v, WF_NOTIMPL) ? WF_NULL : v; }

/* ---- Memory ---- */

static void instance_trace(wf_tracer *t, void *object) {
    const wf_type *type = wf_head_type(object);
    if (!(type->flags & WF_TYPE_HAS_SLOTS))
        return;
    wf_attrs *attrs = wf_attrs_of(object, type);
    char *end = (char *)object + wf_heap_size_of(wf_tracer_vm(t), object);
    wf_trace_ref(t, &attrs->shape);
    wf_trace_many(t, attrs->slot, (size_t)(end - (char *)attrs->slot) / sizeof(wf_val));
}

/* ---- Making ---- */

static wf_val instance_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                            wf_val names) {
    if (!wf_overrides(type, WF_HAS(make)))
        return wf_object_make(vm, type, args, count, names);
    wf_val found = wf_type_find(vm, type, WF_S(__new__));
    return wf_call_self(vm, wf_bind(vm, found, WF_NULL, type), wf_from(type), args, count, names);
}

static void instance_init(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    if (!has(self, WF_HAS(init))) {
        wf_object_init(vm, self, args, count, names);
        return;
    }
    wf_val func = wf_type_find(vm, wf_typeof(self), WF_S(__init__));
    wf_val result = wf_call_found(vm, func, self, args, count, names);
    if (!wf_is_none_(result))
        wf_error_raise(vm, WF_E_INIT_RETURNED, result);
}

/* ---- Text and numbers ---- */

static wf_val instance_repr(wf_vm *vm, wf_val self) {
    return has(self, WF_HAS(repr)) ? call0(vm, self, WF_S(__repr__)) : wf_object_repr(vm, self);
}

static wf_val instance_str(wf_vm *vm, wf_val self) {
    return has(self, WF_HAS(str)) ? call0(vm, self, WF_S(__str__)) : instance_repr(vm, self);
}

static wf_hash instance_hash(wf_vm *vm, wf_val self) {
    wf_val func =
        has(self, WF_HAS(hash)) ? wf_type_find(vm, wf_typeof(self), WF_S(__hash__)) : WF_NULL;
    if (wf_is_null(func))
        return wf_object_hash(vm, self);
    if (wf_is_none_(func))
        wf_error_raise(vm, WF_E_UNHASHABLE, self);
    wf_val v = wf_call_found(vm, func, self, NULL, 0, WF_NULL);
    if (!wf_is_int(v))
        wf_error_raise(vm, WF_E_HASH_NOT_INT);
    return wf_int_as_hash(v);
}

static bool instance_truth(wf_vm *vm, wf_val self) {
    wf_val v = has(self, WF_HAS(truth)) ? call0(vm, self, WF_S(__bool__)) : WF_NULL;
    if (!wf_is_null(v)) {
        if (!wf_is_bool(v))
            wf_error_raise(vm, WF_E_BOOL_NOT_BOOL, v);
        return wf_eq(v, WF_TRUE);
    }
    const wf_ops *ops = wf_ops_of(wf_native_base(wf_typeof(self)));
    if (ops->truth)
        return ops->truth(vm, self);
    bool sized = has(self, WF_HAS(length)) || ops->length;
    return !sized || wf_is_null(wf_type_find(vm, wf_typeof(self), WF_S(__len__))) ||
           wf_length(vm, self) != 0;
}

static wf_val instance_length(wf_vm *vm, wf_val self) {
    wf_val v = has(self, WF_HAS(length)) ? call0(vm, self, WF_S(__len__)) : WF_NULL;
    if (wf_is_null(v))
        wf_error_raise(vm, WF_E_NO_LEN, self);
    v = wf_index(vm, v);
    if (wf_int_sign(v) < 0)
        wf_error_raise(vm, WF_E_NEGATIVE_LEN);
    int64_t length;
    if (!wf_int_fits64(v, &length) || length > INTPTR_MAX)
        wf_error_raise(vm, WF_E_INT_TO_INDEX, v);
    return v;
}

/* ---- Operators ---- */

static wf_val instance_compare(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op) {
    wf_val func = has(self, WF_HAS(compare)) ? wf_type_find(vm, wf_typeof(self), wf_cmpop_names[op])
                                             : WF_NULL;
    if (wf_is_null(func))
        return wf_object_compare(vm, self, other, op);
    return answer(wf_call_found(vm, func, self, &other, 1, WF_NULL));
}

/* One side's method: NULL when it has none or says NotImplemented. */
static wf_val one_side(wf_vm *vm, wf_val self, const wf_str *name, wf_val other) {
    if (!name || wf_ops_of(wf_typeof(self))->binary != wf_instance_ops.binary)
        return WF_NULL;
    wf_val func = wf_type_find(vm, wf_typeof(self), name);
    if (wf_is_null(func))
        return WF_NULL;
    return answer(wf_call_found(vm, func, self, &other, 1, WF_NULL));
}

static wf_val instance_binary(wf_vm *vm, wf_binop op, wf_val left, wf_val right) {
    wf_val v = one_side(vm, left, wf_binop_names[op].left, right);
    return wf_is_null(v) ? one_side(vm, right, wf_binop_names[op].right, left) : v;
}

/* Whether method is the *= of a native base and other is no count: what that would raise is for
 * those that call it by name. */
static bool cannot_repeat(wf_vm *vm, wf_binop op, wf_val self, wf_val method, wf_val other) {
    return wf_is_exact(method, &wf_slot_wrapper_type) && op == WF_MUL &&
           wf_is_sequence_op(wf_typeof(self), op) && !wf_is_index(vm, other);
}

static wf_val instance_inplace(wf_vm *vm, wf_binop op, wf_val self, wf_val other) {
    const wf_str *name = wf_binop_names[op].inplace;
    if (!name || !has(self, WF_HAS(inplace)))
        return WF_NULL;
    wf_val func = wf_type_find(vm, wf_typeof(self), name);
    if (wf_is_null(func) || cannot_repeat(vm, op, self, func, other))
        return WF_NULL;
    return answer(wf_call_found(vm, func, self, &other, 1, WF_NULL));
}

static wf_val instance_unary(wf_vm *vm, wf_unop op, wf_val self) {
    return has(self, WF_HAS(unary)) ? call0(vm, self, wf_unop_names[op]) : WF_NULL;
}

static wf_val instance_call(wf_vm *vm, wf_val self, const wf_val *args, size_t count,
                            wf_val names) {
    wf_val func =
        has(self, WF_HAS(call)) ? wf_type_find(vm, wf_typeof(self), WF_S(__call__)) : WF_NULL;
    if (wf_is_null(func))
        wf_error_raise(vm, WF_E_NOT_CALLABLE, self);
    wf_check_stack(vm);
    wf_val result = wf_call_found(vm, func, self, args, count, names);
    /* No tail call: an object that is its own __call__ has to fill the stack. */
    __asm__ volatile("");
    return result;
}

/* ---- Attributes ---- */

/* The default rules, as the native base has them. */
static wf_val default_getattr(wf_vm *vm, wf_val self, wf_val name) {
    const wf_ops *ops = wf_ops_of(wf_native_base(wf_typeof(self)));
    if (!ops->getattr || ops == wf_object_slots.ops)
        return wf_generic_get_attr(vm, self, wf_as_str(name));
    wf_val v = ops->getattr(vm, self, name);
    return wf_is_null(v) && !wf_is_type(self) ? wf_generic_get_attr(vm, self, wf_as_str(name)) : v;
}

static wf_val first_getattr(wf_vm *vm, wf_val self, wf_val name) {
    if (!has(self, WF_HAS_GETATTRIBUTE))
        return default_getattr(vm, self, name);
    return call1(vm, self, WF_S(__getattribute__), name);
}

/* The same, WF_NULL when AttributeError is raised. */
static wf_val caught_getattr(wf_vm *vm, wf_val self, wf_val name) {
    wf_jump jump;
    if (WF_CATCH(vm, &jump)) {
        wf_exc_take(vm, &wf_exc_AttributeError);
        return WF_NULL;
    }
    wf_val v = first_getattr(vm, self, name);
    wf_jump_end(vm, &jump);
    return v;
}

static wf_val instance_getattr(wf_vm *vm, wf_val self, wf_val name) {
    if (!has(self, WF_HAS(getattr)))
        return default_getattr(vm, self, name);
    wf_val hook = wf_type_find(vm, wf_typeof(self), WF_S(__getattr__));
    if (wf_is_null(hook))
        return first_getattr(vm, self, name);
    wf_val v = caught_getattr(vm, self, name);
    return wf_is_null(v) ? wf_call_found(vm, hook, self, &name, 1, WF_NULL) : v;
}

static bool instance_setattr(wf_vm *vm, wf_val self, wf_val name, wf_val v) {
    if (!has(self, WF_HAS(setattr)))
        return wf_generic_set_attr(vm, self, wf_as_str(name), v);
    wf_val args[2] = {name, v};
    if (wf_is_null(v))
        wf_call_special(vm, self, WF_S(__delattr__), args, 1);
    else
        wf_call_special(vm, self, WF_S(__setattr__), args, 2);
    return true;
}

static wf_val instance_descr_get(wf_vm *vm, wf_val self, wf_val instance, wf_val owner) {
    wf_val args[2] = {wf_none_if_null(instance), owner};
    wf_val v =
        has(self, WF_HAS(descr_get)) ? wf_call_special(vm, self, WF_S(__get__), args, 2) : WF_NULL;
    return wf_is_null(v) ? self : v;
}

static void instance_descr_set(wf_vm *vm, wf_val self, wf_val instance, wf_val v) {
    wf_val args[2] = {instance, v};
    const wf_str *name = wf_is_null(v) ? WF_S(__delete__) : WF_S(__set__);
    if (wf_is_null(wf_call_special(vm, self, name, args, wf_is_null(v) ? 1 : 2)))
        wf_error_raise(vm, WF_E_ATTRIBUTE_MISSING, wf_from(name));
}

/* ---- Items and iteration ---- */

static wf_val instance_iter(wf_vm *vm, wf_val self) {
    wf_val func =
        has(self, WF_HAS(iter)) ? wf_type_find(vm, wf_typeof(self), WF_S(__iter__)) : WF_NULL;
    if (wf_is_null(func) && !wf_is_null(wf_type_find(vm, wf_typeof(self), WF_S(__getitem__))))
        return wf_getitem_iter_new(vm, self);
    if (wf_is_null(func) || wf_is_none_(func))
        wf_error_raise(vm, WF_E_NOT_ITERABLE, self);
    wf_val v = wf_call_found(vm, func, self, NULL, 0, WF_NULL);
    if (!wf_is_iterator(v))
        wf_error_raise(vm, WF_E_ITER_NON_ITERATOR, v);
    return v;
}

static wf_val instance_next(wf_vm *vm, wf_val self) {
    if (!has(self, WF_HAS(next)))
        wf_error_raise(vm, WF_E_NOT_ITERATOR, self);
    wf_jump jump;
    if (WF_CATCH(vm, &jump)) {
        wf_exc_take(vm, &wf_exc_StopIteration);
        return WF_NULL;
    }
    wf_val v = call0(vm, self, WF_S(__next__));
    wf_jump_end(vm, &jump);
    return v;
}

static wf_val instance_getitem(wf_vm *vm, wf_val self, wf_val key) {
    wf_val v = has(self, WF_HAS(getitem)) ? call1(vm, self, WF_S(__getitem__), key) : WF_NULL;
    if (wf_is_null(v))
        wf_error_raise(vm, WF_E_NOT_SUBSCRIPTABLE, self);
    return v;
}

static void instance_setitem(wf_vm *vm, wf_val self, wf_val key, wf_val v) {
    wf_val args[2] = {key, v};
    bool deletes = wf_is_null(v);
    const wf_str *name = deletes ? WF_S(__delitem__) : WF_S(__setitem__);
    wf_val done = has(self, WF_HAS(setitem))
                      ? wf_call_special(vm, self, name, args, deletes ? 1 : 2)
                      : WF_NULL;
    if (!wf_is_null(done))
        return;
    if (has(self, WF_HAS(setitem))) /* it has the other of the two */
        wf_error_raise(vm, WF_E_ATTRIBUTE_MISSING, wf_from(name));
    wf_no_item_store(vm, self, key, v);
}

static bool instance_contains(wf_vm *vm, wf_val self, wf_val item) {
    wf_val func = has(self, WF_HAS(contains))
                      ? wf_type_find(vm, wf_typeof(self), WF_S(__contains__))
                      : WF_NULL;
    if (wf_is_null(func))
        return wf_contains_by_iter(vm, self, item);
    if (wf_is_none_(func))
        wf_error_raise(vm, WF_E_NOT_CONTAINER, self);
    return wf_truth(vm, wf_call_found(vm, func, self, &item, 1, WF_NULL));
}

const wf_ops wf_instance_ops = {.call = instance_call,
                                .getattr = instance_getattr,
                                .setattr = instance_setattr,
                                .length = instance_length,
                                .truth = instance_truth,
                                .getitem = instance_getitem,
                                .setitem = instance_setitem,
                                .contains = instance_contains,
                                .binary = instance_binary,
                                .inplace = instance_inplace,
                                .unary = instance_unary,
                                .descr_get = instance_descr_get,
                                .descr_set = instance_descr_set};
const wf_slots wf_instance_slots = {.size = sizeof(wf_head),
                                    .trace = instance_trace,
                                    .make = instance_make,
                                    .init = instance_init,
                                    .repr = instance_repr,
                                    .str = instance_str,
                                    .hash = instance_hash,
                                    .compare = instance_compare,
                                    .iter = instance_iter,
                                    .next = instance_next,
                                    .ops = &wf_instance_ops};
