/* ops.c - what every object can be asked: text, hash, truth, operators, items, iteration.
 *
 * Each function looks at the type's slot, does what Python says when there is
 * none, and raises CPython's message when nothing helps.
 */
#include "heap/needs.h"
#include "objects/exc.h"
#include "objects/int.h"
#include "objects/seq.h"
#include "objects/special.h"
#include "state.h"

/* ---- Values and types, for C programs ---- */

bool wf_is_absent(wf_val v) { return wf_is_null(v); }
bool wf_same(wf_val a, wf_val b) { return wf_eq(a, b); }
bool wf_is_none(wf_val v) { return wf_is_none_(v); }
wf_val wf_none(void) { return WF_NONE; }
wf_val wf_new_function(wf_vm *vm, const wf_def *def) {
    (void)vm;
    return wf_from(def);
}

/* ---- Text ---- */

/* What the slot says of v; method is what a wrong answer is blamed on. */
static wf_val text_by(wf_vm *vm, wf_val (*slot)(wf_vm *, wf_val), wf_val v, const char *method) {
    wf_poll(vm);
    bool is_python = wf_is_class(wf_typeof(v)); /* it recurses in its own methods */
    wf_check_stack_in(vm, is_python ? "" : " while getting the repr of an object");
    wf_val text = slot ? slot(vm, v) : wf_object_repr(vm, v);
    if (!wf_is_str_(text))
        wf_error_raise(vm, WF_E_RETURNED_NON_STR, method, text);
    return text;
}

wf_val wf_repr(wf_vm *vm, wf_val v) {
    return text_by(vm, wf_typeof(v)->slots->repr, v, "__repr__");
}

wf_val wf_str_of(wf_vm *vm, wf_val v) {
    if (wf_is_exact(v, &wf_str_type))
        return v;
    const wf_slots *slots = wf_typeof(v)->slots;
    return text_by(vm, slots->str ? slots->str : slots->repr, v, "__str__");
}

/* One object whose repr is in progress. It is pinned while it is on the list,
 * because the cleanup record inside is known by its address. */
typedef struct wf_printing {
    wf_head head;
    struct wf_printing *outer;
    wf_val v;
    wf_cleanup cleanup;
} printing;

static void printing_trace(wf_tracer *t, void *object) {
    printing *p = object;
    wf_trace_ref(t, &p->outer);
    wf_trace(t, &p->v);
}
static const wf_slots printing_slots = {.size = sizeof(printing), .trace = printing_trace};
static const wf_type printing_type = {.head = WF_HEAD(wf_type_type),
                                      .name = "printing",
                                      .slots = &printing_slots,
                                      .base = &wf_object_type,
                                      .flags = WF_TYPE_INTERNAL,
                                      .kind = WF_KIND_NATIVE};

static void stop_printing(wf_vm *vm, void *data) {
    printing *p = data;
    vm->objects.printing = p->outer;
    p->head.word &= ~(uintptr_t)WF_HEAD_PINNED;
}

bool wf_repr_begin(wf_vm *vm, wf_val v) {
    for (const printing *p = vm->objects.printing; p; p = p->outer)
        if (wf_eq(p->v, v))
            return false;
    printing *p = wf_new(vm, &printing_type, sizeof *p);
    wf_pin(p);
    p->v = v;
    p->outer = vm->objects.printing;
    vm->objects.printing = p;
    wf_cleanup_begin(vm, &p->cleanup, stop_printing, p);
    return true;
}

void wf_repr_end(wf_vm *vm, wf_val v) {
    printing *p = vm->objects.printing;
    assert(p && wf_eq(p->v, v));
    (void)v;
    wf_cleanup_end(vm, &p->cleanup);
    stop_printing(vm, p);
}

/* ---- Identity, hash, truth ---- */

wf_val wf_id_of(wf_vm *vm, wf_val v) {
    if (wf_is_object(v) && wf_in_heap(vm, wf_ptr(v)))
        wf_pin(wf_ptr(v));
    return wf_new_uint(vm, wf_bits(v));
}

wf_hash wf_hash_of(wf_vm *vm, wf_val v) {
    if (wf_is_small(v))
        return wf_int_hash(v);
    wf_check_stack(vm);
    const wf_slots *slots = wf_typeof(v)->slots;
    if (slots->hash)
        return slots->hash(vm, v);
    if (wf_native_base(wf_typeof(v))->slots->compare)
        wf_error_raise(vm, WF_E_UNHASHABLE, v);
    return wf_object_hash(vm, v);
}

