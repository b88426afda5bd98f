/* os.c - the module os on a Unix: files, folders, the environment, the system. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/utsname.h>
#include <unistd.h>
#include "port.h"

/* Raises OSError with the name of the file when a call has failed. */
static void check(wf_vm *vm, int result, wf_val filename) {
    if (result < 0)
        wf_raise_errno(vm, errno, filename);
}

static const char *path_of(wf_vm *vm, wf_val v) {
    size_t size;
    const char *text =
        wf_to_text(vm, wf_is_str(v) ? v : wf_call_method(vm, v, "__fspath__", NULL, 0), &size);
    if (strlen(text) != size)
        wf_raise_text(vm, &wf_exc_ValueError, "embedded null byte");
    return text;
}

/* ---- Files and folders ---- */

static wf_val os_remove(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    check(vm, unlink(path_of(vm, args[0])), args[0]);
    return wf_none();
}

static wf_val os_rename(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    check(vm, rename(path_of(vm, args[0]), path_of(vm, args[1])), args[0]);
    return wf_none();
}

static wf_val os_mkdir(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    mode_t mode = wf_is_absent(args[1]) ? 0777 : (mode_t)wf_to_index(vm, args[1]);
    check(vm, mkdir(path_of(vm, args[0]), mode), args[0]);
    return wf_none();
}

static wf_val os_rmdir(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    check(vm, rmdir(path_of(vm, args[0])), args[0]);
    return wf_none();
}

static wf_val os_getcwd(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    char path[4096];
    if (!getcwd(path, sizeof path))
        wf_raise_errno(vm, errno, WF_NULL);
    return wf_new_text(vm, path);
}

static wf_val os_chdir(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    check(vm, chdir(path_of(vm, args[0])), args[0]);
    return wf_none();
}

static void close_folder(wf_vm *vm, void *data) {
    (void)vm;
    closedir(data);
}

/* Calls add for each entry but . and .. */
static wf_val list_folder(wf_vm *vm, wf_val path,
                          wf_val (*item)(wf_vm *vm, DIR *folder, const char *name)) {
    const char *text = wf_is_absent(path) || wf_is_none(path) ? "." : path_of(vm, path);
    DIR *folder = opendir(*text ? text : ".");
    if (!folder)
        wf_raise_errno(vm, errno, path);
    wf_cleanup cleanup;
    wf_cleanup_begin(vm, &cleanup, close_folder, folder);
    wf_val list = wf_new_list(vm, NULL, 0);
    for (struct dirent *entry; (entry = readdir(folder));)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            wf_list_add(vm, list, item(vm, folder, entry->d_name));
    wf_cleanup_end(vm, &cleanup);
    closedir(folder);
    return list;
}

static wf_val entry_name(wf_vm *vm, DIR *folder, const char *name) {
    (void)folder;
    return wf_new_text(vm, name);
}

/* Zeroes for what has gone, or leads nowhere. */
static wf_val entry_tuple(wf_vm *vm, DIR *folder, const char *name) {
    struct stat info = {0};
    (void)fstatat(dirfd(folder), name, &info, 0);
    int type = S_ISDIR(info.st_mode) ? 0x4000 : S_ISREG(info.st_mode) ? 0x8000 : 0;
    wf_val items[] = {wf_new_text(vm, name), wf_new_int(vm, type), wf_new_uint(vm, info.st_ino),
                      wf_new_int(vm, info.st_size)};
    return wf_new_tuple(vm, items, WF_COUNT(items));
}

static wf_val os_listdir(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return list_folder(vm, args[0], entry_name);
}

static wf_val os_ilistdir(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_iter(vm, list_folder(vm, args[0], entry_tuple));
}

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

static wf_val os_stat(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    struct stat info;
    check(vm, stat(path_of(vm, args[0]), &info), args[0]);
    wf_val items[] = {
        wf_new_uint(vm, info.st_mode), wf_new_uint(vm, info.st_ino),
        wf_new_uint(vm, info.st_dev),  wf_new_uint(vm, info.st_nlink),
        wf_new_uint(vm, info.st_uid),  wf_new_uint(vm, info.st_gid),
        wf_new_int(vm, info.st_size),  wf_new_int(vm, info.st_atime),
        wf_new_int(vm, info.st_mtime), wf_new_int(vm, info.st_ctime),
    };
    if (wf_port_of(vm) == &wf_serial_port) /* tools read its repr as a tuple's */
        return wf_new_tuple(vm, items, 10);
    return wf_struct_new(vm, &stat_type, items, 10);
}

static wf_val os_statvfs(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    struct statvfs info;
    check(vm, statvfs(path_of(vm, args[0]), &info), args[0]);
    wf_val items[] = {
        wf_new_uint(vm, info.f_bsize),  wf_new_uint(vm, info.f_frsize),
        wf_new_uint(vm, info.f_blocks), wf_new_uint(vm, info.f_bfree),
        wf_new_uint(vm, info.f_bavail), wf_new_uint(vm, info.f_files),
        wf_new_uint(vm, info.f_ffree),  wf_new_uint(vm, info.f_favail),
        wf_new_uint(vm, info.f_flag),   wf_new_uint(vm, info.f_namemax),
    };
    return wf_new_tuple(vm, items, 10);
}

static wf_val os_fspath(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (wf_is_str(args[0]))
        return args[0];
    wf_val method = wf_find_attr_text(vm, wf_type_object(args[0]), "__fspath__");
    if (wf_is_absent(method))
        wf_raise_text(vm, &wf_exc_TypeError, "expected str, bytes or os.PathLike object, not %T",
                      args[0]);
    return wf_call(vm, method, args, 1);
}

