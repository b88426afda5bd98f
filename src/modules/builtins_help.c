/* builtins_help.c - help(): what an object is, how it is called, and what belongs to it.
 *
 * The whole text is made first, then printed as print() would: into whatever
 * the program has put in sys.stdout. */
#include "modules/builtins.h"
#include "objects/str.h"
#include "runtime/import.h"
#include "runtime/signature.h"
#include "state.h"

static const char help_text[] = "Wafer " WF_VERSION ", a Python for small machines.\n\n"
                                "help(object) says what an object is, dir(object) what it has;\n"
                                "help('modules') lists what can be imported.\n\n"
                                "  tab      completes, or shows how to call\n"
                                "  ctrl-C   interrupts what runs\n"
                                "  ctrl-D   on an empty line: leaves; on a board, starts afresh\n"
                                "  ctrl-E   on an empty line: paste mode\n"
                                "  ctrl-R   searches what was typed before\n\n"
                                "The language is described at https://docs.python.org/3.13/\n";

/* ---- help('modules') ---- */

static void add_name(wf_vm *vm, void *data, const char *name) {
    if (*name != '_' && !strchr(name, '.'))
        wf_list_append(vm, data, wf_new_text(vm, name));
}

static void add_modules(wf_vm *vm, wf_text *out) {
    enum { ACROSS = 4, WIDTH = 19 };
    wf_list *names = wf_list_new(vm, NULL, 0);
    wf_each_built_in(vm, add_name, names);
    wf_list_sort(vm, names, WF_NULL, false);
    for (size_t i = 0; i < names->count; i++) {
        wf_val name = wf_list_at(names, i);
        bool is_last = i % ACROSS == ACROSS - 1 || i == names->count - 1;
        wf_text_add_str(vm, out, name);
        for (size_t n = wf_str_size(wf_as_str(name)); n < WIDTH && !is_last; n++)
            wf_text_add(vm, out, " ", 1);
        wf_text_add(vm, out, is_last ? "\n" : " ", 1);
    }
    wf_text_addf(vm, out, "and those that are found along sys.path\n");
}

/* ---- What belongs to it ---- */

/* What a class or a module has under a name, without running Python. */
static wf_val member_of(wf_vm *vm, wf_val owner, const wf_str *name) {
    return wf_is_type(owner) ? wf_type_find(vm, wf_as_type(owner), name)
                             : wf_module_get(vm, wf_ptr(owner), name);
}

/* A member's name, its parameters, and the first line of what it says of itself. */
static void add_member(wf_vm *vm, wf_text *out, wf_val owner, wf_val name) {
    size_t skip, size = 0;
    const char *doc = NULL;
    wf_val member = member_of(vm, owner, wf_as_str(name));
    wf_val func = wf_signature_function(vm, member, &skip);
    wf_text_addf(vm, out, "  %S", name);
    if (!wf_is_null(func)) {
        wf_signature_add(vm, out, func, skip);
        doc = wf_signature_doc(func, &size);
    } else if (wf_is_object(member) && wf_typeof(member) == &wf_getset_type) {
        doc = wf_def_doc(wf_ptr(member));
        size = doc ? strlen(doc) : 0;
    }
    if (size > 0)
        wf_text_addf(vm, out, " -- %S", wf_new_str(vm, doc, size));
    wf_text_add(vm, out, "\n", 1);
}

static void add_members(wf_vm *vm, wf_text *out, wf_val owner) {
    wf_list *names = wf_ptr(wf_builtin_dir(vm, &owner, 1));
    for (size_t i = 0; i < names->count; i++) {
        wf_val name = wf_list_at(names, i);
        if (wf_is_str_(name) && *wf_str_data(wf_as_str(name)) != '_')
            add_member(vm, out, owner, name);
    }
}

/* ---- What it is ---- */

/* The docstring, its lines as far to the right as the first. */
static void add_doc(wf_vm *vm, wf_text *out, wf_val doc) {
    size_t size;
    const char *at = wf_to_text(vm, doc, &size), *end = at + size;
    while (at < end) {
        while (*at == ' ')
            at++;
        size_t length = strcspn(at, "\n");
        if (length > 0)
            wf_text_addf(vm, out, "    %S", wf_new_str(vm, at, length));
        wf_text_add(vm, out, "\n", 1);
        at += length + 1;
    }
}

static void add_heading(wf_vm *vm, wf_text *out, wf_val v, bool is_module) {
    size_t skip;
    wf_val func = wf_signature_function(vm, v, &skip);
    if (wf_is_type(v) || is_module)
        wf_text_addf(vm, out, "%s ", is_module ? "module" : "class");
    else if (wf_is_null(func))
        wf_text_addf(vm, out, "%R is of type %T", v, v);
    if (wf_is_type(v) || is_module || !wf_is_null(func))
        wf_text_addf(vm, out, "%N", wf_get_attr(vm, v, WF_N(__name__)));
    if (!wf_is_null(func))
        wf_signature_add(vm, out, func, skip);
    wf_text_add(vm, out, "\n", 1);
}

static void add_help(wf_vm *vm, wf_text *out, wf_val v) {
    bool is_module = wf_has_kind(v, WF_KIND_MODULE);
    add_heading(vm, out, v, is_module);
    wf_val doc = wf_find_attr(vm, v, WF_N(__doc__));
    if (!wf_is_null(doc) && wf_is_str(doc))
        add_doc(vm, out, doc);
    if (is_module || wf_is_type(v))
        add_members(vm, out, v);
    else if (!wf_is_func(v) && !wf_is_cfunc(v) && !wf_is_method(v))
        add_members(vm, out, wf_from(wf_typeof(v)));
}

wf_val wf_builtin_help(wf_vm *vm, const wf_val *args, size_t count) {
    wf_text out = {0};
    size_t size;
    if (count == 0)
        wf_text_addf(vm, &out, "%s", help_text);
    else if (wf_is_str(args[0]) && !strcmp(wf_to_text(vm, args[0], &size), "modules"))
        add_modules(vm, &out);
    else
        add_help(vm, &out, args[0]);
    out.size--; /* print() ends the last line */
    wf_val text = wf_text_end(vm, &out);
    return wf_builtin_print(vm, &text, 1, WF_NULL);
}