bool wf_truth(wf_vm *vm, wf_val v) {
    if (wf_is_small(v))
        return !wf_eq(v, wf_small(0));
    if (wf_eq(v, WF_TRUE))
        return true;
    if (wf_eq(v, WF_FALSE) || wf_is_none_(v))
        return false;
    const wf_ops *ops = wf_ops_of(wf_typeof(v));
    if (ops->truth)
        return ops->truth(vm, v);
    return !ops->length || wf_length(vm, v) != 0;
}

/* ---- Comparison ---- */

static wf_val one_compare(wf_vm *vm, wf_val a, wf_val b, wf_cmpop op) {
    const wf_slots *slots = wf_typeof(a)->slots;
    return slots->compare ? slots->compare(vm, a, b, op) : WF_NULL;
}

/* What the comparison gives that neither operand knows. */
static WF_NOINLINE wf_val compare_unknown(wf_vm *vm, wf_val a, wf_val b, wf_cmpop op) {
    static const char symbols[][3] = {"<", "<=", "==", "!=", ">", ">="};
    if (op == WF_EQ || op == WF_NE)
        return wf_bool(wf_eq(a, b) == (op == WF_EQ));
    wf_error_raise(vm, WF_E_BAD_COMPARE, symbols[op], a, b);
}

wf_val wf_compare_right(wf_vm *vm, wf_val a, wf_val b, wf_cmpop op) {
    wf_val v = one_compare(vm, b, a, wf_cmpop_swapped(op));
    return wf_is_null(v) ? compare_unknown(vm, a, b, op) : v;
}

wf_val wf_compare(wf_vm *vm, wf_val a, wf_val b, wf_cmpop op) {
    const wf_type *ta = wf_typeof(a), *tb = wf_typeof(b);
    wf_check_stack_in(vm, wf_is_class(ta) ? "" : " in comparison");
    bool right_first = ta != tb && wf_is_subtype(tb, ta);
    wf_val v = right_first ? one_compare(vm, b, a, wf_cmpop_swapped(op)) : WF_NULL;
    if (wf_is_null(v))
        v = one_compare(vm, a, b, op);
    if (!wf_is_null(v))
        return v;
    return right_first ? compare_unknown(vm, a, b, op) : wf_compare_right(vm, a, b, op);
}

wf_val wf_compare_method(wf_vm *vm, wf_val a, wf_val b, wf_cmpop op) {
    const wf_type *left = wf_typeof(a), *right = wf_typeof(b);
    if (left->slots->compare != wf_instance_slots.compare || !wf_overrides(left, WF_HAS(compare)) ||
        (left != right && wf_is_subtype(right, left)))
        return WF_NULL;
    return wf_type_find(vm, left, wf_cmpop_names[op]);
}

bool wf_equal(wf_vm *vm, wf_val a, wf_val b) {
    if (wf_is_small(a) && wf_is_small(b))
        return wf_eq(a, b);
    return wf_truth(vm, wf_compare(vm, a, b, WF_EQ));
}

bool wf_less(wf_vm *vm, wf_val a, wf_val b) {
    if (wf_is_small(a) && wf_is_small(b))
        return wf_small_less(a, b);
    return wf_truth(vm, wf_compare(vm, a, b, WF_LT));
}

/* ---- Operators ---- */

bool wf_is_sequence_op(const wf_type *left, wf_binop op) {
    if (op != WF_ADD && op != WF_MUL)
        return false;
    left = wf_native_base(left); /* a class that is registered as a sequence has none of these */
    return wf_ops_of(left)->binary &&
           ((left->flags & WF_TYPE_SEQUENCE) || left->kind == WF_KIND_STR ||
            left->kind == WF_KIND_BYTES || left->kind == WF_KIND_BYTEARRAY);
}

/* Whether self is a sequence of a class without a * of its own and other is no count: what the
 * native method would raise is for those that call it by name. */
static bool cannot_repeat(wf_vm *vm, wf_binop op, wf_val self, wf_val other) {
    return op == WF_MUL && wf_is_sequence_op(wf_typeof(self), op) && !wf_is_index(vm, other) &&
           !wf_class_answers(vm, self, wf_binop_names[op].left) &&
           !wf_class_answers(vm, self, wf_binop_names[op].right);
}

