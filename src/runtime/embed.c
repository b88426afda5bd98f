/* embed.c - the functions behind wafer.h that open a VM and run code in it.
 *
 * Always true: between a protected function's wf_enter and wf_leave exactly one
 * jump of its own is on top of the chain, so nothing that is raised passes the
 * embedder's frames.
 */
#include <stdlib.h>
#include "compiler/compile.h"
#include "runtime/import.h"
#include "state.h"
#include "wafer_errno.h"

/* ---- Opening and closing ---- */

static void open_parts(wf_vm *vm, void *data) {
    const wf_config *config = data;
    wf_objects_open(vm);
    wf_exec_open(vm);
    wf_runtime_open(vm);
    wf_heap_set_stress(vm, config->options & WF_OPT_STRESS);
    wf_heap_set_steps(vm, config->options & WF_OPT_STEPS);
    wf_heap_set_fail_at(vm, config->fail_at);
}

/* wf_vm, and behind it its method cache and half as many memos. */
static wf_vm *set_up(void *zeroed, size_t room) {
    wf_vm *vm = zeroed;
    if (vm) {
        vm->objects.methods = (void *)(vm + 1);
        vm->objects.method_room = room;
        vm->exec.memos = (void *)(vm->objects.methods + room);
        vm->exec.memo_room = (uint32_t)room / 2;
    }
    return vm;
}
static size_t size_of_vm(size_t room) {
    return sizeof(wf_vm) + room * sizeof(wf_method_entry) + room / 2 * sizeof(wf_memo);
}

/* Where wf_vm itself lies: at the start of the caller's memory, or in memory of its own. */
static wf_vm *place(const wf_config *config, char **rest, size_t *size) {
    if (!config->memory) {
        *rest = NULL;
        *size = config->memory_size;
        return WF_HOSTED ? set_up(calloc(1, size_of_vm(WF_METHOD_CACHE)), WF_METHOD_CACHE) : NULL;
    }
    size_t whole = size_of_vm(WF_METHOD_CACHE_SMALL);
    uintptr_t start = ((uintptr_t)config->memory + WF_GRANULE - 1) & ~(uintptr_t)(WF_GRANULE - 1);
    size_t used = start - (uintptr_t)config->memory + whole;
    if (config->memory_size < used)
        return NULL;
    memset((void *)start, 0, whole);
    *rest = (char *)config->memory + used;
    *size = config->memory_size - used;
    return set_up((void *)start, WF_METHOD_CACHE_SMALL);
}

/* Small machines have no malloc, and place() no memory of its own. */
static void give_back(void *memory) {
    if (WF_HOSTED)
        free(memory);
}

wf_vm *wf_open(const wf_config *config) {
    static const wf_config defaults;
    if (!config)
        config = &defaults;
    char *rest;
    size_t size;
    wf_vm *vm = place(config, &rest, &size);
    if (!vm)
        return NULL;
    vm->runtime.port = config->port;
    vm->runtime.host = config->host;
    vm->runtime.memory = config->memory ? NULL : vm;
    if (!wf_heap_open(vm, config, rest, size)) {
        give_back(vm->runtime.memory);
        return NULL;
    }
    if (wf_try(vm, open_parts, (void *)(uintptr_t)config) != WF_DONE) {
        wf_close(vm);
        return NULL;
    }
    return vm;
}

static void flush_stream(wf_vm *vm, wf_dict *sys, const char *name) {
    wf_val stream = wf_dict_get_name(vm, sys, wf_intern_text(vm, name));
    if (wf_is_null(stream) || wf_is_null(wf_find_attr_text(vm, stream, "flush")))
        return;
    wf_call_method(vm, stream, "flush", NULL, 0);
}

void wf_flush_standard(wf_vm *vm) {
    wf_val sys = wf_dict_get(vm, vm->runtime.modules, wf_from(wf_intern_text(vm, "sys")));
    if (wf_is_null(sys) || !wf_has_kind(sys, WF_KIND_MODULE))
        return;
    flush_stream(vm, ((wf_module *)wf_ptr(sys))->dict, "stdout");
    flush_stream(vm, ((wf_module *)wf_ptr(sys))->dict, "stderr");
}

