/* warn.c - warnings that the machine itself gives, about a line of a file. */
#include "objects/dict.h"
#include "objects/exc.h"
#include "objects/needs.h"
#include "state.h"

/* warnings.warn_explicit, if the program has imported that module; or WF_NULL. Its rules are the
 * program's; nobody else has any. */
static wf_val find_function(wf_vm *vm) {
    wf_val name = wf_from(wf_intern_text(vm, "warnings"));
    wf_val module = wf_dict_get(vm, vm->runtime.modules, name);
    if (wf_is_null(module))
        return WF_NULL;
    return wf_find_attr(vm, module, wf_from(wf_intern_text(vm, "warn_explicit")));
}

void wf_warn(wf_vm *vm, const wf_type *category, wf_val text, const wf_str *filename,
             uint32_t line) {
    wf_val args[4] = {text, wf_from(category), wf_from(filename), wf_small((intptr_t)line)};
    wf_val function = find_function(vm);
    if (!wf_is_null(function)) {
        wf_call(vm, function, args, 4);
        return;
    }
    wf_text out = {0};
    wf_text_addf(vm, &out, "%S:%S: %s: %S\n", args[2], args[3], category->name, text);
    wf_val source = wf_source_line(vm, filename, line);
    if (!wf_is_null(source) && wf_truth(vm, source))
        wf_text_addf(vm, &out, "  %S\n", wf_call_method(vm, source, "strip", NULL, 0));
    wf_val all = wf_text_end(vm, &out);
    wf_write(vm, 2, wf_str_data(wf_as_str(all)), wf_str_size(wf_as_str(all)));
}
