/* import.c - modules: where they are found, how they are made and run.
 *
 * A module is looked for in one order, whatever it is made of: sys.modules,
 * modules in C (the build's and the embedder's), then along sys.path (or the
 * package's __path__): a folder's name/__init__.py and name.py, or, at the
 * entry ".frozen", the modules frozen into the image.
 *
 * Always true: a module is in sys.modules before its code runs, and leaves it
 * again when the code raises.
 */
#include "compiler/compile.h"
#include "heap/needs.h"
#include "runtime/import.h"
#include "state.h"
#include "vm/needs.h"

#define FROZEN_ENTRY ".frozen"

/* ---- Finding ---- */

typedef enum found_kind { NOT_FOUND, FOUND_C, FOUND_FROZEN, FOUND_FILE, FOUND_FOLDER } found_kind;

typedef struct found {
    found_kind kind;
    bool is_package;
    const wf_module_def *def; /* FOUND_C */
    const wf_code *code;      /* FOUND_FROZEN */
    wf_val path;              /* FOUND_FILE: the file; packages also: the folder */
    wf_val folder;
} found;

const wf_module_def *wf_find_in_c(wf_vm *vm, const char *name) {
    const wf_module_def **added = vm->runtime.added ? (void *)vm->runtime.added->data : NULL;
    for (size_t i = 0; i < vm->runtime.added_count; i++)
        if (strcmp(added[i]->name, name) == 0)
            return added[i];
    for (const wf_module_def *const *def = wf_c_modules; *def; def++)
        if (strcmp((*def)->name, name) == 0)
            return *def;
    return NULL;
}

static bool find_frozen(const char *name, found *out) {
    for (const wf_frozen *frozen = wf_frozen_modules; frozen->name; frozen++) {
        if (strcmp(frozen->name, name) == 0) {
            out->kind = FOUND_FROZEN;
            out->code = frozen->code;
            out->is_package = frozen->is_package;
            return true;
        }
    }
    return false;
}

bool wf_is_built_in(wf_vm *vm, const char *name) {
    return wf_find_in_c(vm, name) || find_frozen(name, &(found){0});
}

void wf_each_built_in(wf_vm *vm, void (*visit)(wf_vm *vm, void *data, const char *name),
                      void *data) {
    for (size_t i = 0; i < vm->runtime.added_count; i++)
        visit(vm, data, ((const wf_module_def **)(void *)vm->runtime.added->data)[i]->name);
    for (const wf_module_def *const *def = wf_c_modules; *def; def++)
        if (wf_find_in_c(vm, (*def)->name) == *def) /* no added one takes its place */
            visit(vm, data, (*def)->name);
    for (const wf_frozen *frozen = wf_frozen_modules; frozen->name; frozen++)
        visit(vm, data, frozen->name);
}

wf_path_kind wf_kind_of_path(wf_vm *vm, const char *path) {
    const wf_port *port = vm->runtime.port;
    wf_stat info = {0};
    if (!port || !port->stat || port->stat(vm->runtime.host, path, &info) < 0)
        return WF_PATH_NONE;
    return (info.mode & WF_STAT_KIND) == WF_STAT_FOLDER ? WF_PATH_FOLDER : WF_PATH_FILE;
}

static wf_path_kind kind_of(wf_vm *vm, wf_val path) {
    return wf_kind_of_path(vm, wf_to_text(vm, path, NULL));
}

/* The path of a file that is there, as one object with the filename that its code will have. */
static wf_val file_path(wf_vm *vm, wf_val path) {
    return wf_from(wf_intern_str(vm, wf_as_str(path)));
}

/* Looks in one folder ("" is the current one). */
static bool find_in_folder(wf_vm *vm, wf_val folder, const char *tail, found *out) {
    const char *slash = wf_str_size(wf_as_str(folder)) ? "/" : "";
    wf_val base = wf_format(vm, "%N%s%s", folder, slash, tail);
    bool is_folder = kind_of(vm, base) == WF_PATH_FOLDER;
    if (is_folder) {
        wf_val init = wf_format(vm, "%N/__init__.py", base);
        if (kind_of(vm, init) == WF_PATH_FILE) {
            *out = (found){FOUND_FILE, true, NULL, NULL, file_path(vm, init), base};
            return true;
        }
    }
    wf_val file = wf_format(vm, "%N.py", base);
    if (kind_of(vm, file) == WF_PATH_FILE) {
        *out = (found){FOUND_FILE, false, NULL, NULL, file_path(vm, file), WF_NULL};
        return true;
    }
    if (is_folder) { /* a folder without __init__.py: a namespace package */
        *out = (found){FOUND_FOLDER, true, NULL, NULL, WF_NULL, base};
        return true;
    }
    return false;
}

