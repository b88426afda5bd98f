/* errno.c - the module errno: numbers of operating system errors, and their names. */
#include <errno.h>
#include "wafer.h"

/* clang-format off */
#define CODES(CODE) \
    CODE(EPERM) CODE(ENOENT) CODE(EINTR) CODE(EIO) CODE(EBADF) CODE(ECHILD) CODE(EAGAIN) \
    CODE(ENOMEM) CODE(EACCES) CODE(EBUSY) CODE(EEXIST) CODE(ENODEV) CODE(ENOTDIR) CODE(EISDIR) \
    CODE(EINVAL) CODE(EMFILE) CODE(EFBIG) CODE(ENOSPC) CODE(ESPIPE) CODE(EROFS) CODE(EPIPE) \
    CODE(EDOM) CODE(ERANGE) CODE(ENOTEMPTY) CODE(ENOSYS) CODE(EOPNOTSUPP) CODE(EADDRINUSE) \
    CODE(ECONNABORTED) CODE(ECONNRESET) CODE(ENOBUFS) CODE(EISCONN) CODE(ENOTCONN) \
    CODE(ETIMEDOUT) CODE(ECONNREFUSED) CODE(EHOSTUNREACH) CODE(EALREADY) CODE(EINPROGRESS)
/* clang-format on */

static const wf_def defs[] = {
#define CODE(name) WF_INT(#name, name),
    CODES(CODE)
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
