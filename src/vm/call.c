/* call.c - calling: Python functions, functions in C, bound methods, classes, and anything with
 * __call__.
 *
 * In the loop a call happens in a window of the caller's registers: the callee,
 * a gap of WF_FRAME_WORDS for the record of the callee's frame, the arguments. What the
 * callee's register holds afterwards is the result. From C (wf_call), arguments
 * come from anywhere and the callee's frame gets a loop of its own.
 */
#include "vm/private.h"

/* ---- Functions in C ---- */

/* The type whose method def is when it is called with these: messages name it and do not count
 * self. NULL: def is a function. */
static const wf_type *owner_of(const wf_def *def, const wf_val *args, size_t count) {
    return count ? wf_def_owner(wf_typeof(args[0]), def) : NULL;
}

/* A class method in C trusts its class, but whoever takes it out of a __dict__ may give any. */
static void check_class(wf_vm *vm, const wf_def *def, const wf_val *args, size_t count) {
    if (!count || !wf_is_type(args[0]) || !wf_def_owner(wf_as_type(args[0]), def))
        wf_error_raise(vm, WF_E_CLASS_METHOD_SELF, def->name);
}

static WF_NORETURN void arity_error(wf_vm *vm, const wf_def *def, const wf_val *args,
                                    size_t count) {
    const wf_type *owner = owner_of(def, args, count);
    size_t self = owner || def->kind == WF_DEF_CLASS ? 1 : 0;
    size_t least = def->min - self, most = def->max - self, given = count - self;
    const char *prefix = owner ? owner->name : "", *dot = owner ? "." : "";
    if (most == 0)
        wf_error_raise(vm, WF_E_CALL_NO_ARGS, prefix, dot, def->name, given);
    if (least == 1 && most == 1)
        wf_error_raise(vm, WF_E_TAKES_ONE_ARG, prefix, dot, def->name, given);
    size_t bound = given < least ? least : most;
    const char *how = least == most ? "" : given < least ? "at least " : "at most ";
    wf_error_raise(vm, WF_E_CALL_ARGS, def->name, how, bound, bound == 1 ? "" : "s", given);
}

static WF_NORETURN void no_keywords_error(wf_vm *vm, const wf_def *def, const wf_val *args,
                                          size_t count) {
    const wf_type *owner = owner_of(def, args, count);
    wf_error_raise(vm, WF_E_TAKES_NO_KEYWORDS, owner ? owner->name : "", owner ? "." : "",
                   def->name);
}

/* A function with a fixed signature whose arguments are perhaps not all there in order. */
static WF_NOINLINE wf_val call_fixed(wf_vm *vm, const wf_def *def, const wf_val *args, size_t count,
                                     wf_val names) {
    enum { MOST = 12 };
    wf_val slots[MOST] = {WF_NULL}; /* what earlier calls left there would keep objects alive */
    assert(def->max <= WF_COUNT(slots));
    const char *params = wf_def_params(def);
    bool fits = wf_args_fit(params, def->min, def->max, count, names);
    if (!fits && params) {
        /* self is by position only, and not counted in messages */
        size_t self = def->kind == WF_DEF_CLASS || owner_of(def, args, count) ? 1 : 0;
        if (self)
            params = strchr(params, ',');
        if (!params)
            no_keywords_error(vm, def, args, count);
        slots[0] = self ? args[0] : WF_NULL;
        wf_bind_args(vm, def->name, params + self, def->min - (unsigned)self,
                     def->max - (unsigned)self, args + self, count - self, names, slots + self);
    } else if (fits) {
        for (size_t i = 0; i < def->max; i++)
            slots[i] = i < count ? args[i] : WF_NULL;
    } else if (!wf_is_null(names) && wf_as_tuple(names)->count) {
        no_keywords_error(vm, def, args, count);
    } else {
        arity_error(vm, def, args, count);
    }
    return def->u.fn(vm, slots, count);
}

wf_val wf_call_def(wf_vm *vm, const wf_def *def, const wf_val *args, size_t count, wf_val names) {
    switch (def->kind) {
    case WF_DEF_CLASS:
        check_class(vm, def, args, count);
        return call_fixed(vm, def, args, count, names);
    case WF_DEF_NAMED: return call_fixed(vm, def, args, count, names);
    case WF_DEF_FN:
    case WF_DEF_STATIC:
        if (count == def->max && wf_is_null(names))
            return def->u.fn(vm, args, count);
        return call_fixed(vm, def, args, count, names);
    case WF_DEF_CLASS_ANY:
        check_class(vm, def, args, count);
        return def->u.any(vm, args, count, names);
    case WF_DEF_ANY: return def->u.any(vm, args, count, names);
    default: wf_error_raise(vm, WF_E_NOT_CALLABLE, wf_from(def));
    }
}

/* ---- Python functions in the loop ---- */