static void finish(wf_vm *vm, void *data) {
    (void)data;
    wf_heap_run_dels(vm);
    wf_flush_standard(vm);
}

void wf_close(wf_vm *vm) {
    if (vm->runtime.modules)
        (void)wf_try(vm, finish, NULL);
    wf_heap_close(vm);
    give_back(vm->runtime.memory);
}

void *wf_host(wf_vm *vm) { return vm->runtime.host; }
const wf_port *wf_port_of(wf_vm *vm) { return vm->runtime.port; }

bool wf_is_served(wf_vm *vm) { return vm->runtime.is_served; }

/* Characters that are written behind the last line end. */
static void count_column(wf_vm *vm, const char *text, size_t size) {
    uint32_t characters = 0;
    for (size_t i = size; i > 0; i--) {
        char c = text[i - 1];
        if (c == '\n' || c == '\r') {
            vm->runtime.column = characters;
            return;
        }
        characters += (c & 0xC0) != 0x80;
    }
    vm->runtime.column += characters;
}

void wf_write(wf_vm *vm, int stream, const char *text, size_t size) {
    const wf_port *port = vm->runtime.port;
    if (stream != WF_STREAM_RAW)
        count_column(vm, text, size);
    if (port && port->write && size)
        port->write(vm->runtime.host, stream, text, size);
}

/* ---- Protected calls ---- */

wf_status wf_try(wf_vm *vm, void (*fn)(wf_vm *vm, void *data), void *data) {
    wf_entry entry;
    wf_jump jump;
    volatile wf_status status = WF_DONE;
    wf_enter(vm, &entry);
    if (WF_CATCH(vm, &jump)) {
        vm->heap.caught = wf_jump_exc(vm);
        status = WF_RAISED;
    } else {
        fn(vm, data);
        wf_jump_end(vm, &jump);
    }
    wf_leave(vm, &entry);
    return status;
}

/* A walk through a folder; what item raises waits until the port has ended it. */
typedef struct walk {
    wf_vm *vm;
    void (*item)(wf_vm *vm, void *data, const char *name);
    void *data;
    const char *name;
    wf_status status;
} walk;

static void visit_protected(wf_vm *vm, void *data) {
    const walk *w = data;
    w->item(vm, w->data, w->name);
}

static void visit(void *data, const char *name) {
    walk *w = data;
    w->name = name;
    if (w->status == WF_DONE)
        w->status = wf_try(w->vm, visit_protected, w);
}

int wf_each_name(wf_vm *vm, const char *path, void (*item)(wf_vm *vm, void *data, const char *name),
                 void *data) {
    const wf_port *port = vm->runtime.port;
    walk w = {.vm = vm, .item = item, .data = data};
    int error = port && port->list ? port->list(vm->runtime.host, path, visit, &w) : -WF_ENODEV;
    if (w.status == WF_RAISED)
        wf_raise(vm, wf_caught(vm));
    return error;
}

wf_val wf_caught(wf_vm *vm) { return vm->heap.caught; }

static void write_error(wf_vm *vm, const char *text) { wf_write(vm, 2, text, strlen(text)); }

static void write_report(wf_vm *vm, wf_val exception) {
    size_t size;
    const char *text = wf_to_text(vm, wf_exc_report(vm, exception), &size);
    wf_write(vm, 2, text, size);
}

/* false: it has raised, which is printed. */
static bool call_hook(wf_vm *vm, wf_val hook, wf_val exception) {
    wf_val trace = wf_get_attr_text(vm, exception, "__traceback__");
    wf_val args[] = {wf_from(wf_typeof(exception)), exception, trace};
    wf_jump jump;
    if (WF_CATCH(vm, &jump)) {
        wf_val raised = wf_jump_exc(vm);
        write_error(vm, "Error in sys.excepthook:\n");
        write_report(vm, raised);
        return false;
    }
    wf_call(vm, hook, args, WF_COUNT(args));
    wf_jump_end(vm, &jump);
    return true;
}