/* Finds `name` (dotted); tail is its last part, path where to look. */
static found find_module(wf_vm *vm, const char *name, const char *tail, wf_val path) {
    found out = {NOT_FOUND, false, NULL, NULL, WF_NULL, WF_NULL};
    found namespace_ = out;
    out.def = wf_find_in_c(vm, name);
    if (out.def) {
        out.kind = FOUND_C;
        return out;
    }
    wf_list *entries = wf_list_from(vm, path);
    for (size_t i = 0; i < entries->count; i++) {
        wf_val entry = wf_list_at(entries, i);
        if (!wf_is_str_(entry))
            continue;
        if (strcmp(wf_to_text(vm, entry, NULL), FROZEN_ENTRY) == 0) {
            if (find_frozen(name, &out))
                return out;
        } else if (find_in_folder(vm, entry, tail, &out)) {
            if (out.kind == FOUND_FILE)
                return out;
            if (namespace_.kind == NOT_FOUND)
                namespace_ = out;
            out.kind = NOT_FOUND;
        }
    }
    return namespace_;
}

/* ---- Making ---- */

/* __package__ of a module: itself for a package, else what stands before the last dot. */
static wf_val package_of(wf_vm *vm, const wf_str *name, bool is_package) {
    const char *text = wf_str_data(name), *dot = strrchr(text, '.');
    if (is_package)
        return wf_from(name);
    return wf_from(wf_intern(vm, text, dot ? (size_t)(dot - text) : 0));
}

static void set_module_names(wf_vm *vm, wf_module *module, const wf_str *name, const found *how) {
    wf_dict *dict = module->dict;
    wf_dict_set_name(vm, dict, WF_S(__name__), wf_from(name));
    wf_dict_set_name(vm, dict, WF_S(__package__), package_of(vm, name, how->is_package));
    if (!wf_is_null(how->path))
        wf_dict_set_name(vm, dict, WF_S(__file__), how->path);
    if (how->is_package) {
        wf_val folder = wf_is_null(how->folder) ? wf_new_text(vm, FROZEN_ENTRY) : how->folder;
        wf_dict_set_name(vm, dict, WF_S(__path__), wf_new_list(vm, &folder, 1));
    }
}

static void run_module_code(wf_vm *vm, wf_dict *globals, const wf_code *code) {
    wf_val doc = wf_code_doc(code);
    wf_dict_set_name(vm, globals, WF_S(__doc__), doc);
    wf_exec_code(vm, code, globals, WF_NULL);
}

static void fill_module(wf_vm *vm, wf_module *module, const found *how) {
    if (how->kind == FOUND_C) {
        if (how->def->init)
            how->def->init(vm, wf_from(module));
    } else if (how->kind == FOUND_FROZEN) {
        run_module_code(vm, module->dict, how->code);
    } else if (how->kind == FOUND_FILE) {
        wf_run_path(vm, wf_to_text(vm, how->path, NULL), module->dict);
    }
}

/* What is in sys.modules under the name of a module that has run: it may have replaced itself.
   Raises KeyError where it has taken itself, or what it is in, out. */
static wf_val loaded_module(wf_vm *vm, const wf_str *name) {
    wf_val module = wf_dict_get(vm, vm->runtime.modules, wf_from(name)), key = wf_from(name);
    if (wf_is_null(module))
        wf_raise(vm, wf_exc_new(vm, &wf_exc_KeyError, &key, 1));
    return module;
}

/* Makes the module and runs it; takes it out of sys.modules if that raises. */
static wf_val make_module(wf_vm *vm, const wf_str *name, const found *how) {
    wf_module *module = wf_module_new(vm, wf_from(name));
    wf_set(vm, module, module->def, how->def);
    set_module_names(vm, module, name, how);
    wf_dict_set(vm, vm->runtime.modules, wf_from(name), wf_from(module));
    wf_jump jump;
    if (WF_CATCH(vm, &jump)) {
        wf_val exception = wf_jump_exc(vm);
        wf_dict_remove(vm, vm->runtime.modules, wf_from(name));
        wf_throw(vm, exception);
    }
    module->is_running = true;
    fill_module(vm, module, how);
    module->is_running = false;
    wf_jump_end(vm, &jump);
    wf_dict_trim(vm, module->dict);
    return loaded_module(vm, name);
}