/* Positional arguments only, defaults for what is missing: the frame may lie over the window. */
static bool call_over_window(wf_vm *vm, wf_val *window, wf_func *func, const wf_val *args,
                             size_t count, uintptr_t flags) {
    const wf_code *code = func->code;
    wf_val *regs = window + WF_CALL_ARGS;
    size_t missing = code->arg_count - count; /* wraps when there are too many */
    if (code->flags & WF_CODE_NOT_PLAIN || count > code->arg_count ||
        regs + code->reg_count > vm->exec.stack_limit)
        return false;
    const wf_tuple *defaults = missing ? wf_func_defaults(vm, func) : NULL;
    if (missing && (!defaults || defaults->count < missing))
        return false;
    if (count) /* args of none may be NULL */
        memmove(regs, args, count * sizeof(wf_val));
    if (missing)
        memcpy(regs + count, defaults->item + defaults->count - missing, missing * sizeof(wf_val));
    wf_frame_enter(vm, (wf_frame *)(void *)(window + 1), func, flags);
    return true;
}

/* A generator with the arguments in its registers. */
static wf_val make_generator(wf_vm *vm, wf_func *func, const wf_val *args, size_t count,
                             wf_val names) {
    wf_gen *gen = wf_gen_new(vm, func);
    wf_bind_params(vm, func, args, count, names, gen->reg);
    return wf_from(gen);
}

wf_frame *wf_enter_copied(wf_vm *vm, wf_func *func, const wf_val *args, size_t count, wf_val names,
                          uintptr_t flags) {
    wf_frame *frame = wf_frame_room(vm, func->code->reg_count);
    wf_val *regs = wf_frame_regs(frame);
    if ((uint8_t)func->entry == count && wf_is_null(names)) {
        for (size_t i = 0; i < count; i++)
            regs[i] = args[i];
    } else {
        wf_bind_params(vm, func, args, count, names, regs);
    }
    wf_frame_enter(vm, frame, func, flags);
    return frame;
}

static bool call_func(wf_vm *vm, wf_val *window, wf_func *func, const wf_val *args, size_t count,
                      wf_val names, uintptr_t flags) {
    wf_func_warm(vm, func);
    if (wf_is_null(names) && call_over_window(vm, window, func, args, count, flags))
        return true;
    if (func->code->flags & WF_CODE_ASYNCGEN) {
        window[0] = make_generator(vm, func, args, count, names);
        return false;
    }
    wf_enter_copied(vm, func, args, count, names, flags | WF_FRAME_OUT);
    return true;
}

/* ---- Classes ---- */

/* The __init__ to call on a plain new instance of the type; WF_NULL when making one is not that
 * simple. */
static wf_val simple_init(wf_vm *vm, const wf_type *type) {
    if (!wf_is_class(type) || wf_head_type(type) != &wf_type_type ||
        type->slots != &wf_instance_slots || wf_overrides(type, WF_HAS(make)) ||
        type->flags & (WF_TYPE_ABSTRACT | WF_TYPE_NO_MAKE))
        return WF_NULL;
    wf_val init = wf_type_find(vm, type, WF_S(__init__));
    return !wf_is_null(init) && wf_is_func(init) ? init : WF_NULL;
}

static bool call_type(wf_vm *vm, wf_val *window, const wf_type *type, const wf_val *args,
                      size_t count, wf_val names) {
    if (type == &wf_super_type && count == 2 && wf_is_null(names) && wf_is_type(args[0]) &&
        !wf_is_none_(args[1])) {
        window[0] = wf_super_new(vm, wf_as_type(args[0]), args[1]);
        return false;
    }
    wf_val init = simple_init(vm, type);
    if (wf_is_null(init) || args != window + WF_CALL_ARGS ||
        ((wf_func *)wf_ptr(init))->code->flags & WF_CODE_ASYNCGEN) {
        window[0] = wf_type_call(vm, type, args, count, names);
        return false;
    }
    wf_val self = wf_from(wf_instance_new(vm, type, 0));
    window[0] = self; /* the result, whatever __init__ does to its parameter */
    window[WF_CALL_ARGS - 1] = self;
    return call_func(vm, window, wf_ptr(init), window + WF_CALL_ARGS - 1, count + 1, names,
                     WF_FRAME_INIT);
}

/* ---- Any callee in the loop ---- */

static bool call_with(wf_vm *vm, wf_val *window, wf_val callee, const wf_val *args, size_t count,
                      wf_val names) {
    const wf_type *type = wf_typeof(callee);
    if (type == &wf_func_type)
        return call_func(vm, window, wf_ptr(callee), args, count, names, 0);
    if (type->kind == WF_KIND_TYPE)
        return call_type(vm, window, wf_as_type(callee), args, count, names);
    if (type->kind == WF_KIND_CFUNC) {
        window[0] = wf_call_def(vm, wf_ptr(callee), args, count, names);
        return false;
    }
    if (type == &wf_method_type && args == window + WF_CALL_ARGS) {
        wf_method *method = wf_ptr(callee);
        /* The gap's last word is free, and lies before the arguments. */
        window[WF_CALL_ARGS - 1] = method->self;
        return call_with(vm, window, method->func, args - 1, count + 1, names);
    }
    const wf_ops *ops = wf_ops_of(type);
    if (ops->call == wf_instance_ops.call && args == window + WF_CALL_ARGS) {
        wf_val method = wf_type_find(vm, type, WF_S(__call__));
        if (!wf_is_null(method) && wf_is_func(method)) {
            window[WF_CALL_ARGS - 1] = callee;
            return call_func(vm, window, wf_ptr(method), args - 1, count + 1, names, 0);
        }
    }
    if (!ops->call)
        wf_error_raise(vm, WF_E_NOT_CALLABLE, callee);
    window[0] = ops->call(vm, callee, args, count, names);
    return false;
}

