/* os.c - the module os: files and folders, by the port's functions.
 *
 * What the port has no function for raises OSError: without any of them there is no way to the
 * outside. */
#include "errors.h"
#include "wafer_errno.h"
#include "wafer_os.h"

static const wf_port *port_of(wf_vm *vm) {
    static const wf_port none = {0};
    return wf_port_of(vm) ? wf_port_of(vm) : &none;
}

static void check(wf_vm *vm, int result, wf_val filename) {
    if (result < 0)
        wf_raise_errno(vm, -result, filename);
}

/* Calls a function of the port for a path. */
static wf_val with_path(wf_vm *vm, int (*fn)(void *host, const char *path), wf_val path) {
    const char *text = wf_to_path(vm, path);
    check(vm, fn ? fn(wf_host(vm), text) : -WF_ENODEV, path);
    return wf_none();
}

/* ---- Files and folders ---- */

wf_val wf_os_remove(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return with_path(vm, port_of(vm)->remove, args[0]);
}

wf_val wf_os_rmdir(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return with_path(vm, port_of(vm)->rmdir, args[0]);
}

wf_val wf_os_chdir(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return with_path(vm, port_of(vm)->chdir, args[0]);
}

wf_val wf_os_mkdir(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    const wf_port *port = port_of(vm);
    unsigned mode = wf_is_absent(args[1]) ? 0777 : (unsigned)wf_to_index(vm, args[1]);
    const char *path = wf_to_path(vm, args[0]);
    check(vm, port->mkdir ? port->mkdir(wf_host(vm), path, mode) : -WF_ENODEV, args[0]);
    return wf_none();
}

wf_val wf_os_rename(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    const wf_port *port = port_of(vm);
    const char *from = wf_to_path(vm, args[0]), *to = wf_to_path(vm, args[1]);
    int result = port->rename ? port->rename(wf_host(vm), from, to) : -WF_ENODEV;
    if (result < 0)
        wf_raise_errno_pair(vm, -result, args[0], args[1]);
    return wf_none();
}

wf_val wf_os_getcwd(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args, (void)count;
    const wf_port *port = port_of(vm);
    wf_val room = wf_new_bytearray(vm, NULL, 0);
    for (size_t size = 64;; size *= 2) {
        char *text = (char *)wf_bytearray_resize(vm, room, size);
        int result = port->getcwd ? port->getcwd(wf_host(vm), text, size) : -WF_ENODEV;
        if (result == -WF_ERANGE)
            continue;
        check(vm, result, WF_NULL);
        return wf_new_text(vm, text);
    }
}

/* ---- Listing ---- */

/* What is made of each name. */
typedef struct listing {
    wf_val list;
    const char *path, *slash;
} listing;

static void add_name(wf_vm *vm, void *data, const char *name) {
    wf_list_add(vm, ((listing *)data)->list, wf_new_text(vm, name));
}

/* Zeroes for what has gone, or leads nowhere. */
static void add_tuple(wf_vm *vm, void *data, const char *name) {
    listing *l = data;
    const wf_port *port = port_of(vm);
    wf_stat info = {0};
    wf_val path = wf_format(vm, "%s%s%s", l->path, l->slash, name);
    if (port->stat)
        (void)port->stat(wf_host(vm), wf_to_text(vm, path, NULL), &info);
    int64_t kind = info.mode & WF_STAT_KIND;
    if (kind != WF_STAT_FOLDER && kind != WF_STAT_FILE)
        kind = 0;
    wf_val items[] = {wf_new_text(vm, name), wf_new_int(vm, kind), wf_new_int(vm, info.inode),
                      wf_new_int(vm, info.size)};
    wf_list_add(vm, l->list, wf_new_tuple(vm, items, WF_COUNT(items)));
}

static wf_val list_folder(wf_vm *vm, wf_val path,
                          void (*item)(wf_vm *vm, void *data, const char *name)) {
    bool is_given = !wf_is_absent(path) && !wf_is_none(path);
    const char *text = is_given ? wf_to_path(vm, path) : "";
    listing l = {wf_new_list(vm, NULL, 0), text, *text ? "/" : ""};
    check(vm, wf_each_name(vm, text, item, &l), is_given ? path : WF_NULL);
    return l.list;
}

