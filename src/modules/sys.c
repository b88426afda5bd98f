/* sys.c - the module sys: what a program can know and set of the VM it runs in.
 *
 * What is large or seldom asked for is made when it is first read (a getter
 * in the table), then kept in the module's dict. */
#include <float.h>
#include "modules/io.h"
#include "objects/exc.h"
#include "objects/int.h"
#include "runtime/import.h"
#include "state.h"
#include "vm/needs.h"

/* ---- Made on first use ---- */

/* Keeps an attribute that a getter made, so that it is the same object next time. */
static wf_val keep(wf_vm *vm, wf_val module, const char *name, wf_val v) {
    wf_dict_set_name(vm, ((wf_module *)wf_ptr(module))->dict, wf_intern_text(vm, name), v);
    return v;
}

static wf_val sys_stdin(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return keep(vm, args[0], "stdin", wf_io_standard(vm, 0));
}

static wf_val sys_stdout(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return keep(vm, args[0], "stdout", wf_io_standard(vm, 1));
}

static wf_val sys_stderr(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return keep(vm, args[0], "stderr", wf_io_standard(vm, 2));
}

static const wf_def version_fields[] = {
    WF_FIELD("major", 0, NULL),        WF_FIELD("minor", 1, NULL),  WF_FIELD("micro", 2, NULL),
    WF_FIELD("releaselevel", 3, NULL), WF_FIELD("serial", 4, NULL),
};
static const wf_type version_type =
    WF_STRUCT_TYPE("version_info", version_fields, "Version of the language.");

static wf_val sys_version_info(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val items[] = {wf_small(3), wf_small(13), wf_small(0), wf_new_text(vm, "final"),
                      wf_small(0)};
    return keep(vm, args[0], "version_info", wf_struct_new(vm, &version_type, items, 5));
}

static wf_val sys_implementation(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val version[] = {wf_small(1), wf_small(26), wf_small(0), wf_new_text(vm, "")};
    wf_val space = wf_call(vm, wf_from(&wf_namespace_type), NULL, 0);
    /* The name that libraries written for small machines look for. */
    wf_set_attr_text(vm, space, "name", wf_new_text(vm, "micropython"));
    wf_set_attr_text(vm, space, "version", wf_new_tuple(vm, version, 4));
    wf_set_attr_text(vm, space, "_machine", wf_new_text(vm, "Wafer " WF_VERSION));
    wf_set_attr_text(vm, space, "cache_tag", WF_NONE);
    return keep(vm, args[0], "implementation", space);
}

static const wf_def float_fields[] = {
    WF_FIELD("max", 0, NULL),   WF_FIELD("max_exp", 1, NULL),  WF_FIELD("max_10_exp", 2, NULL),
    WF_FIELD("min", 3, NULL),   WF_FIELD("min_exp", 4, NULL),  WF_FIELD("min_10_exp", 5, NULL),
    WF_FIELD("dig", 6, NULL),   WF_FIELD("mant_dig", 7, NULL), WF_FIELD("epsilon", 8, NULL),
    WF_FIELD("radix", 9, NULL), WF_FIELD("rounds", 10, NULL),
};
static const wf_type float_type = WF_STRUCT_TYPE("float_info", float_fields, "Limits of float.");

static wf_val sys_float_info(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
#ifdef WF_REAL_IS_SINGLE
    /* 22 bits of mantissa are kept of the 24 of a single. */
    wf_val items[] = {wf_float(FLT_MAX * (1 - 3 * (wf_real)FLT_EPSILON / 2)),
                      wf_small(FLT_MAX_EXP),
                      wf_small(FLT_MAX_10_EXP),
                      wf_float(FLT_MIN),
                      wf_small(FLT_MIN_EXP),
                      wf_small(FLT_MIN_10_EXP),
                      wf_small(6),
                      wf_small(22),
                      wf_float(4 * FLT_EPSILON),
                      wf_small(2),
                      wf_small(1)};
#else
    wf_val items[] = {wf_float(DBL_MAX),
                      wf_small(DBL_MAX_EXP),
                      wf_small(DBL_MAX_10_EXP),
                      wf_float(DBL_MIN),
                      wf_small(DBL_MIN_EXP),
                      wf_small(DBL_MIN_10_EXP),
                      wf_small(DBL_DIG),
                      wf_small(DBL_MANT_DIG),
                      wf_float(DBL_EPSILON),
                      wf_small(2),
                      wf_small(1)};
#endif
    return keep(vm, args[0], "float_info", wf_struct_new(vm, &float_type, items, 11));
}

