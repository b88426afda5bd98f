/* path.c - what functions take for a path. */
#include <string.h>
#include "errors.h"
#include "wafer.h"

static bool is_text_or_bytes(wf_val v) { return wf_is_str(v) || wf_is_a(v, &wf_bytes_type); }

wf_val wf_fspath(wf_vm *vm, wf_val v) {
    if (is_text_or_bytes(v))
        return v;
    wf_val method = wf_find_attr_text(vm, wf_type_object(v), "__fspath__");
    if (wf_is_absent(method))
        wf_error_raise(vm, WF_E_PATH_TYPE, v);
    wf_val path = wf_call(vm, method, &v, 1);
    if (!is_text_or_bytes(path))
        wf_error_raise(vm, WF_E_FSPATH_RETURNED, v, path);
    return path;
}

const char *wf_to_path(wf_vm *vm, wf_val v) {
    wf_val path = wf_fspath(vm, v);
    size_t size;
    const char *text =
        wf_to_text(vm, wf_is_str(path) ? path : wf_call_method(vm, path, "decode", NULL, 0), &size);
    if (strlen(text) != size)
        wf_error_raise(vm, WF_E_PATH_NUL);
    return text;
}