wf_val wf_os_listdir(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return list_folder(vm, args[0], add_name);
}

wf_val wf_os_ilistdir(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_iter(vm, list_folder(vm, args[0], add_tuple));
}

/* ---- What is known of a path ---- */

enum { NUMBERS = 10 }; /* in a wf_stat, and in a wf_statvfs */
_Static_assert(sizeof(wf_stat) == NUMBERS * sizeof(int64_t), "a wf_stat is its numbers");
_Static_assert(sizeof(wf_statvfs) == NUMBERS * sizeof(int64_t), "and so is a wf_statvfs");

static wf_val tuple_of_numbers(wf_vm *vm, const int64_t *numbers) {
    wf_val items[NUMBERS];
    for (size_t i = 0; i < NUMBERS; i++)
        items[i] = wf_new_int(vm, numbers[i]);
    return wf_new_tuple(vm, items, NUMBERS);
}

wf_val wf_os_stat(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    const wf_port *port = port_of(vm);
    const char *path = wf_to_path(vm, args[0]);
    wf_stat info = {0};
    check(vm, port->stat ? port->stat(wf_host(vm), path, &info) : -WF_ENODEV, args[0]);
    return tuple_of_numbers(vm, &info.mode);
}

wf_val wf_os_statvfs(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    const wf_port *port = port_of(vm);
    const char *path = wf_to_path(vm, args[0]);
    wf_statvfs info = {0};
    check(vm, port->statvfs ? port->statvfs(wf_host(vm), path, &info) : -WF_ENODEV, args[0]);
    return tuple_of_numbers(vm, &info.block_size);
}

wf_val wf_os_sync(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args, (void)count;
    const wf_port *port = port_of(vm);
    check(vm, port->sync ? port->sync(wf_host(vm)) : 0, WF_NULL);
    return wf_none();
}

wf_val wf_os_fspath(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_fspath(vm, args[0]);
}

/* os.path, a module in Python that is imported when it is asked for. */
wf_val wf_os_path(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val path = wf_import(vm, "posixpath");
    wf_set_attr_text(vm, args[0], "path", path);
    return path;
}

/* ---- The system ---- */

wf_val wf_os_urandom(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    const wf_port *port = port_of(vm);
    intptr_t size = wf_to_index(vm, args[0]);
    if (size < 0)
        wf_error_raise(vm, WF_E_URANDOM_NEGATIVE);
    if (!port->random)
        wf_error_raise(vm, WF_E_URANDOM_NONE);
    wf_val bytes = wf_new_bytes(vm, NULL, (size_t)size);
    wf_buffer buffer;
    wf_buffer_begin(vm, bytes, &buffer, false);
    int result = port->random(wf_host(vm), buffer.data, buffer.size);
    wf_buffer_end(vm, &buffer);
    check(vm, result, WF_NULL);
    return bytes;
}

static const wf_def uname_fields[] = {
    WF_FIELD("sysname", 0, NULL), WF_FIELD("nodename", 1, NULL), WF_FIELD("release", 2, NULL),
    WF_FIELD("version", 3, NULL), WF_FIELD("machine", 4, NULL),
};
const wf_type wf_os_uname_type = WF_STRUCT_TYPE("", uname_fields, NULL);

wf_val wf_os_uname(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args, (void)count;
    const wf_port *port = port_of(vm);
    wf_val system = wf_get_attr_text(vm, wf_import(vm, "sys"), "platform");
    wf_val board = wf_new_text(vm, port->board ? port->board : "");
    wf_val items[] = {system, board, wf_new_text(vm, WF_VERSION),
                      wf_new_text(vm, "Wafer " WF_VERSION), board};
    return wf_struct_new(vm, &wf_os_uname_type, items, WF_COUNT(items));
}

static const wf_def defs[] = {
    WF_OS_DEFS,
    WF_FN_PARAMS("stat", wf_os_stat, 1, 1, "path",
                 "Tuple about a file or folder: mode, inode, device, "
                 "links, user, group, size, times. Raises OSError."),
    WF_FN("uname", wf_os_uname, 0, 0,
          "Names of the system: sysname, nodename, release, version, machine."),
};
const wf_module_def wf_module_os = {"os", defs, WF_COUNT(defs), NULL,
                                    WF_DOC("Files, folders and the system.")};