/* One operand's answer; a Python class is asked by the name of its side's method. */
static wf_val ask_operand(wf_vm *vm, wf_binop op, wf_val a, wf_val b, bool is_left) {
    wf_val self = is_left ? a : b;
    const wf_ops *ops = wf_ops_of(wf_typeof(self));
    if (ops->binary != wf_instance_ops.binary)
        return ops->binary ? ops->binary(vm, op, a, b) : WF_NULL;
    const wf_str *name = is_left ? wf_binop_names[op].left : wf_binop_names[op].right;
    wf_val func = wf_overrides(wf_typeof(self), WF_HAS(binary))
                      ? wf_type_find(vm, wf_typeof(self), name)
                      : WF_NULL;
    wf_val other = is_left ? b : a;
    if (wf_is_null(func))
        return WF_NULL;
    if (cannot_repeat(vm, op, self, other))
        return wf_ops_of(wf_native_base(wf_typeof(self)))->binary(vm, op, a, b);
    wf_val v = wf_call_found(vm, func, self, &other, 1, WF_NULL);
    return wf_eq(v, WF_NOTIMPL) ? WF_NULL : v;
}

static bool right_goes_first(wf_vm *vm, wf_binop op, const wf_type *left, const wf_type *right) {
    if (left == right || !wf_ops_of(right)->binary)
        return false;
    const wf_str *name = wf_binop_names[op].right;
    if (!wf_is_class(left) && wf_is_sequence_op(left, op)) {
        wf_val method =
            wf_overrides(right, WF_HAS(binary)) ? wf_type_find(vm, right, name) : WF_NULL;
        return !wf_is_null(method) && !wf_is_exact(method, &wf_slot_wrapper_type);
    }
    if (!wf_is_subtype(right, left))
        return false;
    if (!wf_is_class(right))
        return true;
    return !wf_eq(wf_type_find(vm, left, name), wf_type_find(vm, right, name));
}

/* WF_NULL: neither operand knows. */
static wf_val binary(wf_vm *vm, wf_binop op, wf_val a, wf_val b) {
    const wf_type *left = wf_typeof(a), *right = wf_typeof(b);
    bool right_first = right_goes_first(vm, op, left, right);
    wf_val v = right_first ? ask_operand(vm, op, a, b, false) : WF_NULL;
    if (wf_is_null(v))
        v = ask_operand(vm, op, a, b, true);
    if (wf_is_null(v) && !right_first && left != right)
        v = ask_operand(vm, op, a, b, false);
    return v;
}

/* Whether in a *= b the sequence b is not asked how to repeat itself: a has items itself, or may
 * have. */
static bool leaves_out_right(wf_binop op, wf_val a, wf_val b) {
    const wf_type *left = wf_typeof(a);
    return op == WF_MUL && !wf_is_class(wf_typeof(b)) && wf_is_sequence_op(wf_typeof(b), op) &&
           !wf_is_sequence_op(left, op) && (wf_is_class(left) || wf_ops_of(left)->length);
}

static WF_NORETURN void bad_operands(wf_vm *vm, wf_binop op, wf_val a, wf_val b, bool is_inplace) {
    bool left_is_row = wf_is_sequence_op(wf_typeof(a), op);
    wf_val times = left_is_row ? b : a;
    if (op == WF_MUL && (left_is_row || wf_is_sequence_op(wf_typeof(b), op)) &&
        !(is_inplace && leaves_out_right(op, a, b)) && !wf_is_index(vm, times))
        wf_error_raise(vm, WF_E_NOT_A_COUNT, times);
    char symbol[16] = "**=";
    const char *plain = wf_binop_names[op].symbol;
    if (!is_inplace || op != WF_POW) {
        size_t size = strlen(plain);
        memcpy(symbol, plain, size);
        memcpy(symbol + size, is_inplace ? "=" : "", 2 - !is_inplace);
    }
    wf_error_raise(vm, WF_E_BAD_OPERANDS, symbol, a, b);
}

wf_val wf_binary_method(wf_vm *vm, wf_binop op, wf_val a, wf_val b) {
    const wf_type *left = wf_typeof(a), *right = wf_typeof(b);
    if (wf_ops_of(left)->binary != wf_instance_ops.binary || !wf_overrides(left, WF_HAS(binary)) ||
        right_goes_first(vm, op, left, right))
        return WF_NULL;
    return wf_type_find(vm, left, wf_binop_names[op].left);
}

wf_val wf_binary_right(wf_vm *vm, wf_binop op, wf_val a, wf_val b, bool is_inplace) {
    bool is_asked = wf_typeof(a) != wf_typeof(b) && !(is_inplace && leaves_out_right(op, a, b));
    wf_val v = is_asked ? ask_operand(vm, op, a, b, false) : WF_NULL;
    if (wf_is_null(v))
        bad_operands(vm, op, a, b, is_inplace);
    return v;
}