/* Through sys.excepthook, if the program has asked for sys and so may have replaced it. */
static void print_report(wf_vm *vm, void *data) {
    (void)data;
    wf_val exception = vm->heap.caught;
    wf_val sys = wf_dict_get_name(vm, vm->runtime.modules, WF_S(sys));
    wf_flush_standard(vm);
    if (!wf_is_null(sys)) {
        wf_val hook = wf_find_attr_text(vm, sys, "excepthook");
        if (wf_is_null(hook))
            write_error(vm, "sys.excepthook is missing\n");
        else if (call_hook(vm, hook, exception))
            return;
        else
            write_error(vm, "\nOriginal exception was:\n");
    }
    write_report(vm, exception);
}

/* With no memory left for the report, the type's name must do. */
void wf_print_caught(wf_vm *vm) {
    wf_val exception = vm->heap.caught;
    if (wf_is_null(exception) || wf_try(vm, print_report, NULL) == WF_DONE)
        return;
    const char *name = wf_type_name(exception);
    wf_write(vm, 2, name, strlen(name));
    wf_write(vm, 2, "\n", 1);
    vm->heap.caught = exception;
}

typedef struct exit_code {
    wf_val code;
    int status;
} exit_code;

static void find_exit_code(wf_vm *vm, void *data) {
    exit_code *out = data;
    wf_val exception = vm->heap.caught;
    if (!wf_is_subtype(wf_typeof(exception), &wf_exc_SystemExit))
        return;
    out->code = wf_get_attr(vm, exception, WF_N(code));
    if (wf_is_none_(out->code)) {
        out->status = 0;
    } else if (wf_is_int(out->code)) {
        out->status = (int)(wf_to_int(vm, out->code) & 0xff);
    } else {
        size_t size;
        const char *text = wf_to_text(vm, wf_str_of(vm, out->code), &size);
        wf_write(vm, 2, text, size);
        wf_write(vm, 2, "\n", 1);
    }
}

int wf_exit_status(wf_vm *vm) {
    exit_code out = {WF_NULL, 1};
    if (!wf_is_null(vm->heap.caught))
        (void)wf_try(vm, find_exit_code, &out);
    return out.status;
}

/* ---- Running source ---- */

typedef struct source {
    const char *text, *name, *path;
    size_t size;
} source;

static wf_code *compile_main(wf_vm *vm, const source *what) {
    const wf_str *filename = wf_intern_text(vm, what->path ? what->path : "<string>");
    wf_source_keep(vm, filename, what->text, what->size);
    return wf_compile_text(vm, what->text, what->size, filename, WF_MODE_MODULE,
                           vm->runtime.opt_level);
}

static void run_source(wf_vm *vm, void *data) {
    const source *what = data;
    wf_dict *globals = wf_module_globals(vm, what->name);
    wf_exec_code(vm, compile_main(vm, what), globals, WF_NULL);
}

wf_status wf_run(wf_vm *vm, const char *text, size_t size, const char *name) {
    source what = {text, name, NULL, size};
    return wf_try(vm, run_source, &what);
}

static void start_source(wf_vm *vm, void *data) {
    const source *what = data;
    wf_dict *globals = wf_module_globals(vm, what->name);
    vm->runtime.stepping = wf_exec_task(vm, compile_main(vm, what), globals);
}

wf_status wf_start(wf_vm *vm, const char *text, size_t size, const char *name) {
    source what = {text, name, NULL, size};
    return wf_try(vm, start_source, &what);
}

typedef struct slice_run {
    uint32_t instructions;
    wf_status status;
} slice_run;

static void run_slice(wf_vm *vm, void *data) {
    slice_run *slice = data;
    slice->status = wf_exec_step(vm, vm->runtime.stepping, slice->instructions);
}

