/* complete.c - the tab key: what could stand at the cursor.
 *
 * Objects are looked at, but no code of the program runs: no property, no
 * __getattr__, no __dir__; and of modules not yet imported only those are that
 * come with the image. */
#include "objects/shape.h"
#include "objects/special.h"
#include "runtime/console.h"
#include "runtime/import.h"
#include "runtime/scan.h"
#include "runtime/signature.h"
#include "state.h"

typedef struct completion {
    wf_line *line;
    wf_dict *names;    /* that were found, as keys */
    size_t from;       /* what is to be completed lies between here and the cursor */
    const char *after; /* comes behind the only name that fits */
} completion;

static const char *word_of(const completion *c) { return wf_line_text(c->line) + c->from; }
static size_t word_size(const completion *c) { return c->line->cursor - c->from; }

static void add(wf_vm *vm, completion *c, const wf_str *name) {
    wf_dict_set_name(vm, c->names, wf_intern_str(vm, name), WF_NONE);
}

static void add_text(wf_vm *vm, completion *c, const char *text, size_t size) {
    wf_dict_set_name(vm, c->names, wf_intern(vm, text, size), WF_NONE);
}

static void add_keys(wf_vm *vm, completion *c, const wf_dict *dict) {
    wf_val key, value;
    for (size_t pos = 0; dict && wf_dict_next(dict, &pos, &key, &value);)
        if (wf_is_str_(key))
            add(vm, c, wf_as_str(key));
}

static void add_defs(wf_vm *vm, completion *c, const wf_def *defs, size_t count) {
    for (size_t i = 0; i < count; i++)
        add_text(vm, c, defs[i].name, strlen(defs[i].name));
}

/* ---- Looking without running ---- */

/* What was found on the type of `self`, as an attribute of it; WF_NULL: its value is computed. */
static wf_val bind_quietly(wf_vm *vm, wf_val found, wf_val self) {
    if (!wf_is_object(found))
        return found;
    const wf_type *type = wf_typeof(found);
    if (type == &wf_func_type || type == &wf_cfunc_type || type == &wf_getset_type)
        return wf_bind(vm, found, self, wf_typeof(self));
    return wf_ops_of(type)->descr_get && type != &wf_cstatic_type ? WF_NULL : found;
}

static wf_val attribute_of(wf_vm *vm, wf_val v, const wf_str *name) {
    if (wf_has_kind(v, WF_KIND_MODULE))
        return wf_module_get(vm, wf_ptr(v), name);
    if (wf_is_type(v))
        return wf_type_find(vm, wf_as_type(v), name);
    wf_val own = wf_is_object(v) ? wf_instance_attr(vm, v, name) : WF_NULL;
    if (!wf_is_null(own))
        return own;
    wf_val found = wf_type_find(vm, wf_typeof(v), name);
    return wf_is_null(found) ? found : bind_quietly(vm, found, v);
}

static bool is_name_byte(char c) {
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '_' ||
           (unsigned char)c >= 0x80;
}

/* Where the dotted name that ends at `end` starts. */
static size_t dotted_start(const char *text, size_t end) {
    while (end > 0 && (is_name_byte(text[end - 1]) || text[end - 1] == '.'))
        end--;
    return end;
}

/* The object that a dotted name means now; WF_NULL: none that can be told. */
static wf_val evaluate(wf_vm *vm, const char *text, size_t size) {
    wf_val v = WF_NULL;
    for (size_t at = 0, end; at < size; at = end + 1) {
        for (end = at; end < size && text[end] != '.';)
            end++;
        const wf_str *name = wf_intern(vm, text + at, end - at);
        if (at > 0) {
            v = attribute_of(vm, v, name);
        } else {
            v = wf_dict_get_name(vm, vm->runtime.main, name);
            if (wf_is_null(v))
                v = wf_builtin_get(vm, name);
        }
        if (wf_is_null(v))
            break;
    }
    return v;
}

static wf_val evaluate_before(wf_vm *vm, const completion *c, size_t end) {
    const char *text = wf_line_text(c->line);
    size_t start = dotted_start(text, end);
    return evaluate(vm, text + start, end - start);
}

/* ---- Attributes ---- */

static void add_own_attributes(wf_vm *vm, completion *c, wf_val v) {
    const wf_type *type = wf_typeof(v);
    if (!(type->flags & WF_TYPE_HAS_SLOTS)) {
        if (type->flags & WF_TYPE_HAS_DICT)
            add_keys(vm, c, *wf_dict_field(wf_ptr(v), type));
        return;
    }
    const wf_shape *shape = wf_attrs_of(wf_ptr(v), type)->shape;
    if (shape->is_dict)
        add_keys(vm, c, wf_dict_of(vm, v));
    for (size_t i = 0; i < shape->count && !shape->is_dict; i++)
        add(vm, c, shape->name[i]);
}