wf_val wf_binary(wf_vm *vm, wf_binop op, wf_val a, wf_val b) {
    wf_val v = binary(vm, op, a, b);
    if (wf_is_null(v))
        bad_operands(vm, op, a, b, false);
    return v;
}

wf_val wf_inplace(wf_vm *vm, wf_binop op, wf_val a, wf_val b) {
    const wf_ops *ops = wf_ops_of(wf_typeof(a));
    wf_val v = WF_NULL;
    if (ops->inplace && !wf_is_class(wf_typeof(a)) && wf_is_sequence_op(wf_typeof(a), op) &&
        right_goes_first(vm, op, wf_typeof(a), wf_typeof(b)))
        v = ask_operand(vm, op, a, b, false);
    if (wf_is_null(v) && ops->inplace)
        v = ops->inplace(vm, op, a, b);
    if (wf_is_null(v))
        v = leaves_out_right(op, a, b) ? ask_operand(vm, op, a, b, true) : binary(vm, op, a, b);
    if (wf_is_null(v))
        bad_operands(vm, op, a, b, true);
    return v;
}

wf_val wf_unary_method(wf_vm *vm, wf_unop op, wf_val a) {
    const wf_type *type = wf_typeof(a);
    return wf_ops_of(type)->unary == wf_instance_ops.unary && wf_overrides(type, WF_HAS(unary))
               ? wf_type_find(vm, type, wf_unop_names[op])
               : WF_NULL;
}

wf_val wf_unary_by(wf_vm *vm, const wf_ops *ops, wf_unop op, wf_val a) {
    static const char symbols[][6] = {"-", "+", "~", "abs()"};
    wf_val v = ops->unary ? ops->unary(vm, op, a) : WF_NULL;
    if (!wf_is_null(v))
        return v;
    wf_error_raise(vm, op == WF_ABS ? WF_E_BAD_ABS : WF_E_BAD_UNARY, symbols[op], a);
}

wf_val wf_unary(wf_vm *vm, wf_unop op, wf_val a) {
    return wf_unary_by(vm, wf_ops_of(wf_typeof(a)), op, a);
}

bool wf_is_callable(wf_val v) {
    const wf_type *type = wf_typeof(v);
    const wf_ops *ops = wf_ops_of(type);
    if (ops->call == wf_instance_ops.call)
        return wf_overrides(type, WF_HAS(call));
    wf_kind kind = (wf_kind)type->kind;
    return ops->call || kind == WF_KIND_FUNC || kind == WF_KIND_METHOD || kind == WF_KIND_TYPE ||
           type == &wf_cfunc_type || type == &wf_cstatic_type;
}

/* ---- Items ---- */

/* cls[key]: __class_getitem__, or for native containers list[int] and its like. */
static wf_val class_getitem(wf_vm *vm, wf_val cls, wf_val key) {
    wf_val method = wf_type_get_attr(vm, wf_as_type(cls), WF_S(__class_getitem__));
    if (!wf_is_null(method))
        return wf_call(vm, method, &key, 1);
    const wf_type *native = wf_native_base(wf_as_type(cls));
    wf_kind kind = (wf_kind)native->kind;
    bool is_generic = kind == WF_KIND_LIST || kind == WF_KIND_TUPLE || kind == WF_KIND_DICT ||
                      kind == WF_KIND_SET || kind == WF_KIND_FROZENSET ||
                      wf_eq(cls, wf_from(&wf_type_type)) ||
                      wf_is_subtype(native, &wf_exc_BaseExceptionGroup) ||
                      (kind == WF_KIND_NATIVE && !wf_is_class(wf_as_type(cls)));
    if (!is_generic)
        wf_error_raise(vm, WF_E_TYPE_NOT_SUBSCRIPTABLE,
                       wf_from(wf_type_name_str(vm, wf_as_type(cls))));
    return wf_generic_alias(vm, cls, key);
}

wf_val wf_get_item(wf_vm *vm, wf_val v, wf_val key) {
    const wf_ops *ops = wf_ops_of(wf_typeof(v));
    if (ops->getitem)
        return ops->getitem(vm, v, key);
    if (wf_is_type(v))
        return class_getitem(vm, v, key);
    wf_error_raise(vm, WF_E_NOT_SUBSCRIPTABLE, v);
}