static const wf_def hash_fields[] = {
    WF_FIELD("width", 0, NULL),     WF_FIELD("modulus", 1, NULL),   WF_FIELD("inf", 2, NULL),
    WF_FIELD("nan", 3, NULL),       WF_FIELD("imag", 4, NULL),      WF_FIELD("algorithm", 5, NULL),
    WF_FIELD("hash_bits", 6, NULL), WF_FIELD("seed_bits", 7, NULL), WF_FIELD("cutoff", 8, NULL),
};
static const wf_type hash_type = WF_STRUCT_TYPE("hash_info", hash_fields, "Parameters of hash().");

static wf_val sys_hash_info(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    bool wide = sizeof(wf_hash) == 8;
    wf_val items[] = {wf_small(wide ? 64 : 32),
                      wf_new_int(vm, wide ? ((int64_t)1 << 61) - 1 : 0x7fffffff),
                      wf_small(314159),
                      wf_small(0),
                      wf_small(1000003),
                      wf_new_text(vm, "fnv"),
                      wf_small(32), /* of strings: not seeded, short ones like long ones */
                      wf_small(0),
                      wf_small(0)};
    return keep(vm, args[0], "hash_info", wf_struct_new(vm, &hash_type, items, 9));
}

static const wf_def int_fields[] = {
    WF_FIELD("bits_per_digit", 0, NULL),
    WF_FIELD("sizeof_digit", 1, NULL),
    WF_FIELD("default_max_str_digits", 2, NULL),
    WF_FIELD("str_digits_check_threshold", 3, NULL),
};
static const wf_type int_info_type = WF_STRUCT_TYPE("int_info", int_fields, "How ints are kept.");

static wf_val sys_int_info(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val items[] = {wf_small(32), wf_small(4), wf_small(4300), wf_small(640)};
    return keep(vm, args[0], "int_info", wf_struct_new(vm, &int_info_type, items, 4));
}

static const wf_def flag_fields[] = {
    WF_FIELD("optimize", 0, NULL),           WF_FIELD("bytes_warning", 1, NULL),
    WF_FIELD("dev_mode", 2, NULL),           WF_FIELD("utf8_mode", 3, NULL),
    WF_FIELD("ignore_environment", 4, NULL),
};
static const wf_type flags_type =
    WF_STRUCT_TYPE("flags", flag_fields, "Options of the command line.");

static wf_val sys_flags(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    wf_val items[] = {wf_small(vm->runtime.opt_level), wf_small(0), WF_FALSE, wf_small(1),
                      wf_small(0)};
    return wf_struct_new(vm, &flags_type, items, 5);
}

static wf_val sys_builtin_module_names(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_list *list = wf_list_new(vm, NULL, 0);
    for (const wf_module_def *const *def = wf_c_modules; *def; def++)
        wf_list_append(vm, list, wf_new_text(vm, (*def)->name));
    wf_list_sort(vm, list, WF_NULL, false);
    return keep(vm, args[0], "builtin_module_names", wf_from(wf_tuple_from(vm, wf_from(list))));
}

static wf_val sys_maxsize(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    return wf_new_int(vm, INTPTR_MAX);
}

/* ---- Functions ---- */

static wf_val sys_exit(wf_vm *vm, const wf_val *args, size_t count) {
    wf_val given[] = {args[0]};
    wf_raise(vm, wf_exc_new(vm, &wf_exc_SystemExit, given, count));
}

static wf_val sys_exception(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    wf_val handled = wf_exec_handled(vm);
    return wf_is_null(handled) ? WF_NONE : handled;
}

static wf_val sys_exc_info(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    wf_val handled = wf_exec_handled(vm);
    wf_val items[3] = {WF_NONE, WF_NONE, WF_NONE};
    if (!wf_is_null(handled)) {
        items[0] = wf_from(wf_typeof(handled));
        items[1] = handled;
        items[2] = wf_get_attr(vm, handled, WF_N(__traceback__));
    }
    return wf_new_tuple(vm, items, 3);
}