static void add_attributes(wf_vm *vm, completion *c, wf_val v) {
    if (wf_has_kind(v, WF_KIND_MODULE)) {
        const wf_module *module = wf_ptr(v);
        add_keys(vm, c, module->dict);
        if (module->def)
            add_defs(vm, c, module->def->defs, module->def->def_count);
        return;
    }
    if (wf_is_type(v)) {
        wf_type_add_names(vm, c->names, wf_as_type(v));
        return;
    }
    if (wf_is_object(v))
        add_own_attributes(vm, c, v);
    wf_type_add_names(vm, c->names, wf_typeof(v));
}

/* ---- Calls ---- */

static void add_c_keyword(wf_vm *vm, void *data, const char *name, size_t size) {
    if (*name == '*' || *name == '/')
        return;
    wf_val keyword = wf_format(vm, "%S=", wf_new_str(vm, name, size));
    wf_dict_set_name(vm, data, wf_intern_str(vm, wf_as_str(keyword)), WF_NONE);
}

static void add_keywords(wf_vm *vm, completion *c, wf_val callee) {
    size_t skip;
    wf_val v = wf_signature_function(vm, callee, &skip);
    if (wf_is_null(v))
        return;
    if (wf_is_cfunc(v)) {
        wf_signature_each(vm, wf_ptr(v), skip, c->names, add_c_keyword);
        return;
    }
    const wf_code *code = ((wf_func *)wf_ptr(v))->code;
    size_t stars = code->arg_count, count = wf_code_params(code);
    size_t posonly = wf_code_posonly_count(code);
    for (size_t i = skip > posonly ? skip : posonly; i < count; i++) {
        bool is_star = (i == stars && code->flags & WF_CODE_VARARGS) ||
                       (i == count - 1 && code->flags & WF_CODE_VARKW);
        wf_val name = wf_code_locals(code)[i];
        if (!is_star && wf_is_str_(name))
            add(vm, c, wf_as_str(wf_format(vm, "%N=", name)));
    }
}

/* ---- Signatures ---- */

static void add_doc_line(wf_vm *vm, wf_text *out, wf_val v) {
    size_t size;
    const char *doc = wf_signature_doc(v, &size);
    if (size > 0)
        wf_text_addf(vm, out, "\n    %S", wf_new_str(vm, doc, size));
}

static void show(wf_vm *vm, completion *c, const char *text, size_t size) {
    wf_line_leave(vm, c->line);
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '\n')
            wf_console_put(vm, "\r");
        wf_write(vm, WF_STREAM_RAW, text + i, 1);
    }
    wf_console_put(vm, "\r\n");
    wf_line_redraw(vm, c->line);
}

/* What a type in C says of itself begins with how it is called. */
static bool show_type(wf_vm *vm, completion *c, wf_val v) {
    bool is_type = !wf_is_null(v) && wf_is_type(v) && !wf_is_class(wf_as_type(v));
    const char *doc = is_type ? wf_type_doc(wf_as_type(v)) : NULL;
    if (doc)
        show(vm, c, doc, strcspn(doc, "\n"));
    return doc;
}

/* Shows how to call what stands before the bracket; false: nothing is known of it. */
static bool show_signature(wf_vm *vm, completion *c, wf_val callee, size_t bracket) {
    size_t skip, start = dotted_start(wf_line_text(c->line), bracket);
    wf_val v = wf_signature_function(vm, callee, &skip);
    wf_text out = {0};
    if (wf_is_null(v))
        return show_type(vm, c, callee);
    wf_text_add(vm, &out, wf_line_text(c->line) + start, bracket - start);
    wf_signature_add(vm, &out, v, skip);
    add_doc_line(vm, &out, v);
    show(vm, c, (const char *)out.blob->data, out.size);
    return true;
}

/* ---- Names ---- */

static void add_visible_names(wf_vm *vm, completion *c) {
    static const char keywords[] =
        "False None True and as assert async await break class continue def del elif else except "
        "finally for from global if import in is lambda nonlocal not or pass raise return try "
        "while with yield ";
    for (const char *at = keywords, *end; (end = strchr(at, ' ')); at = end + 1)
        add_text(vm, c, at, (size_t)(end - at));
    add_keys(vm, c, vm->runtime.main);
    add_keys(vm, c, vm->objects.builtins);
    add_defs(vm, c, wf_module_builtins.defs, wf_module_builtins.def_count);
}