WF_NORETURN static void raise_no_module(wf_vm *vm, const wf_str *name, wf_val text) {
    wf_val exception = wf_exc_new(vm, &wf_exc_ModuleNotFoundError, &text, 1);
    wf_exc_set(vm, exception, WF_S(name), wf_from(name));
    wf_raise(vm, exception);
}

WF_NORETURN static void raise_not_found(wf_vm *vm, const wf_str *name, wf_val parent) {
    raise_no_module(
        vm, name,
        wf_is_null(parent)
            ? wf_format(vm, "No module named '%N'", wf_from(name))
            : wf_format(vm, "No module named '%N'; '%N' is not a package", wf_from(name), parent));
}

/* Where the submodules of a package are; `name` is the one that is looked for. */
static wf_val submodule_path(wf_vm *vm, const wf_str *name, wf_val parent,
                             const wf_str *parent_name) {
    wf_val path = wf_find_attr(vm, parent, WF_N(__path__));
    if (wf_is_null(path))
        raise_not_found(vm, name, wf_from(parent_name));
    return path;
}

/* What is there once the parent has been imported: that may have imported it; and one in C may have
 * it in itself, as os has os.path. WF_NULL: there is none. */
static wf_val import_inner(wf_vm *vm, const wf_str *name, wf_val parent, const char *tail) {
    wf_val module = wf_dict_get(vm, vm->runtime.modules, wf_from(name));
    if (!wf_is_null(module))
        return module;
    if (!wf_has_kind(parent, WF_KIND_MODULE) || !((wf_module *)wf_ptr(parent))->def)
        return WF_NULL;
    wf_val inner = wf_find_attr(vm, parent, wf_from(wf_intern_text(vm, tail)));
    if (wf_is_null(inner) || !wf_has_kind(inner, WF_KIND_MODULE))
        return WF_NULL;
    wf_dict_set(vm, vm->runtime.modules, wf_from(name), inner);
    return inner;
}

/* sys.path, which the program may have replaced. */
static wf_val search_path(wf_vm *vm) {
    wf_val sys = wf_dict_get(vm, vm->runtime.modules, wf_from(wf_intern_text(vm, "sys")));
    if (!wf_is_null(sys) && wf_has_kind(sys, WF_KIND_MODULE)) {
        wf_val path = wf_dict_get_name(vm, ((wf_module *)wf_ptr(sys))->dict, WF_S(path));
        if (!wf_is_null(path))
            return path;
    }
    return wf_from(vm->runtime.path);
}

wf_val wf_import_module(wf_vm *vm, const wf_str *name) {
    wf_check_stack(vm);
    wf_val module = wf_dict_get(vm, vm->runtime.modules, wf_from(name));
    if (!wf_is_null(module)) {
        if (wf_is_none_(module))
            raise_no_module(
                vm, name, wf_format(vm, "import of %N halted; None in sys.modules", wf_from(name)));
        return module;
    }
    const char *text = wf_str_data(name), *dot = strrchr(text, '.');
    const char *tail = dot ? dot + 1 : text;
    const wf_str *parent_name = dot ? wf_intern(vm, text, (size_t)(dot - text)) : NULL;
    wf_val parent = dot ? wf_import_module(vm, parent_name) : WF_NULL;
    wf_val inner = dot ? import_inner(vm, name, parent, tail) : WF_NULL;
    if (!wf_is_null(inner))
        return inner;
    wf_val path = dot ? submodule_path(vm, name, parent, parent_name) : search_path(vm);
    found how = find_module(vm, text, tail, path);
    if (how.kind == NOT_FOUND && *text == 'u' && wf_is_built_in(vm, text + 1))
        return wf_import(vm, text + 1); /* utime: the name of time on small machines, once */
    if (how.kind == NOT_FOUND)
        raise_not_found(vm, name, WF_NULL);
    module = make_module(vm, name, &how);
    if (dot) {
        parent = loaded_module(vm, parent_name);
        wf_set_attr(vm, parent, wf_from(wf_intern_text(vm, tail)), module);
    }
    return module;
}

/* ---- The import statement ---- */

