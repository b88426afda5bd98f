/* builtins.c - the module builtins: its table, and the functions that ask one
 * object one thing. The others are in builtins_iter.c, builtins_io.c, builtins_help.c and
 * builtins_code.c. */
#include "modules/builtins.h"
#include "objects/bytes.h"
#include "objects/exc.h"
#include "objects/format.h"
#include "objects/int.h"
#include "state.h"

/* ---- Numbers ---- */

static wf_val builtin_abs(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_unary(vm, WF_ABS, args[0]);
}

static wf_val builtin_divmod(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_binary(vm, WF_DIVMOD, args[0], args[1]);
}

static bool is_whole(wf_val v) { return wf_is_int_(v) || wf_is_bool(v); }

/* pow(base, exp, mod): of ints, or what the class of base makes of it. */
static wf_val pow_mod(wf_vm *vm, wf_val base, wf_val exp, wf_val mod) {
    wf_val args[] = {exp, mod};
    if (wf_is_class(wf_typeof(base))) {
        wf_val result = wf_call_special(vm, base, WF_S(__pow__), args, 2);
        if (!wf_is_null(result) && !wf_eq(result, WF_NOTIMPL))
            return result;
    }
    if (is_whole(base) && is_whole(exp) && is_whole(mod))
        return wf_int_pow_mod(vm, wf_index(vm, base), wf_index(vm, exp), wf_index(vm, mod));
    if (wf_has_kind(base, WF_KIND_COMPLEX) || wf_has_kind(exp, WF_KIND_COMPLEX) ||
        wf_has_kind(mod, WF_KIND_COMPLEX))
        wf_error_raise(vm, WF_E_COMPLEX_MODULO);
    if (wf_is_float(base) || wf_is_float(exp) || wf_is_float(mod))
        wf_error_raise(vm, WF_E_POW_MODULUS_TYPE);
    wf_error_raise(vm, WF_E_POW_OPERANDS, base, exp, mod);
}

static wf_val builtin_pow(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (wf_is_absent(args[2]) || wf_is_none(args[2]))
        return wf_binary(vm, WF_POW, args[0], args[1]);
    return pow_mod(vm, args[0], args[1], args[2]);
}

static wf_val builtin_round(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val method = wf_find_special(vm, args[0], WF_S(__round__));
    if (wf_is_null(method))
        wf_error_raise(vm, WF_E_NO_ROUND, args[0]);
    bool has_digits = !wf_is_null(args[1]) && !wf_is_none(args[1]);
    return wf_call(vm, method, args + 1, has_digits);
}

/* The digits of an int with their prefix behind the sign. */
static wf_val with_prefix(wf_vm *vm, wf_val v, int base, const char *prefix) {
    wf_val digits = wf_int_to_str(vm, wf_index(vm, v), base);
    const char *text = wf_str_data(wf_as_str(digits));
    bool is_negative = *text == '-';
    return wf_format(vm, "%s%s%s", is_negative ? "-" : "", prefix, text + is_negative);
}

static wf_val builtin_bin(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return with_prefix(vm, args[0], 2, "0b");
}

static wf_val builtin_hex(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return with_prefix(vm, args[0], 16, "0x");
}

static wf_val builtin_oct(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return with_prefix(vm, args[0], 8, "0o");
}

/* ---- Text ---- */

static wf_val builtin_ascii(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_ascii(vm, args[0]);
}

static wf_val builtin_repr(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_repr(vm, args[0]);
}

static wf_val builtin_format(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val spec = wf_is_null(args[1]) ? WF_N(empty) : args[1];
    if (!wf_is_str(spec))
        wf_error_raise(vm, WF_E_FORMAT_SPEC_TYPE, spec);
    return wf_format_value(vm, args[0], spec);
}

static wf_val builtin_chr(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    intptr_t code = wf_to_clamped(vm, args[0]);
    if (code < 0 || code > 0x10ffff)
        wf_error_raise(vm, WF_E_CHR_RANGE);
    return wf_from(wf_str_from_char(vm, (uint32_t)code));
}

static wf_val builtin_ord(wf_vm *vm, const wf_val *args, size_t count) {
    size_t length;
    (void)count;
    if (wf_is_str(args[0])) {
        length = wf_str_len(wf_as_str(args[0]));
        if (length == 1)
            return wf_small((intptr_t)wf_str_char_at(vm, wf_as_str(args[0]), 0));
    } else if (wf_is_bytes(args[0]) || wf_is_bytearray(args[0])) {
        length = wf_length(vm, args[0]);
        if (length == 1)
            return wf_get_item(vm, args[0], wf_small(0));
    } else {
        wf_error_raise(vm, WF_E_ORD_TYPE, args[0]);
    }
    wf_error_raise(vm, WF_E_ORD_LENGTH, length);
}