/* ---- The environment and the system ---- */

static wf_val os_getenv(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    const char *value = getenv(path_of(vm, args[0]));
    if (value)
        return wf_new_text(vm, value);
    return wf_is_absent(args[1]) ? wf_none() : args[1];
}

static wf_val os_putenv(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    check(vm, setenv(path_of(vm, args[0]), path_of(vm, args[1]), 1), WF_NULL);
    return wf_none();
}

static wf_val os_unsetenv(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    check(vm, unsetenv(path_of(vm, args[0])), WF_NULL);
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

static wf_val os_system(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_int(vm, system(path_of(vm, args[0])));
}

static wf_val os_getpid(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    return wf_new_int(vm, getpid());
}

static wf_val os_urandom(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    intptr_t size = wf_to_index(vm, args[0]);
    if (size < 0)
        wf_raise_text(vm, &wf_exc_ValueError, "negative argument not allowed");
    wf_val bytes = wf_new_bytes(vm, NULL, (size_t)size);
    wf_buffer buffer;
    wf_buffer_begin(vm, bytes, &buffer, false);
    for (size_t done = 0; done < buffer.size;) {
        ssize_t got = getrandom(buffer.data + done, buffer.size - done, 0);
        if (got < 0 && errno != EINTR)
            wf_raise_errno(vm, errno, WF_NULL);
        done += got > 0 ? (size_t)got : 0;
    }
    wf_buffer_end(vm, &buffer);
    return bytes;
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
    check(vm, uname(&name), WF_NULL);
    wf_val items[] = {wf_new_text(vm, name.sysname), wf_new_text(vm, name.nodename),
                      wf_new_text(vm, name.release), wf_new_text(vm, name.version),
                      wf_new_text(vm, name.machine)};
    return wf_struct_new(vm, &uname_type, items, 5);
}

static const wf_def defs[] = {
    WF_FN_PARAMS("remove", os_remove, 1, 1, "path", "Deletes a file. Raises OSError."),
    WF_FN_PARAMS("unlink", os_remove, 1, 1, "path", "Deletes a file. Raises OSError."),
    WF_FN_PARAMS("rename", os_rename, 2, 2, "src,dst", "Renames a file or folder. Raises OSError."),
    WF_FN_PARAMS("replace", os_rename, 2, 2, "src,dst",
                 "Renames, over what is there. Raises OSError."),
    WF_FN_PARAMS("mkdir", os_mkdir, 1, 2, "path,mode", "Makes a folder. Raises OSError."),
    WF_FN_PARAMS("rmdir", os_rmdir, 1, 1, "path", "Deletes an empty folder. Raises OSError."),
    WF_FN("getcwd", os_getcwd, 0, 0, "The current folder."),
    WF_FN_PARAMS("chdir", os_chdir, 1, 1, "path",
                 "Makes a folder the current one. Raises OSError."),
    WF_FN_PARAMS("listdir", os_listdir, 0, 1, "path",
                 "List of the names in a folder. Raises OSError."),
    WF_FN_PARAMS("ilistdir", os_ilistdir, 0, 1, "path",
                 "Iterator of (name, type, inode, size); type 0x4000: folder, 0x8000: file. Raises "
                 "OSError."),
    WF_FN_PARAMS("stat", os_stat, 1, 1, "path",
                 "stat_result of a file; times in seconds since 1970. Raises OSError."),
    WF_FN_PARAMS(
        "statvfs", os_statvfs, 1, 1, "path",
        "Tuple about a file system: block size, fragment size, blocks, free ... Raises OSError."),
    WF_FN_PARAMS("fspath", os_fspath, 1, 1, "path", "The text of a path object. Raises TypeError."),
    WF_FN_PARAMS("getenv", os_getenv, 1, 2, "key,default",
                 "A variable of the environment, or default (None)."),
    WF_FN_PARAMS("putenv", os_putenv, 2, 2, "key,value", "Sets a variable of the environment."),
    WF_FN_PARAMS("unsetenv", os_unsetenv, 1, 1, "key", "Removes a variable of the environment."),
    WF_FN_PARAMS("system", os_system, 1, 1, "command",
                 "Runs a shell command; gives its wait status."),
    WF_FN("getpid", os_getpid, 0, 0, "The number of this process."),
    WF_FN_PARAMS("urandom", os_urandom, 1, 1, "size",
                 "Random bytes from the system. Raises OSError."),
    WF_FN("uname", os_uname, 0, 0,
          "Names of the system: sysname, nodename, release, version, machine."),
    WF_GET("environ", os_environ, NULL),
    WF_STR("sep", "/"),
    WF_STR("name", "posix"),
    WF_STR("linesep", "\n"),
    WF_STR("curdir", "."),
    WF_STR("pardir", ".."),
    WF_OBJECT("stat_result", stat_type),
    WF_OBJECT("error", wf_exc_OSError),
};

/* os.path is a frozen module of its own. */
static void os_init(wf_vm *vm, wf_val module) {
    wf_val path = wf_import(vm, "posixpath");
    wf_set_attr_text(vm, module, "path", path);
    wf_set_item(vm, wf_get_attr_text(vm, wf_import(vm, "sys"), "modules"),
                wf_new_text(vm, "os.path"), path);
}

const wf_module_def wf_unix_os = {"os", defs, WF_COUNT(defs), os_init,
                                  WF_DOC("Files, folders and the system.")};
