/* errno.c - the module errno: numbers of operating system errors, and their names. */
#include "wafer.h"
#include "wafer_errno.h"

static const wf_def defs[] = {
#define CODE(name, number) WF_INT(#name, number),
    WF_ERRNOS(CODE)
#undef CODE
};

static void errno_init(wf_vm *vm, wf_val module) {
    wf_val names = wf_new_dict(vm);
    for (size_t i = 0; i < WF_COUNT(defs); i++)
        wf_dict_put(vm, names, wf_new_int(vm, defs[i].u.number), wf_new_text(vm, defs[i].name));
    wf_set_attr_text(vm, module, "errorcode", names);
}

const wf_module_def wf_module_errno = {"errno", defs, WF_COUNT(defs), errno_init,
                                       WF_DOC("Numbers of operating system errors.")};
