/* wafer_os.h - what the module os of a port is made of, for those that have more in it.
 *
 * The module in C of every build is src/modules/os.c: files and folders, by the functions of the
 * wf_port. A port that knows about processes, an environment and so on adds a module "os" of its
 * own, whose table starts with WF_OS_DEFS; it hides the other. */
#ifndef WAFER_OS_H
#define WAFER_OS_H

#include "wafer.h"

typedef wf_val wf_os_fn(wf_vm *vm, const wf_val *args, size_t count);
wf_os_fn wf_os_chdir, wf_os_fspath, wf_os_getcwd, wf_os_ilistdir, wf_os_listdir, wf_os_mkdir,
    wf_os_path, wf_os_remove, wf_os_rename, wf_os_rmdir, wf_os_statvfs, wf_os_sync, wf_os_urandom;
wf_os_fn wf_os_stat;  /* a plain tuple, as tools for boards read it */
wf_os_fn wf_os_uname; /* of the board */

/* What that is; it has no name, for tools read what it prints. Its fields are uname()'s in their
 * order. */
extern const wf_type wf_os_uname_type;

/* All but stat and uname. */
#define WF_OS_DEFS                                                                                 \
    WF_FN_PARAMS("remove", wf_os_remove, 1, 1, "path", "Deletes a file. Raises OSError."),         \
        WF_FN_PARAMS("unlink", wf_os_remove, 1, 1, "path", "Deletes a file. Raises OSError."),     \
        WF_FN_PARAMS("rename", wf_os_rename, 2, 2, "src,dst",                                      \
                     "Renames a file or folder; a file over what is there. Raises OSError."),      \
        WF_FN_PARAMS("replace", wf_os_rename, 2, 2, "src,dst", "The same as rename."),             \
        WF_FN_PARAMS("mkdir", wf_os_mkdir, 1, 2, "path,mode", "Makes a folder. Raises OSError."),  \
        WF_FN_PARAMS("rmdir", wf_os_rmdir, 1, 1, "path",                                           \
                     "Deletes an empty folder. Raises OSError."),                                  \
        WF_FN("getcwd", wf_os_getcwd, 0, 0, "The current folder."),                                \
        WF_FN_PARAMS("chdir", wf_os_chdir, 1, 1, "path",                                           \
                     "Makes a folder the current one. Raises OSError."),                           \
        WF_FN_PARAMS("listdir", wf_os_listdir, 0, 1, "path",                                       \
                     "List of the names in a folder. Raises OSError."),                            \
        WF_FN_PARAMS(                                                                              \
            "ilistdir", wf_os_ilistdir, 0, 1, "path",                                              \
            "Iterator of (name, type, inode, size); type 0x4000: folder, 0x8000: file. Raises "    \
            "OSError."),                                                                           \
        WF_FN_PARAMS(                                                                              \
            "statvfs", wf_os_statvfs, 1, 1, "path",                                                \
            "Tuple about a file system: block size, fragment size, blocks, free ... Raises "       \
            "OSError."),                                                                           \
        WF_FN("sync", wf_os_sync, 0, 0, "Makes what was written outlive a loss of power."),        \
        WF_FN_PARAMS("fspath", wf_os_fspath, 1, 1, "path",                                         \
                     "The text of a path object. Raises TypeError."),                              \
        WF_FN_PARAMS("urandom", wf_os_urandom, 1, 1, "size",                                       \
                     "Random bytes from the system. Raises NotImplementedError if it has none."),  \
        WF_GET("path", wf_os_path, NULL), WF_STR("sep", "/"), WF_STR("name", "posix"),             \
        WF_STR("linesep", "\n"), WF_STR("curdir", "."), WF_STR("pardir", ".."),                    \
        WF_OBJECT("error", wf_exc_OSError)

#endif