/* The package that a relative import starts from, as CPython finds it. */
static wf_val package_of_globals(wf_vm *vm, wf_dict *globals) {
    wf_val package = globals ? wf_dict_get_name(vm, globals, WF_S(__package__)) : WF_NULL;
    if (wf_is_null(package) || wf_is_none_(package)) {
        wf_val name = globals ? wf_dict_get_name(vm, globals, WF_S(__name__)) : WF_NULL;
        if (wf_is_null(name) || !wf_is_str_(name))
            return WF_N(empty);
        bool is_package = !wf_is_null(wf_dict_get_name(vm, globals, WF_S(__path__)));
        package = package_of(vm, wf_as_str(name), is_package);
    }
    return package;
}

/* The absolute name of `level` dots and name. */
static const wf_str *absolute_name(wf_vm *vm, const wf_str *name, intptr_t level,
                                   wf_dict *globals) {
    if (level == 0)
        return name;
    wf_val package = package_of_globals(vm, globals);
    const char *text = wf_to_text(vm, package, NULL);
    size_t size = strlen(text);
    if (size == 0)
        wf_error_raise(vm, WF_E_NO_PARENT_PACKAGE);
    while (--level > 0) {
        while (size > 0 && text[size - 1] != '.')
            size--;
        if (size == 0)
            wf_error_raise(vm, WF_E_BEYOND_TOP_PACKAGE);
        size--;
    }
    const wf_str *base = wf_intern(vm, text, size);
    if (wf_str_size(name) == 0)
        return base;
    return wf_intern_str(vm, wf_as_str(wf_format(vm, "%N.%N", wf_from(base), wf_from(name))));
}

static bool is_missing(wf_vm *vm, wf_val exception, wf_val name) {
    if (!wf_is_subtype(wf_typeof(exception), &wf_exc_ModuleNotFoundError))
        return false;
    wf_val missing = wf_find_attr(vm, exception, WF_N(name));
    return !wf_is_null(missing) && wf_equal(vm, missing, name);
}

/* `from package import name`: the name may be a submodule. That there is none is no error yet. */
static void import_submodule(wf_vm *vm, wf_val module, wf_val name) {
    if (!wf_is_str_(name) || !wf_is_null(wf_find_attr(vm, module, name)))
        return;
    wf_val package = wf_get_attr(vm, module, WF_N(__name__));
    wf_val full = wf_from(wf_intern_str(vm, wf_as_str(wf_format(vm, "%N.%N", package, name))));
    wf_jump jump;
    if (WF_CATCH(vm, &jump)) {
        wf_val exception = wf_jump_exc(vm);
        if (!is_missing(vm, exception, full))
            wf_throw(vm, exception);
        return;
    }
    wf_import_module(vm, wf_as_str(full));
    wf_jump_end(vm, &jump);
}

static void import_submodules(wf_vm *vm, wf_val module, wf_val names) {
    if (wf_is_null(wf_find_attr(vm, module, WF_N(__path__))))
        return;
    wf_list *list = wf_list_from(vm, names);
    for (size_t i = 0; i < list->count; i++) {
        wf_val name = wf_list_at(list, i);
        if (!wf_eq(name, wf_from(WF_CHAR('*'))))
            import_submodule(vm, module, name);
    }
}

wf_val wf_import_name(wf_vm *vm, wf_val name, intptr_t level, wf_val fromlist, wf_dict *globals) {
    if (!wf_is_str_(name))
        wf_error_raise(vm, WF_E_MODULE_NAME_STR, name);
    if (level == 0 && wf_str_size(wf_as_str(name)) == 0)
        wf_error_raise(vm, WF_E_EMPTY_MODULE_NAME);
    const wf_str *asked = wf_intern_str(vm, wf_as_str(name));
    const wf_str *full = absolute_name(vm, asked, level, globals);
    wf_val module = wf_import_module(vm, full);
    if (!wf_is_null(fromlist) && !wf_is_none_(fromlist) && wf_truth(vm, fromlist)) {
        import_submodules(vm, module, fromlist);
        return module;
    }
    /* `import a.b` binds a */
    const char *dot = strchr(wf_str_data(asked), '.');
    if (!dot || level > 0)
        return module;
    return wf_import_module(vm,
                            wf_intern(vm, wf_str_data(asked), (size_t)(dot - wf_str_data(asked))));
}

wf_val wf_import(wf_vm *vm, const char *name) {
    return wf_import_module(vm, wf_intern_text(vm, name));
}

/* ---- Main programs ---- */

void wf_run_path(wf_vm *vm, const char *path, wf_dict *globals) {
    const wf_code *code = wf_compile_file(vm, path);
    run_module_code(vm, globals, code);
}