static wf_val sys_getrecursionlimit(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    return wf_new_uint(vm, vm->exec.depth_limit);
}

static wf_val sys_setrecursionlimit(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    intptr_t limit = wf_to_index(vm, args[0]);
    if (limit < 1)
        wf_error_raise(vm, WF_E_LIMIT_LOW);
    if ((uintptr_t)limit <= vm->exec.depth)
        wf_error_raise(vm, WF_E_LIMIT_BELOW_DEPTH, (long)limit, (int)vm->exec.depth);
    vm->exec.depth_limit = limit > INT32_MAX ? INT32_MAX : (uint32_t)limit;
    return WF_NONE;
}

static wf_val sys_getsizeof(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    const wf_type *where, *type = wf_typeof(args[0]);
    if (wf_is_class(type)) {
        wf_type_find_where(vm, type, WF_S(__sizeof__), &where);
        if (wf_is_class(where))
            return wf_call_special(vm, args[0], WF_S(__sizeof__), NULL, 0);
    }
    if (!wf_is_object(args[0]) || !wf_in_heap(vm, wf_ptr(args[0])))
        return wf_small(0);
    size_t size = wf_heap_size_of(vm, wf_ptr(args[0]));
    if (wf_is_list(args[0]) && wf_as_list(args[0])->row)
        size += wf_heap_size_of(vm, wf_as_list(args[0])->row);
    if ((wf_is_dict(args[0]) || wf_is_anyset(args[0])) && ((wf_dict *)wf_ptr(args[0]))->table)
        size += wf_heap_size_of(vm, ((wf_dict *)wf_ptr(args[0]))->table);
    return wf_new_uint(vm, size);
}

static wf_val sys_intern(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (!wf_is_exact(args[0], &wf_str_type))
        wf_error_raise(vm, WF_E_INTERN_TYPE, args[0]);
    return wf_from(wf_intern_str(vm, wf_as_str(args[0])));
}

static wf_val sys_get_int_max_str_digits(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    return wf_new_uint(vm, vm->objects.digit_limit);
}

static wf_val sys_set_int_max_str_digits(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    intptr_t limit = wf_to_index(vm, args[0]);
    if (limit != 0 && limit < 640)
        wf_error_raise(vm, WF_E_DIGITS_LIMIT);
    vm->objects.digit_limit = (size_t)limit;
    return WF_NONE;
}

static wf_val sys_print_exception(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (!wf_is_exc(args[0]))
        wf_error_raise(vm, WF_E_EXCEPTION_REQUIRED, args[0]);
    wf_val text = wf_exc_report(vm, args[0]);
    wf_val to =
        wf_is_null(args[1]) ? wf_get_attr_text(vm, wf_import(vm, "sys"), "stdout") : args[1];
    wf_call_method(vm, to, "write", &text, 1);
    return WF_NONE;
}

static wf_val sys_displayhook(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_displayhook(vm, args[0]);
    return WF_NONE;
}

static wf_val sys_excepthook(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    size_t size;
    wf_val text = wf_exc_report(vm, args[1]);
    const char *data = wf_to_text(vm, text, &size);
    wf_write(vm, 2, data, size);
    return WF_NONE;
}

static wf_val sys_getframe(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    intptr_t level = wf_is_null(args[0]) ? 0 : wf_to_int(vm, args[0]);
    wf_val frame = wf_frame_object(vm, level < 0 ? 0 : (size_t)level);
    if (wf_is_null(frame))
        wf_error_raise(vm, WF_E_STACK_DEPTH);
    return frame;
}

/* References are not counted: as many as one that is held by a variable alone has in CPython. */
static wf_val sys_getrefcount(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm;
    (void)args;
    (void)count;
    return wf_small(2);
}

static wf_val sys_getdefaultencoding(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm;
    (void)args;
    (void)count;
    return WF_N(utf8);
}

static wf_val sys_getframemodulename(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    int64_t depth = wf_is_null(args[0]) ? 0 : wf_to_int(vm, args[0]);
    wf_val func = wf_exec_caller(vm, depth < 0 ? 0 : (size_t)depth, NULL);
    if (wf_is_null(func))
        return WF_NONE;
    wf_val name = wf_dict_get_name(vm, ((wf_func *)wf_ptr(func))->globals, WF_S(__name__));
    return wf_is_null(name) ? WF_NONE : name;
}