bool wf_exec_call(wf_vm *vm, wf_val *window, size_t count, wf_val names) {
    return call_with(vm, window, window[0], window + WF_CALL_ARGS, count, names);
}

bool wf_exec_call_list(wf_vm *vm, wf_val *window) {
    wf_val args = window[WF_CALL_ARGS], keywords = window[WF_CALL_ARGS + 1];
    size_t count;
    const wf_val *items = wf_seq_items(args, &count);
    if (wf_is_null(keywords) || wf_as_dict(keywords)->count == 0)
        return call_with(vm, window, window[0], items, count, WF_NULL);
    wf_dict *dict = wf_as_dict(keywords);
    wf_tuple *names = wf_tuple_new(vm, NULL, dict->count);
    wf_tuple *all = wf_tuple_new(vm, NULL, count + dict->count);
    items = wf_seq_items(args, &count); /* it may have moved */
    for (size_t i = 0; i < count; i++)
        wf_set(vm, all, all->item[i], items[i]);
    wf_val key, value;
    for (size_t pos = 0, i = 0; wf_dict_next(dict, &pos, &key, &value); i++) {
        wf_set(vm, names, names->item[i], key);
        wf_set(vm, all, all->item[count + i], value);
    }
    return call_with(vm, window, window[0], all->item, count, wf_from(names));
}

bool wf_exec_return(wf_vm *vm, wf_val v) {
    uintptr_t flags = vm->exec.frame->flags;
    if (flags & WF_FRAME_GEN)
        return wf_gen_end(vm, v);
    wf_frame_leave(vm);
    if (flags & WF_FRAME_ENTRY)
        return true;
    wf_frame *caller = vm->exec.frame;
    if (flags & WF_FRAME_ANSWER)
        wf_answered(vm, wf_frame_regs(caller), caller->pc[-1], v);
    else if (!(flags & WF_FRAME_INIT))
        wf_frame_regs(caller)[WF_A(caller->pc[-1])] = v;
    else if (!wf_is_none_(v))
        wf_error_raise(vm, WF_E_INIT_RETURNED, v);
    return false;
}

/* ---- Calls from C ---- */

static wf_val call_func_from_c(wf_vm *vm, wf_func *func, const wf_val *args, size_t count,
                               wf_val names) {
    if (func->code->flags & WF_CODE_ASYNCGEN)
        return make_generator(vm, func, args, count, names);
    wf_func_warm(vm, func);
    wf_frame *frame = wf_enter_copied(vm, func, args, count, names, WF_FRAME_ENTRY);
    /* The function may be too short to do so, and the loop in C that calls it too long. */
    wf_poll(vm);
    return wf_exec_run(vm, frame, WF_NULL);
}

wf_val wf_call_names(wf_vm *vm, wf_val callee, const wf_val *args, size_t count, wf_val names) {
    const wf_type *type = wf_typeof(callee);
    wf_check_stack(vm);
    if (type->kind == WF_KIND_CFUNC)
        return wf_call_def(vm, wf_ptr(callee), args, count, names);
    if (type == &wf_func_type)
        return call_func_from_c(vm, wf_ptr(callee), args, count, names);
    if (type == &wf_method_type) {
        wf_method *method = wf_ptr(callee);
        return wf_call_self(vm, method->func, method->self, args, count, names);
    }
    if (type->kind == WF_KIND_TYPE)
        return wf_type_call(vm, wf_as_type(callee), args, count, names);
    const wf_ops *ops = wf_ops_of(type);
    if (!ops->call)
        wf_error_raise(vm, WF_E_NOT_CALLABLE, callee);
    return ops->call(vm, callee, args, count, names);
}

wf_val wf_call(wf_vm *vm, wf_val callee, const wf_val *args, size_t count) {
    return wf_call_names(vm, callee, args, count, WF_NULL);
}

wf_val wf_call_method(wf_vm *vm, wf_val self, const char *name, const wf_val *args, size_t count) {
    wf_val bound;
    wf_val func = wf_get_method(vm, self, wf_intern_text(vm, name), &bound);
    return wf_is_null(bound) ? wf_call(vm, func, args, count)
                             : wf_call_self(vm, func, bound, args, count, WF_NULL);
}