static void complete_name(wf_vm *vm, completion *c, const wf_scan *scan) {
    const char *text = wf_line_text(c->line);
    size_t start = dotted_start(text, c->from);
    if (start < c->from) { /* behind a dot */
        wf_val v = evaluate(vm, text + start, c->from - 1 - start);
        if (!wf_is_null(v))
            add_attributes(vm, c, v);
        return;
    }
    add_visible_names(vm, c);
    if (scan->depth && text[scan->open[scan->depth - 1]] == '(')
        add_keywords(vm, c, evaluate_before(vm, c, scan->open[scan->depth - 1]));
}

/* ---- Keys ---- */

/* A key that can be typed between quotes as it is. */
static bool is_simple_key(wf_val key, char quote) {
    if (!wf_is_str_(key))
        return false;
    for (const char *at = wf_str_data(wf_as_str(key)); *at; at++)
        if (*at == quote || *at == '\\' || (unsigned char)*at < ' ')
            return false;
    return true;
}

static void complete_key(wf_vm *vm, completion *c, const wf_scan *scan) {
    const char *text = wf_line_text(c->line);
    size_t bracket = scan->string - 2;
    c->from = scan->string;
    if (scan->string < 2 || text[bracket] != '[')
        return;
    wf_val dict = evaluate_before(vm, c, bracket), key, value;
    if (wf_is_null(dict) || !wf_is_dict(dict))
        return;
    for (size_t pos = 0; wf_dict_next(wf_ptr(dict), &pos, &key, &value);)
        if (is_simple_key(key, scan->quote))
            add(vm, c, wf_as_str(key));
    c->after = scan->quote == '"' ? "\"]" : "']";
}

/* ---- Modules ---- */

typedef struct module_search {
    completion *c;
    const char *package; /* with its dot, or "" */
    size_t package_size;
} module_search;

/* Of a dotted name in the package, the part behind it up to the next dot. */
static void add_module_name(wf_vm *vm, void *data, const char *name) {
    module_search *s = data;
    if (strncmp(name, s->package, s->package_size) != 0)
        return;
    name += s->package_size;
    add_text(vm, s->c, name, strcspn(name, "."));
}

/* A name in a folder: x.py, or a folder that may be a package. */
static void add_file_name(wf_vm *vm, void *data, const char *name) {
    module_search *s = data;
    size_t size = strlen(name), stem = strcspn(name, ".");
    bool is_module = name[stem] == 0 || strcmp(name + stem, ".py") == 0;
    if (is_module && stem && !strchr("_.", *name) &&
        wf_utf8_check(name, size, NULL, &(size_t){0}) != SIZE_MAX)
        add_text(vm, s->c, name, stem);
}

static void add_modules_of_folder(wf_vm *vm, module_search *s, wf_val folder) {
    const char *text = wf_str_data(wf_as_str(folder));
    wf_val swap[] = {wf_new_text(vm, "."), wf_new_text(vm, "/")};
    wf_val inner = wf_new_str(vm, s->package, s->package_size);
    inner = wf_call_method(vm, inner, "replace", swap, 2);
    wf_val path = wf_format(vm, "%s%s%S", text, *text && s->package_size ? "/" : "", inner);
    (void)wf_each_name(vm, wf_str_data(wf_as_str(path)), add_file_name, s);
}

static void complete_module(wf_vm *vm, completion *c) {
    const char *text = wf_line_text(c->line);
    size_t start = dotted_start(text, c->line->cursor);
    while (c->from > start && text[c->from - 1] != '.')
        c->from--;
    module_search s = {c, text + start, c->from - start};
    wf_each_built_in(vm, add_module_name, &s);
    for (size_t i = 0; i < vm->runtime.path->count; i++)
        if (wf_is_str_(wf_list_at(vm->runtime.path, i)))
            add_modules_of_folder(vm, &s, wf_list_at(vm->runtime.path, i));
}

/* from NAME import ... */
static void complete_imported(wf_vm *vm, completion *c, const char *name, size_t size) {
    wf_val text = wf_new_str(vm, name, size);
    wf_val module = wf_dict_get(vm, vm->runtime.modules, text);
    if (wf_is_null(module) && wf_is_built_in(vm, wf_str_data(wf_as_str(text))))
        module = wf_import(vm, wf_str_data(wf_as_str(text)));
    if (!wf_is_null(module))
        add_attributes(vm, c, module);
}

/* What stands between the start of the statement and the cursor is an import: false, it is not. */
static bool complete_import(wf_vm *vm, completion *c) {
    const char *text = wf_line_text(c->line);
    size_t start = c->line->cursor;
    while (start > 0 && !strchr("\n;", text[start - 1]))
        start--;
    while (start < c->line->cursor && text[start] == ' ')
        start++;
    size_t size = c->line->cursor - start;
    if (size >= 7 && !memcmp(text + start, "import ", 7)) {
        complete_module(vm, c);
        return true;
    }
    if (size < 5 || memcmp(text + start, "from ", 5) != 0)
        return false;
    size_t name = start + 5, end = name;
    while (end < c->line->cursor && text[end] != ' ')
        end++;
    if (end == c->line->cursor)
        complete_module(vm, c);
    else if (c->line->cursor - end >= 8 && !memcmp(text + end, " import ", 8))
        complete_imported(vm, c, text + name, end - name);
    else
        add_text(vm, c, "import ", 7);
    return true;
}