wf_dict *wf_module_globals(wf_vm *vm, const char *name) {
    const wf_str *interned = wf_intern_text(vm, name);
    wf_val module = wf_dict_get(vm, vm->runtime.modules, wf_from(interned));
    if (wf_is_null(module) || !wf_has_kind(module, WF_KIND_MODULE)) {
        module = wf_from(wf_module_new(vm, wf_from(interned)));
        wf_dict_set_name(vm, ((wf_module *)wf_ptr(module))->dict, WF_S(__package__), WF_NONE);
        wf_dict_set(vm, vm->runtime.modules, wf_from(interned), module);
    }
    return ((wf_module *)wf_ptr(module))->dict;
}

/* The option -m: a package runs its __main__. */
void wf_run_as_main(wf_vm *vm, const char *name) {
    const wf_str *full = wf_intern_text(vm, name);
    const char *dot = strrchr(name, '.');
    const wf_str *parent = dot ? wf_intern(vm, name, (size_t)(dot - name)) : NULL;
    wf_val path =
        dot ? submodule_path(vm, full, wf_import_module(vm, parent), parent) : search_path(vm);
    found how = find_module(vm, name, dot ? dot + 1 : name, path);
    if (how.kind == NOT_FOUND)
        raise_not_found(vm, full, WF_NULL);
    if (how.is_package) {
        wf_import_module(vm, full);
        wf_val inner = wf_format(vm, "%s.__main__", name);
        wf_run_as_main(vm, wf_to_text(vm, inner, NULL));
        return;
    }
    wf_dict *globals = vm->runtime.main;
    wf_dict_set_name(vm, globals, WF_S(__package__), package_of(vm, full, false));
    if (!wf_is_null(how.path)) {
        wf_dict_set_name(vm, globals, WF_S(__file__), how.path);
        if (vm->runtime.argv && vm->runtime.argv->count)
            wf_set(vm, vm->runtime.argv->row, vm->runtime.argv->row->slot[0], how.path);
    }
    if (how.kind == FOUND_FILE)
        wf_run_path(vm, wf_to_text(vm, how.path, NULL), globals);
    else if (how.kind == FOUND_FROZEN)
        run_module_code(vm, globals, how.code);
    else
        wf_error_raise(vm, WF_E_NO_CODE_OBJECT, wf_from(full));
}

/* ---- What runtime/ keeps ---- */

static void add_module(wf_vm *vm, void *data) {
    const wf_module_def *def = data;
    wf_runtime *runtime = &vm->runtime;
    size_t size = (runtime->added_count + 1) * sizeof def;
    if (!runtime->added || runtime->added->room < size) {
        wf_blob *grown = wf_blob_new(vm, size + 3 * sizeof def);
        if (runtime->added_count)
            memcpy(grown->data, runtime->added->data, size - sizeof def);
        runtime->added = grown;
    }
    memcpy(runtime->added->data + size - sizeof def, &def, sizeof def);
    runtime->added_count++;
}

wf_status wf_add_module(wf_vm *vm, const wf_module_def *def) {
    return wf_try(vm, add_module, (void *)(uintptr_t)def);
}

void wf_runtime_open(wf_vm *vm) {
    vm->runtime.modules = wf_dict_new(vm);
    vm->runtime.path = wf_list_new(vm, NULL, 0);
    vm->runtime.argv = wf_list_new(vm, NULL, 0);
    vm->objects.builtins = ((wf_module *)wf_ptr(wf_import(vm, "builtins")))->dict;
    wf_list_append(vm, vm->runtime.path, WF_N(empty));
    wf_list_append(vm, vm->runtime.path, wf_new_text(vm, FROZEN_ENTRY));
    vm->runtime.main = wf_module_globals(vm, "__main__");
}

void wf_runtime_trace(wf_vm *vm, wf_tracer *t) {
    wf_runtime *runtime = &vm->runtime;
    wf_trace_ref(t, &runtime->modules);
    wf_trace_ref(t, &runtime->path);
    wf_trace_ref(t, &runtime->argv);
    wf_trace_ref(t, &runtime->main);
    wf_trace_ref(t, &runtime->added);
    wf_trace_ref(t, &runtime->sources);
    wf_trace_ref(t, &runtime->reserve);
    wf_trace(t, &runtime->stepping);
    wf_trace_ref(t, &runtime->line);
    wf_trace(t, &runtime->history_path);
}
