/* builtins_code.c - the builtins that deal with code, names and modules: compile,
 * eval, exec, globals, locals, vars, dir, __import__, __build_class__. */
#include "compiler/compile.h"
#include "modules/builtins.h"
#include "objects/bytes.h"
#include "objects/exc.h"
#include "objects/needs.h"
#include "runtime/import.h"
#include "state.h"
#include "vm/needs.h"

static bool is_nothing(wf_val v) { return wf_is_null(v) || wf_is_none(v); }

/* ---- Source ---- */

/* The text of str, bytes or bytearray; NULL: v is none of these. It lives as long as v does. */
static const char *source_text(wf_val v, size_t *size) {
    if (wf_is_str(v)) {
        *size = wf_str_size(wf_as_str(v));
        return wf_str_data(wf_as_str(v));
    }
    if (wf_is_bytes(v)) {
        *size = wf_as_bytes(v)->size;
        return (const char *)wf_as_bytes(v)->data;
    }
    if (wf_is_bytearray(v)) {
        wf_bytearray *array = wf_ptr(v);
        *size = array->size;
        return array->blob ? (const char *)array->blob->data + array->start : "";
    }
    return NULL;
}

static wf_code *compile_source(wf_vm *vm, wf_val source, const char *text, size_t size,
                               wf_val filename, wf_mode mode, int optimize) {
    wf_val held = source; /* keeps the text where it is */
    const wf_str *name = wf_intern_str(vm, wf_as_str(filename));
    wf_code *code = wf_compile_text(vm, text, size, name, mode, optimize);
    (void)*(volatile wf_val *)&held;
    return code;
}

static wf_mode to_mode(wf_vm *vm, wf_val v) {
    size_t size;
    const char *mode = wf_to_text(vm, v, &size);
    if (strcmp(mode, "exec") == 0)
        return WF_MODE_EXEC;
    if (strcmp(mode, "eval") == 0)
        return WF_MODE_EVAL;
    if (strcmp(mode, "single") == 0)
        return WF_MODE_SINGLE;
    wf_error_raise(vm, WF_E_COMPILE_MODE);
}

wf_val wf_builtin_compile(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    size_t size;
    wf_val filename = args[1];
    if (wf_is_bytes(filename))
        filename =
            wf_new_str(vm, (const char *)wf_as_bytes(filename)->data, wf_as_bytes(filename)->size);
    if (!wf_is_str(filename))
        wf_error_raise(vm, WF_E_PATH_TYPE, filename);
    wf_mode mode = to_mode(vm, args[2]);
    intptr_t optimize = wf_is_null(args[5]) ? -1 : wf_to_index(vm, args[5]);
    if (optimize < -1 || optimize > 2)
        wf_error_raise(vm, WF_E_COMPILE_OPTIMIZE);
    if (wf_is_exact(args[0], &wf_code_type))
        return args[0];
    const char *text = source_text(args[0], &size);
    if (!text)
        wf_error_raise(vm, WF_E_COMPILE_SOURCE);
    int level = optimize < 0 ? vm->runtime.opt_level : (int)optimize;
    return wf_from(compile_source(vm, args[0], text, size, filename, mode, level));
}

/* ---- eval, exec ---- */

/* Where eval and exec find and put names. */
typedef struct scope {
    wf_dict *globals;
    wf_val names; /* WF_NULL: the globals */
} scope;

static bool is_mapping(wf_vm *vm, wf_val v) {
    return wf_is_dict(v) || !wf_is_null(wf_find_special(vm, v, WF_S(__getitem__)));
}

static void check_scope(wf_vm *vm, bool is_eval, wf_val globals, wf_val locals) {
    if (!is_nothing(globals) && !wf_is_dict(globals)) {
        if (is_eval)
            wf_error_raise(vm, WF_E_EVAL_GLOBALS);
        wf_error_raise(vm, WF_E_EXEC_GLOBALS, globals);
    }
    if (!is_nothing(locals) && !is_mapping(vm, locals)) {
        if (is_eval)
            wf_error_raise(vm, WF_E_EVAL_LOCALS);
        wf_error_raise(vm, WF_E_EXEC_LOCALS, locals);
    }
}

static scope find_scope(wf_vm *vm, bool is_eval, wf_val globals, wf_val locals) {
    check_scope(vm, is_eval, globals, locals);
    scope s = {NULL, is_nothing(locals) ? WF_NULL : locals};
    if (!is_nothing(globals)) {
        s.globals = wf_as_dict(globals);
    } else {
        s.globals = wf_exec_globals(vm);
        if (is_nothing(locals))
            s.names = wf_exec_locals(vm);
        if (!s.globals) /* called by the embedder, outside of any function */
            s.globals = vm->runtime.main;
    }
    if (wf_eq(s.names, wf_from(s.globals)))
        s.names = WF_NULL;
    return s;
}

