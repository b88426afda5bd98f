/* os.c - the module os on a Unix: what every port's has, the environment, processes. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>
#include "port.h"
#include "wafer_os.h"

/* ---- What is known of a file ---- */

static const wf_def stat_fields[] = {
    WF_FIELD("st_mode", 0, NULL),  WF_FIELD("st_ino", 1, NULL),   WF_FIELD("st_dev", 2, NULL),
    WF_FIELD("st_nlink", 3, NULL), WF_FIELD("st_uid", 4, NULL),   WF_FIELD("st_gid", 5, NULL),
    WF_FIELD("st_size", 6, NULL),  WF_FIELD("st_atime", 7, NULL), WF_FIELD("st_mtime", 8, NULL),
    WF_FIELD("st_ctime", 9, NULL),
};
static const wf_type stat_type = {.head = WF_HEAD(wf_type_type),
                                  .name = "stat_result",
                                  .slots = &wf_struct_slots,
                                  .base = &wf_tuple_type,
                                  .defs = stat_fields,
                                  .def_count = WF_COUNT(stat_fields),
                                  .flags = WF_TYPE_VARSIZE | WF_TYPE_SEQUENCE | WF_TYPE_FINAL,
                                  .kind = WF_KIND_TUPLE,
                                  .module = "os"};

/* Tools for boards read it as a plain tuple. */
static wf_val os_stat(wf_vm *vm, const wf_val *args, size_t count) {
    wf_val tuple = wf_os_stat(vm, args, count);
    if (wf_is_served(vm))
        return tuple;
    wf_val items[WF_COUNT(stat_fields)];
    for (size_t i = 0; i < WF_COUNT(items); i++)
        items[i] = wf_seq_at(tuple, i);
    return wf_struct_new(vm, &stat_type, items, WF_COUNT(items));
}

/* ---- The environment and the system ---- */

static wf_val os_getenv(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    const char *value = getenv(wf_to_path(vm, args[0]));
    if (value)
        return wf_new_text(vm, value);
    return wf_is_absent(args[1]) ? wf_none() : args[1];
}

static wf_val os_putenv(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (setenv(wf_to_path(vm, args[0]), wf_to_path(vm, args[1]), 1) < 0)
        wf_raise_errno(vm, errno, WF_NULL);
    return wf_none();
}

static wf_val os_unsetenv(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (unsetenv(wf_to_path(vm, args[0])) < 0)
        wf_raise_errno(vm, errno, WF_NULL);
    return wf_none();
}

extern char **environ; /* which no header of POSIX declares */

/* os.environ, made when it is asked for first, of the variables as they are then. */
static wf_val os_environ(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val dict = wf_new_dict(vm);
    for (char **entry = environ; *entry; entry++) {
        const char *equals = strchr(*entry, '=');
        if (equals) {
            wf_val name = wf_new_str(vm, *entry, (size_t)(equals - *entry));
            wf_set_item(vm, dict, name, wf_new_text(vm, equals + 1));
        }
    }
    wf_val type = wf_get_attr_text(vm, wf_import(vm, "_environ"), "_Environ");
    wf_val mapping = wf_call(vm, type, &dict, 1);
    wf_set_attr_text(vm, args[0], "environ", mapping);
    return mapping;
}

/* What is written in Python, kept in the module when it is asked for first. */
static wf_val from_folders(wf_vm *vm, wf_val module, const char *name) {
    wf_val found = wf_get_attr_text(vm, wf_import(vm, "_folders"), name);
    wf_set_attr_text(vm, module, name, found);
    return found;
}

#define FROM_FOLDERS(name)                                                                         \
    static wf_val os_##name(wf_vm *vm, const wf_val *args, size_t count) {                         \
        (void)count;                                                                               \
        return from_folders(vm, args[0], #name);                                                   \
    }
FROM_FOLDERS(makedirs)
FROM_FOLDERS(removedirs)
FROM_FOLDERS(walk)
FROM_FOLDERS(scandir)

static wf_val os_system(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_int(vm, system(wf_to_path(vm, args[0])));
}

static wf_val os_getpid(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    return wf_new_int(vm, getpid());
}

static const wf_def uname_fields[] = {
    WF_FIELD("sysname", 0, NULL), WF_FIELD("nodename", 1, NULL), WF_FIELD("release", 2, NULL),
    WF_FIELD("version", 3, NULL), WF_FIELD("machine", 4, NULL),
};
static const wf_type uname_type = WF_STRUCT_TYPE("uname_result", uname_fields, NULL);

static wf_val os_uname(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    struct utsname name;
    if (uname(&name) < 0)
        wf_raise_errno(vm, errno, WF_NULL);
    wf_val items[] = {wf_new_text(vm, name.sysname), wf_new_text(vm, name.nodename),
                      wf_new_text(vm, name.release), wf_new_text(vm, name.version),
                      wf_new_text(vm, name.machine)};
    return wf_struct_new(vm, wf_is_served(vm) ? &wf_os_uname_type : &uname_type, items,
                         WF_COUNT(items));
}

static const wf_def defs[] = {
    WF_OS_DEFS,
    WF_FN_PARAMS("stat", os_stat, 1, 1, "path",
                 "stat_result of a file; times in seconds since 1970. Raises OSError."),
    WF_FN_PARAMS("getenv", os_getenv, 1, 2, "key,default",
                 "A variable of the environment, or default (None)."),
    WF_FN_PARAMS("putenv", os_putenv, 2, 2, "key,value", "Sets a variable of the environment."),
    WF_FN_PARAMS("unsetenv", os_unsetenv, 1, 1, "key", "Removes a variable of the environment."),
    WF_FN_PARAMS("system", os_system, 1, 1, "command",
                 "Runs a shell command; gives its wait status."),
    WF_FN("getpid", os_getpid, 0, 0, "The number of this process."),
    WF_FN("uname", os_uname, 0, 0,
          "Names of the system: sysname, nodename, release, version, machine."),
    WF_GET("environ", os_environ, NULL),
    WF_GET("makedirs", os_makedirs, NULL),
    WF_GET("removedirs", os_removedirs, NULL),
    WF_GET("walk", os_walk, NULL),
    WF_GET("scandir", os_scandir, NULL),
    WF_OBJECT("stat_result", stat_type),
};
const wf_module_def wf_unix_os = {"os", defs, WF_COUNT(defs), NULL,
                                  WF_DOC("Files, folders and the system.")};