/* Deleting at a place has a wording of its own, in classes and what has a length. */
void wf_no_item_store(wf_vm *vm, wf_val v, wf_val key, wf_val value) {
    const wf_type *type = wf_typeof(v);
    bool at_place = (wf_ops_of(type)->length || wf_is_class(type)) && wf_is_index(vm, key);
    if (at_place)
        wf_to_size(vm, key, WF_E_INDEX_TOO_BIG);
    wf_error_raise(vm,
                   !wf_is_null(value) ? WF_E_NO_ITEM_ASSIGN
                   : at_place         ? WF_E_NO_ITEM_DELETE_AT
                                      : WF_E_NO_ITEM_DELETE,
                   v);
}

void wf_set_item(wf_vm *vm, wf_val v, wf_val key, wf_val value) {
    const wf_ops *ops = wf_ops_of(wf_typeof(v));
    if (!ops->setitem)
        wf_no_item_store(vm, v, key, value);
    ops->setitem(vm, v, key, value);
}

size_t wf_length(wf_vm *vm, wf_val v) {
    const wf_ops *ops = wf_ops_of(wf_typeof(v));
    if (!ops->length)
        wf_error_raise(vm, WF_E_NO_LEN, v);
    wf_val length = ops->length(vm, v);
    return wf_is_small(length) ? (size_t)wf_small_value(length) : (size_t)wf_to_index(vm, length);
}

bool wf_contains_by_iter(wf_vm *vm, wf_val v, wf_val item) {
    wf_val iterator = wf_unless_type_error(vm, wf_iter, v);
    if (wf_is_null(iterator))
        wf_error_raise(vm, WF_E_NOT_SEARCHABLE, v);
    for (wf_val each; !wf_is_null(each = wf_next(vm, iterator));)
        if (wf_same_or_equal(vm, each, item))
            return true;
    return false;
}

bool wf_contains(wf_vm *vm, wf_val v, wf_val item) {
    const wf_ops *ops = wf_ops_of(wf_typeof(v));
    return ops->contains ? ops->contains(vm, v, item) : wf_contains_by_iter(vm, v, item);
}

/* ---- Iteration ---- */

bool wf_is_iterator(wf_val v) {
    const wf_type *type = wf_typeof(v);
    if (type->slots->next == wf_instance_slots.next)
        return wf_overrides(type, WF_HAS(next));
    return type->slots->next != NULL;
}

wf_val wf_iter(wf_vm *vm, wf_val v) {
    const wf_slots *slots = wf_typeof(v)->slots;
    if (slots->iter)
        return slots->iter(vm, v);
    if (!wf_ops_of(wf_typeof(v))->getitem)
        wf_error_raise(vm, WF_E_NOT_ITERABLE, v);
    return wf_getitem_iter_new(vm, v);
}

wf_val wf_next(wf_vm *vm, wf_val iterator) {
    const wf_slots *slots = wf_typeof(iterator)->slots;
    if (!slots->next)
        wf_error_raise(vm, WF_E_NOT_ITERATOR, iterator);
    wf_poll(vm);        /* loops in C end in ctrl-C too, however long the iterator goes on */
    wf_check_stack(vm); /* iterators of iterators of iterators */
    return slots->next(vm, iterator);
}

wf_val wf_unless_type_error(wf_vm *vm, wf_val (*fn)(wf_vm *vm, wf_val v), wf_val v) {
    wf_jump jump;
    if (WF_CATCH(vm, &jump)) {
        wf_exc_take(vm, &wf_exc_TypeError);
        return WF_NULL;
    }
    wf_val result = fn(vm, v);
    wf_jump_end(vm, &jump);
    return result;
}

wf_val wf_try_index(wf_vm *vm, wf_val v) {
    return wf_is_index(vm, v) ? wf_unless_type_error(vm, wf_index, v) : WF_NULL;
}

static wf_val call_length_hint(wf_vm *vm, wf_val v) {
    return wf_call_special(vm, v, WF_S(__length_hint__), NULL, 0);
}