/* ---- Attributes and types ---- */

static wf_val builtin_getattr(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (wf_is_null(args[2]))
        return wf_get_attr(vm, args[0], args[1]);
    wf_val found = wf_find_attr(vm, args[0], args[1]);
    return wf_is_null(found) ? args[2] : found;
}

static wf_val builtin_hasattr(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_bool(!wf_is_null(wf_find_attr(vm, args[0], args[1])));
}

static wf_val builtin_setattr(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_set_attr(vm, args[0], args[1], args[2]);
    return WF_NONE;
}

static wf_val builtin_delattr(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_set_attr(vm, args[0], args[1], WF_NULL);
    return WF_NONE;
}

static wf_val builtin_callable(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm;
    (void)count;
    return wf_bool(wf_is_callable(args[0]));
}

static wf_val builtin_isinstance(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_bool(wf_isinstance(vm, args[0], args[1]));
}

static wf_val builtin_issubclass(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_bool(wf_issubclass(vm, args[0], args[1]));
}

static wf_val builtin_hash(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_int(vm, wf_hash_of(vm, args[0]));
}

static wf_val builtin_id(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_id_of(vm, args[0]);
}

static wf_val builtin_len(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_uint(vm, wf_length(vm, args[0]));
}

/* ---- The table ---- */