/* ---- Choosing ---- */

static bool fits(const completion *c, const wf_str *name) {
    const char *data = wf_str_data(name);
    size_t size = word_size(c);
    bool is_private = *data == '_' && (size == 0 || *word_of(c) != '_');
    return !is_private && wf_str_size(name) >= size && !memcmp(data, word_of(c), size);
}

static wf_list *fitting(wf_vm *vm, const completion *c) {
    wf_list *list = wf_list_new(vm, NULL, 0);
    wf_val key, value;
    for (size_t pos = 0; wf_dict_next(c->names, &pos, &key, &value);)
        if (fits(c, wf_as_str(key)))
            wf_list_append(vm, list, key);
    wf_list_sort(vm, list, WF_NULL, false);
    return list;
}

/* Bytes that all names of the list have in common at their start. */
static size_t common_size(const wf_list *list) {
    const char *first = wf_str_data(wf_as_str(wf_list_at(list, 0)));
    size_t size = strlen(first);
    for (size_t i = 1; i < list->count; i++) {
        const char *other = wf_str_data(wf_as_str(wf_list_at(list, i)));
        size_t same = 0;
        while (same < size && other[same] == first[same])
            same++;
        size = same;
    }
    while (size && (first[size] & 0xC0) == 0x80)
        size--; /* not in the middle of a character */
    return size;
}

static void show_list(wf_vm *vm, completion *c, const wf_list *list) {
    size_t width = 0, across;
    wf_text out = {0};
    for (size_t i = 0; i < list->count; i++) {
        size_t size = wf_str_size(wf_as_str(wf_list_at(list, i))) + 2;
        width = size > width ? size : width;
    }
    across = width < c->line->columns ? c->line->columns / width : 1;
    for (size_t i = 0; i < list->count; i++) {
        wf_val name = wf_list_at(list, i);
        bool is_last = i % across == across - 1 || i == list->count - 1;
        wf_text_add_str(vm, &out, name);
        for (size_t n = wf_str_size(wf_as_str(name)); n < width && !is_last; n++)
            wf_text_add(vm, &out, " ", 1);
        wf_text_add(vm, &out, "\n", is_last && i < list->count - 1);
    }
    show(vm, c, (const char *)out.blob->data, out.size);
}

static void apply(wf_vm *vm, completion *c) {
    const wf_list *list = fitting(vm, c);
    if (list->count == 0)
        return;
    size_t typed = word_size(c), common = common_size(list);
    wf_text more = {0};
    wf_text_add(vm, &more, wf_str_data(wf_as_str(wf_list_at(list, 0))) + typed, common - typed);
    if (list->count == 1 && c->after)
        wf_text_add(vm, &more, c->after, strlen(c->after));
    if (more.size)
        wf_line_insert(vm, c->line, (const char *)more.blob->data, more.size);
    else if (list->count > 1 && c->line->tabs > 1)
        show_list(vm, c, list);
}

/* Behind a bracket or comma, with nothing typed yet: how the call goes on. */
static bool complete_call(wf_vm *vm, completion *c, const wf_scan *scan) {
    const char *text = wf_line_text(c->line);
    size_t end = c->line->cursor;
    while (end > 0 && text[end - 1] == ' ')
        end--;
    if (c->from < c->line->cursor || !scan->depth || !strchr("(,", text[end - 1]))
        return false;
    size_t bracket = scan->open[scan->depth - 1];
    return text[bracket] == '(' && show_signature(vm, c, evaluate_before(vm, c, bracket), bracket);
}

void wf_complete(wf_vm *vm, wf_line *line) {
    completion c = {.line = line, .names = wf_dict_new(vm), .from = line->cursor};
    const char *text = wf_line_text(line);
    wf_scan scan;
    wf_scan_text(&scan, text, line->cursor, SIZE_MAX);
    while (c.from > 0 && is_name_byte(text[c.from - 1]))
        c.from--;
    if (scan.is_comment)
        return;
    if (scan.quote) {
        complete_key(vm, &c, &scan);
    } else if (!complete_import(vm, &c)) {
        if (complete_call(vm, &c, &scan) && line->tabs < 2)
            return;
        complete_name(vm, &c, &scan);
    }
    apply(vm, &c);
}