/* A length that cannot be told, as that of endless iterators, is none. */
size_t wf_length_hint(wf_vm *vm, wf_val v) {
    const wf_type *type = wf_typeof(v);
    const wf_ops *ops = wf_ops_of(type);
    bool sized = ops->length == wf_instance_ops.length ? wf_overrides(type, WF_HAS(length))
                                                       : ops->length != NULL;
    wf_val length = sized ? wf_unless_type_error(vm, ops->length, v) : WF_NULL;
    if (!wf_is_null(length))
        return (size_t)wf_to_index(vm, length);
    wf_val hint = wf_unless_type_error(vm, call_length_hint, v);
    if (wf_is_null(hint) || wf_eq(hint, WF_NOTIMPL))
        return 0;
    if (!wf_is_int(hint))
        wf_error_raise(vm, WF_E_HINT_NOT_INT, hint);
    intptr_t hinted = wf_to_index(vm, hint);
    if (hinted < 0)
        wf_error_raise(vm, WF_E_NEGATIVE_HINT);
    return (size_t)hinted;
}

wf_val wf_item_or_end(wf_vm *vm, wf_val v, size_t at) {
    wf_jump jump;
    if (WF_CATCH(vm, &jump)) {
        wf_val exc = wf_jump_exc(vm);
        if (!wf_is_a(exc, &wf_exc_IndexError) && !wf_is_a(exc, &wf_exc_StopIteration))
            wf_throw(vm, exc);
        return WF_NULL;
    }
    wf_val item = wf_get_item(vm, v, wf_new_uint(vm, at));
    wf_jump_end(vm, &jump);
    return item;
}

static wf_val getitem_iter_next(wf_vm *vm, wf_val self) {
    wf_seq_iter *iter = wf_ptr(self);
    if (wf_is_null(iter->seq))
        return WF_NULL;
    wf_val item = wf_item_or_end(vm, iter->seq, iter->at);
    if (wf_is_null(item))
        iter->seq = WF_NULL;
    else
        iter->at++;
    return item;
}

static void getitem_iter_trace(wf_tracer *t, void *object) {
    wf_trace(t, &((wf_seq_iter *)object)->seq);
}

static wf_val getitem_iter_hint(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    const wf_seq_iter *iter = wf_ptr(args[0]);
    size_t length = wf_is_null(iter->seq) ? 0 : wf_length_hint(vm, iter->seq);
    return wf_new_int(vm, length > iter->at ? (int64_t)(length - iter->at) : 0);
}

static const wf_def getitem_iter_defs[] = {
    WF_FN("__length_hint__", getitem_iter_hint, 1, 1, NULL),
};
static const wf_slots getitem_iter_slots = {.size = sizeof(wf_seq_iter),
                                            .trace = getitem_iter_trace,
                                            .iter = wf_iter_self,
                                            .next = getitem_iter_next};
static const wf_type getitem_iter_type =
    WF_TYPE("iterator", WF_KIND_NATIVE, WF_TYPE_FINAL | WF_TYPE_NO_MAKE, getitem_iter_slots,
            wf_object_type, getitem_iter_defs, NULL);

wf_val wf_getitem_iter_new(wf_vm *vm, wf_val v) {
    wf_seq_iter *iter = wf_new(vm, &getitem_iter_type, sizeof *iter);
    wf_set(vm, iter, iter->seq, v);
    return wf_from(iter);
}

/* ---- What the collector asks for: see heap/needs.h ---- */

static void print_unraisable(wf_vm *vm, wf_val exc, wf_val callee) {
    wf_val text = wf_format(vm, "Exception ignored in: %R\n%S", callee, wf_exc_report(vm, exc));
    wf_write(vm, 2, wf_str_data(wf_as_str(text)), wf_str_size(wf_as_str(text)));
}

/* callee(argument), or the method callee of self; what it raises is printed, as there is no one to
 * raise it to: about the method, or, of a type in C, the object. */
static void call_unraisable(wf_vm *vm, wf_val callee, wf_val self, wf_val argument) {
    wf_jump jump;
    if (WF_CATCH(vm, &jump)) {
        bool is_of_c = wf_is_cfunc(callee) && !wf_is_null(self);
        print_unraisable(vm, wf_jump_exc(vm), is_of_c ? self : callee);
        return;
    }
    if (wf_is_null(self))
        wf_call(vm, callee, &argument, 1);
    else
        wf_call_found(vm, callee, self, NULL, 0, WF_NULL);
    wf_jump_end(vm, &jump);
}

void wf_run_del(wf_vm *vm, wf_val object) {
    wf_val func = wf_type_find(vm, wf_typeof(object), WF_S(__del__));
    if (!wf_is_null(func))
        call_unraisable(vm, func, object, WF_NULL);
}
void wf_run_callback(wf_vm *vm, wf_val callback, wf_val argument) {
    call_unraisable(vm, callback, WF_NULL, argument);
}