/* Functions first, the most used at the top: what is not found sooner is searched from there. */
static const wf_def defs[] = {
    WF_FN_ANY_PARAMS("print", wf_builtin_print, "*objects,sep,end,file,flush",
                     "Writes the objects' text, with sep between them and end at the end."),
    WF_FN("len", builtin_len, 1, 1, "How many items the object has."),
    WF_OBJECT("range", wf_range_type),
    WF_OBJECT("int", wf_int_type),
    WF_OBJECT("str", wf_str_type),
    WF_OBJECT("list", wf_list_type),
    WF_OBJECT("dict", wf_dict_type),
    WF_OBJECT("tuple", wf_tuple_type),
    WF_OBJECT("float", wf_float_type),
    WF_OBJECT("bytes", wf_bytes_type),
    WF_OBJECT("bool", wf_bool_type),
    WF_OBJECT("set", wf_set_type),
    WF_OBJECT("type", wf_type_type),
    WF_OBJECT("super", wf_super_type),
    WF_OBJECT("property", wf_property_type),
    WF_FN("isinstance", builtin_isinstance, 2, 2,
          "Whether the object is of the class, or of one of a tuple."),
    WF_FN("getattr", builtin_getattr, 2, 3,
          "The attribute of that name; the default if there is none."),
    WF_FN("hasattr", builtin_hasattr, 2, 2, "Whether the object has an attribute of that name."),
    WF_FN("setattr", builtin_setattr, 3, 3, "Sets the attribute of that name."),
    WF_FN("abs", builtin_abs, 1, 1, "The absolute value."),
    WF_FN("all", wf_builtin_all, 1, 1, "Whether every item is true."),
    WF_FN("any", wf_builtin_any, 1, 1, "Whether some item is true."),
    WF_FN("ascii", builtin_ascii, 1, 1, "repr() with everything but ASCII escaped."),
    WF_FN("bin", builtin_bin, 1, 1, "The int in binary, with 0b in front."),
    WF_FN("callable", builtin_callable, 1, 1, "Whether the object can be called."),
    WF_FN("chr", builtin_chr, 1, 1, "The character of that number."),
    WF_FN("delattr", builtin_delattr, 2, 2, "Deletes the attribute of that name."),
    WF_FN("dir", wf_builtin_dir, 0, 1, "Names of the object's attributes; of the variables here."),
    WF_FN("divmod", builtin_divmod, 2, 2, "(a // b, a % b)"),
    WF_FN("format", builtin_format, 1, 2, "The value's text as the format specification says."),
    WF_FN("hash", builtin_hash, 1, 1, "A number that is the same for equal objects."),
    WF_FN("hex", builtin_hex, 1, 1, "The int in hexadecimal, with 0x in front."),
    WF_FN("id", builtin_id, 1, 1, "A number that no other living object has."),
    WF_FN("input", wf_builtin_input, 0, 1, "A line typed at the console, without its end."),
    WF_FN("issubclass", builtin_issubclass, 2, 2,
          "Whether the class derives from the other, or from one of a tuple."),
    WF_FN("iter", wf_builtin_iter, 1, 2,
          "An iterator over the object; over a function's results up to the sentinel."),
    WF_FN_ANY_PARAMS("max", wf_builtin_max, "*objects,default,key",
                     "The largest item, or argument."),
    WF_FN_ANY_PARAMS("min", wf_builtin_min, "*objects,default,key",
                     "The smallest item, or argument."),
    WF_FN("next", wf_builtin_next, 1, 2, "The next item of the iterator; the default at its end."),
    WF_FN("oct", builtin_oct, 1, 1, "The int in octal, with 0o in front."),
    WF_FN_ANY_PARAMS("open", wf_builtin_open, "file,mode,buffering,encoding,errors,newline",
                     "Opens a file."),
    WF_FN("ord", builtin_ord, 1, 1, "The number of the character."),
    WF_FN_PARAMS("pow", builtin_pow, 2, 3, "base,exp,mod", "base ** exp, % mod if that is given."),
    WF_FN("repr", builtin_repr, 1, 1, "Text that shows the object to a programmer."),
    WF_FN_PARAMS("round", builtin_round, 1, 2, "number,ndigits",
                 "The nearest int, or number with that many decimals."),
    WF_FN_ANY_PARAMS("sorted", wf_builtin_sorted, "iterable,/,*,key,reverse",
                     "A new list of the items in order."),
    WF_FN_PARAMS("sum", wf_builtin_sum, 1, 2, "iterable,/,start", "start and the items added up."),
    WF_FN("vars", wf_builtin_vars, 0, 1, "The object's __dict__; the variables here."),
    WF_FN("aiter", wf_builtin_aiter, 1, 1, "An asynchronous iterator over the object."),
    WF_FN("anext", wf_builtin_anext, 1, 2, "To be awaited: the next item; the default at the end."),
    WF_FN("breakpoint", wf_builtin_breakpoint, 0, 0, "Does nothing: there is no debugger."),
    WF_FN_NAMED("compile", wf_builtin_compile, 3, 7,
                "source,filename,mode,flags,dont_inherit,optimize,*,_feature_version",
                "A code object of the source text."),
    WF_FN_PARAMS("eval", wf_builtin_eval, 1, 3, "source,/,globals,locals",
                 "The value of the expression."),
    WF_FN_NAMED("exec", wf_builtin_exec, 1, 4, "source,/,globals,locals,*,closure",
                "Runs the statements."),
    WF_FN("execfile", wf_builtin_execfile, 1, 2, "Runs the file with these globals."),
    WF_FN("globals", wf_builtin_globals, 0, 0, "The variables of the module that calls."),
    WF_FN("locals", wf_builtin_locals, 0, 0, "The variables of the function that calls."),
    WF_FN("help", wf_builtin_help, 0, 1, "Says what the object is."),
    WF_FN("exit", wf_builtin_exit, 0, 1, "Ends the program with this status."),
    WF_FN("quit", wf_builtin_exit, 0, 1, "Ends the program with this status."),
    WF_FN("copyright", wf_builtin_copyright, 0, 0, NULL),
    WF_FN("credits", wf_builtin_copyright, 0, 0, NULL),
    WF_FN("license", wf_builtin_copyright, 0, 0, NULL),
    WF_FN_PARAMS("__import__", wf_builtin_import, 1, 5, "name,globals,locals,fromlist,level",
                 "What the import statement calls."),
    WF_FN_ANY("__build_class__", wf_builtin_build_class, "What the class statement calls."),
    WF_OBJECT("bytearray", wf_bytearray_type),
    WF_OBJECT("classmethod", wf_classmethod_type),
    WF_OBJECT("complex", wf_complex_type),
    WF_OBJECT("enumerate", wf_enumerate_type),
    WF_OBJECT("filter", wf_filter_type),
    WF_OBJECT("frozenset", wf_frozenset_type),
    WF_OBJECT("map", wf_map_type),
    WF_OBJECT("memoryview", wf_memview_type),
    WF_OBJECT("object", wf_object_type),
    WF_OBJECT("reversed", wf_reversed_type),
    WF_OBJECT("slice", wf_slice_type),
    WF_OBJECT("staticmethod", wf_staticmethod_type),
    WF_OBJECT("zip", wf_zip_type),
    WF_OBJECT("None", wf_none_object),
    WF_OBJECT("True", wf_true_object),
    WF_OBJECT("False", wf_false_object),
    WF_OBJECT("Ellipsis", wf_ellipsis_object),
    WF_OBJECT("NotImplemented", wf_notimpl_object),
    WF_OBJECT("__debug__", wf_true_object),
    WF_OBJECT("BaseException", wf_exc_BaseException),
    WF_OBJECT("Exception", wf_exc_Exception),
#define EXCEPTION(name, base, family) WF_OBJECT(#name, wf_exc_##name),
#include "objects/exceptions.def"
#undef EXCEPTION
    WF_OBJECT("EnvironmentError", wf_exc_OSError),
    WF_OBJECT("IOError", wf_exc_OSError),
};
const wf_module_def wf_module_builtins = {"builtins", defs, WF_COUNT(defs), NULL,
                                          WF_DOC("Names that every module sees.")};