static bool is_closure(wf_val v, size_t count) {
    if (!wf_is_exact(v, &wf_tuple_type) || wf_as_tuple(v)->count != count)
        return false;
    for (size_t i = 0; i < count; i++)
        if (!wf_is_exact(wf_as_tuple(v)->item[i], &wf_cell_type))
            return false;
    return true;
}

static wf_val run_code(wf_vm *vm, const wf_code *code, bool is_eval, const scope *s,
                       wf_val closure) {
    size_t count = wf_code_capture_count(code);
    if (is_eval && count)
        wf_error_raise(vm, WF_E_EVAL_FREE_VARIABLES);
    if (!count && !is_nothing(closure))
        wf_error_raise(vm, WF_E_EXEC_NO_CLOSURE);
    if (!count)
        return wf_exec_code(vm, code, s->globals, s->names);
    if (!is_closure(closure, count))
        wf_error_raise(vm, WF_E_EXEC_CLOSURE_LENGTH, count);
    wf_func *func = wf_func_new(vm, code, s->globals, count);
    for (size_t i = 0; i < count; i++)
        wf_set(vm, func, func->capture[i], (wf_cell *)wf_ptr(wf_as_tuple(closure)->item[i]));
    return wf_exec_class_body(vm, wf_from(func),
                              wf_is_null(s->names) ? wf_from(s->globals) : s->names);
}

static wf_val run(wf_vm *vm, wf_val source, wf_mode mode, const scope *s, wf_val closure) {
    bool is_eval = mode == WF_MODE_EVAL;
    size_t size;
    if (wf_is_exact(source, &wf_code_type))
        return run_code(vm, wf_ptr(source), is_eval, s, closure);
    if (!is_nothing(closure))
        wf_error_raise(vm, WF_E_EXEC_CLOSURE_TEXT);
    const char *text = source_text(source, &size);
    if (!text)
        wf_error_raise(vm, WF_E_EXEC_SOURCE, is_eval ? "eval" : "exec");
    while (is_eval && size && (*text == ' ' || *text == '\t')) {
        text++;
        size--;
    }
    wf_code *code =
        compile_source(vm, source, text, size, WF_N(string_), mode, vm->runtime.opt_level);
    return wf_exec_code(vm, code, s->globals, s->names);
}

wf_val wf_builtin_eval(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    scope s = find_scope(vm, true, args[1], args[2]);
    return run(vm, args[0], WF_MODE_EVAL, &s, WF_NULL);
}

wf_val wf_builtin_exec(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    scope s = find_scope(vm, false, args[1], args[2]);
    run(vm, args[0], WF_MODE_EXEC, &s, args[3]);
    return WF_NONE;
}

wf_val wf_builtin_execfile(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    scope s = find_scope(vm, false, args[1], WF_NULL);
    wf_run_path(vm, wf_to_text(vm, args[0], NULL), s.globals);
    return WF_NONE;
}

/* ---- Names ---- */

wf_val wf_builtin_globals(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    wf_dict *globals = wf_exec_globals(vm);
    return wf_from(globals ? globals : vm->runtime.main);
}

wf_val wf_builtin_locals(wf_vm *vm, const wf_val *args, size_t count) {
    wf_val locals = wf_exec_locals(vm);
    return wf_is_null(locals) ? wf_builtin_globals(vm, args, count) : locals;
}

wf_val wf_builtin_vars(wf_vm *vm, const wf_val *args, size_t count) {
    if (count == 0)
        return wf_builtin_locals(vm, args, 0);
    wf_val dict = wf_find_attr(vm, args[0], WF_N(__dict__));
    if (wf_is_null(dict))
        wf_error_raise(vm, WF_E_VARS_NO_DICT);
    return dict;
}

wf_val wf_builtin_dir(wf_vm *vm, const wf_val *args, size_t count) {
    wf_val names = count ? wf_call_special(vm, args[0], WF_S(__dir__), NULL, 0)
                         : wf_builtin_locals(vm, args, 0);
    if (wf_is_null(names))
        wf_error_raise(vm, WF_E_DIR_NO_DIR);
    wf_list *list = wf_list_from(vm, names);
    wf_list_sort(vm, list, WF_NULL, false);
    return wf_from(list);
}

/* ---- What statements call ---- */

wf_val wf_builtin_import(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_dict *globals =
        !is_nothing(args[1]) && wf_is_dict(args[1]) ? wf_as_dict(args[1]) : wf_exec_globals(vm);
    intptr_t level = wf_is_null(args[4]) ? 0 : wf_to_index(vm, args[4]);
    if (level < 0)
        wf_error_raise(vm, WF_E_IMPORT_LEVEL);
    return wf_import_name(vm, args[0], level, wf_is_null(args[3]) ? WF_NONE : args[3], globals);
}

wf_val wf_builtin_build_class(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    if (count >= 2 && !wf_is_func(args[0]))
        wf_error_raise(vm, WF_E_BUILD_CLASS_FUNC);
    if (count >= 2 && !wf_is_str(args[1]))
        wf_error_raise(vm, WF_E_BUILD_CLASS_NAME);
    return wf_build_class(vm, args, count, names);
}