wf_status wf_step(wf_vm *vm, uint32_t instructions) {
    slice_run slice = {instructions, WF_DONE};
    if (wf_is_null(vm->runtime.stepping))
        return WF_DONE;
    wf_status status = wf_try(vm, run_slice, &slice);
    if (status == WF_DONE)
        status = slice.status;
    if (status != WF_MORE)
        vm->runtime.stepping = WF_NULL;
    return status;
}

/* A program finds the modules beside it first. */
static void run_file(wf_vm *vm, void *data) {
    const char *path = data, *slash = strrchr(path, '/');
    wf_list *folders = vm->runtime.path;
    wf_val folder = wf_new_str(vm, path, slash ? (size_t)(slash - path) : 0);
    wf_set(vm, folders->row, folders->row->slot[0], slash == path ? wf_new_text(vm, "/") : folder);
    wf_dict_set_name(vm, vm->runtime.main, WF_S(__file__), wf_new_text(vm, path));
    wf_run_path(vm, path, vm->runtime.main);
}

wf_status wf_run_file(wf_vm *vm, const char *path) {
    return wf_try(vm, run_file, (void *)(uintptr_t)path);
}

static void run_module(wf_vm *vm, void *data) { wf_run_as_main(vm, data); }

wf_status wf_run_module(wf_vm *vm, const char *name) {
    return wf_try(vm, run_module, (void *)(uintptr_t)name);
}

typedef struct stage_print {
    const char *stage;
    source source;
} stage_print;

static void print_stage(wf_vm *vm, void *data) {
    stage_print *what = data;
    if (strcmp(what->stage, "tokens") == 0)
        wf_print_tokens(vm, what->source.text, what->source.size);
    else if (strcmp(what->stage, "tree") == 0)
        wf_print_trees(vm, what->source.text, what->source.size);
    else
        wf_dis(vm, compile_main(vm, &what->source));
}

wf_status wf_print_stage(wf_vm *vm, const char *stage, const char *text, size_t size,
                         const char *filename) {
    stage_print what = {stage, {text, "__main__", filename, size}};
    return wf_try(vm, print_stage, &what);
}

typedef struct freeze_list {
    const char *const *paths, *const *names;
    size_t count;
} freeze_list;

static void freeze(wf_vm *vm, void *data) {
    const freeze_list *list = data;
    wf_freeze_files(vm, list->paths, list->names, list->count);
}

wf_status wf_freeze(wf_vm *vm, const char *const *paths, const char *const *names, size_t count) {
    freeze_list list = {paths, names, count};
    return wf_try(vm, freeze, &list);
}

/* ---- Globals, arguments, options ---- */

wf_val wf_get_global(wf_vm *vm, const char *name) {
    return wf_dict_get_name(vm, vm->runtime.main, wf_intern_text(vm, name));
}

void wf_set_global(wf_vm *vm, const char *name, wf_val v) {
    wf_dict_set_name(vm, vm->runtime.main, wf_intern_text(vm, name), v);
}

typedef struct arguments {
    int count;
    char **values;
} arguments;

static void set_argv(wf_vm *vm, void *data) {
    arguments *from = data;
    wf_list *list = wf_list_new(vm, NULL, 0);
    for (int i = 0; i < from->count; i++)
        wf_list_append(vm, list, wf_new_text(vm, from->values[i]));
    vm->runtime.argv = list;
}

void wf_set_argv(wf_vm *vm, int argc, char **argv) {
    arguments from = {argc, argv};
    (void)wf_try(vm, set_argv, &from);
}

static void add_path(wf_vm *vm, void *data) {
    wf_list_append(vm, vm->runtime.path, wf_new_text(vm, data));
}

void wf_add_path(wf_vm *vm, const char *folder) {
    (void)wf_try(vm, add_path, (void *)(uintptr_t)folder);
}

void *wf_to_object(wf_val v) { return wf_ptr(v); }
wf_val wf_from_object(const void *object) { return wf_from(object); }
wf_val wf_type_object(wf_val v) { return wf_from(wf_typeof(v)); }

void wf_set_optimize(wf_vm *vm, int level) { vm->runtime.opt_level = (uint8_t)level; }