static void sys_init(wf_vm *vm, wf_val module) {
    keep(vm, module, "modules", wf_from(vm->runtime.modules));
    keep(vm, module, "path", wf_from(vm->runtime.path));
    keep(vm, module, "argv", wf_from(vm->runtime.argv));
}

#if defined(__linux__)
#define PLATFORM "linux"
#elif defined(__APPLE__)
#define PLATFORM "darwin"
#else
#define PLATFORM "wafer"
#endif
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define BYTE_ORDER_NAME "little"
#else
#define BYTE_ORDER_NAME "big"
#endif

static const wf_def defs[] = {
    WF_FN("exit", sys_exit, 0, 1,
          "Raises SystemExit: the program ends with this status (None: 0; a text: printed, 1)."),
    WF_FN("exception", sys_exception, 0, 0, "The exception being handled, or None."),
    WF_FN("exc_info", sys_exc_info, 0, 0,
          "(type, value, traceback) of the exception being handled."),
    WF_FN("getrecursionlimit", sys_getrecursionlimit, 0, 0, "How many calls may be nested."),
    WF_FN("setrecursionlimit", sys_setrecursionlimit, 1, 1, "Sets how many calls may be nested."),
    WF_FN_PARAMS("getsizeof", sys_getsizeof, 1, 2, "object,default",
                 "Bytes of the heap that the object occupies; 0: none."),
    WF_FN("intern", sys_intern, 1, 1, "The one string of this text that names are compared with."),
    WF_FN("get_int_max_str_digits", sys_get_int_max_str_digits, 0, 0,
          "Most digits of an int converted from or to text."),
    WF_FN_PARAMS("set_int_max_str_digits", sys_set_int_max_str_digits, 1, 1, "maxdigits",
                 "Sets that limit; 0: none."),
    WF_FN_PARAMS("print_exception", sys_print_exception, 1, 2, "exc,file",
                 "Prints the exception with its traceback."),
    WF_FN("displayhook", sys_displayhook, 1, 1, "Prints a value at the prompt and keeps it in _."),
    WF_FN("excepthook", sys_excepthook, 3, 3, "Prints an exception that nothing caught."),
    WF_FN("__displayhook__", sys_displayhook, 1, 1, "displayhook, should that have been replaced."),
    WF_FN("__excepthook__", sys_excepthook, 3, 3, "excepthook, should that have been replaced."),
    WF_FN_PARAMS(
        "_getframemodulename", sys_getframemodulename, 0, 1, "depth",
        "__name__ of the module whose function runs, or of one that called it; None if there is none."),
    WF_FN_PARAMS("_getframe", sys_getframe, 0, 1, "depth",
                 "The frame of the function that runs, or of one that called it."),
    WF_FN("getrefcount", sys_getrefcount, 1, 1, "2: references are not counted."),
    WF_FN("getdefaultencoding", sys_getdefaultencoding, 0, 0, "'utf-8'."),
    WF_FN("getfilesystemencoding", sys_getdefaultencoding, 0, 0, "'utf-8'."),
    WF_GET("stdin", sys_stdin, NULL),
    WF_GET("stdout", sys_stdout, NULL),
    WF_GET("stderr", sys_stderr, NULL),
    WF_GET("version_info", sys_version_info, NULL),
    WF_GET("implementation", sys_implementation, NULL),
    WF_GET("float_info", sys_float_info, NULL),
    WF_GET("hash_info", sys_hash_info, NULL),
    WF_GET("int_info", sys_int_info, NULL),
    WF_GET("flags", sys_flags, NULL),
    WF_GET("builtin_module_names", sys_builtin_module_names, NULL),
    WF_GET("maxsize", sys_maxsize, NULL),
    WF_STR("version", "3.13.0 (Wafer " WF_VERSION ")"),
    WF_STR("platform", PLATFORM),
    WF_STR("byteorder", BYTE_ORDER_NAME),
    WF_STR("copyright", "Copyright (c) the Wafer authors"),
    WF_STR("executable", "wafer"),
    WF_INT("maxunicode", 0x10ffff),
    WF_INT("hexversion", 0x030d00f0),
};
const wf_module_def wf_module_sys = {"sys", defs, WF_COUNT(defs), sys_init,
                                     WF_DOC("The VM that the program runs in.")};
