/* import.h - modules: where they are found, how they are made and run. */
#ifndef WF_RUNTIME_IMPORT_H
#define WF_RUNTIME_IMPORT_H

#include "objects/exc.h"
#include "objects/needs.h"

/* A module frozen into the image: its code runs where it lies. */
typedef struct wf_frozen {
    const char *name; /* dotted */
    const wf_code *code;
    bool is_package;
} wf_frozen;
extern const wf_frozen wf_frozen_modules[]; /* ends with name NULL; made by the build */

/* The modules written in C: modules/table.c. */
extern const wf_module_def *const wf_c_modules[]; /* ends with NULL */

/* import.c. All raise, collect and run Python. */
wf_val wf_import_module(wf_vm *vm, const wf_str *name); /* the module of that dotted name */
/* Calls visit for the name of each module that comes with the image: in C, frozen. */
void wf_each_built_in(wf_vm *vm, void (*visit)(wf_vm *vm, void *data, const char *name),
                      void *data);
bool wf_is_built_in(wf_vm *vm, const char *name);
const wf_module_def *wf_find_in_c(wf_vm *vm, const char *name); /* NULL: no module in C */
/* Globals of module `name` in sys.modules, made if missing. */
wf_dict *wf_module_globals(wf_vm *vm, const char *name);
void wf_run_as_main(wf_vm *vm, const char *name);
/* What there is at a path, as far as the port says. */
typedef enum wf_path_kind { WF_PATH_NONE, WF_PATH_FILE, WF_PATH_FOLDER } wf_path_kind;
wf_path_kind wf_kind_of_path(wf_vm *vm, const char *path);
/* Compiles the file and runs it with these globals. */
void wf_run_path(wf_vm *vm, const char *path, wf_dict *globals);

/* source.c */
/* The whole file as a bytes object. Raises OSError. */
wf_val wf_read_file(wf_vm *vm, const char *path);
/* Remembers the text of a file that cannot be read again, for tracebacks of the code that is compiled
 * with this very filename. */
void wf_source_keep(wf_vm *vm, const wf_str *filename, const char *text, size_t size);
wf_code *wf_compile_file(wf_vm *vm, const char *path);

/* freeze.c */
void wf_freeze_files(wf_vm *vm, const char *const *paths, const char *const *names, size_t count);

/* Writes what sys.stdout and sys.stderr hold back. */
void wf_flush_standard(wf_vm *vm);

#endif
