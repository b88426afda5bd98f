/* compile.c - from source text to a code object: where the compiler's files come together.
 *
 *     lex.c, lex_text.c            characters to tokens
 *     parse_stmt.c and others      statements; each writes its instructions
 *     parse_expr.c                 expressions, as trees (tree.c, fold.c)
 *     gen.c and others             instructions of a tree
 *     scope.c, emit.c              names; instructions, registers, code objects
 *     squeeze.c                    jumps, when all names are known
 *     report.c                     what is wrong with the text
 *
 * Only the present expression is in memory as a tree, and of each unit
 * (module, class, function) that is open, its instructions. */
#include "compiler/parse.h"

static void trace_compiler(wf_tracer *t, void *object) {
    wf_compiler *c = object;
    void *refs[] = {&c->filename,       &c->class_name, &c->values,       &c->unit,
                    &c->scratch.chunks, &c->lex.text,   &c->lex.brackets, &c->lex.indents};
    for (size_t i = 0; i < WF_COUNT(refs); i++)
        wf_trace_ref(t, refs[i]);
    wf_trace(t, &c->token.value);
}

static const wf_slots compiler_slots = {.size = sizeof(wf_compiler), .trace = trace_compiler};
static const wf_type compiler_type = {.head = WF_HEAD(wf_type_type),
                                      .name = "compiler",
                                      .slots = &compiler_slots,
                                      .base = &wf_object_type,
                                      .flags = WF_TYPE_INTERNAL,
                                      .kind = WF_KIND_NATIVE};

static wf_compiler *new_compiler(wf_vm *vm, const wf_reader *reader, const wf_str *filename,
                                 wf_mode mode, int optimize) {
    wf_compiler *c = wf_new(vm, &compiler_type, sizeof *c);
    c->vm = vm;
    c->mode = mode;
    c->optimize = (uint8_t)optimize;
    wf_set(vm, c, c->filename, filename);
    wf_set(vm, c, c->values, wf_list_with_room(vm, 8));
    wf_lex_open(c, reader);
    return c;
}

static void empty_blob(wf_vm *vm, wf_blob *blob) {
    blob->room = 0;
    wf_shrink(vm, blob, sizeof *blob);
}

/* Gives back at once what was needed only for compiling: stale words on the C stack may keep the
 * compiler and its buffers as long as the program runs. */
static void close_compiler(wf_compiler *c) {
    wf_list *chunks = c->scratch.chunks;
    for (size_t i = 0; chunks && i < chunks->count; i++)
        empty_blob(c->vm, wf_ptr(wf_list_at(chunks, i)));
    empty_blob(c->vm, c->lex.text);
    c->scratch = (wf_scratch){0};
    c->lex = (wf_lexer){0};
    c->token.value = WF_NULL;
    c->values = NULL;
}

static wf_code *compile_with(wf_compiler *c) {
    wf_unit *u = wf_unit_begin(c, WF_UNIT_MODULE, WF_S(module_), 1);
    u->flags |= WF_CODE_MODULE;
    if (c->mode == WF_MODE_EXEC || c->mode == WF_MODE_EVAL)
        u->flags |= WF_CODE_NAMES;
    c->here = (wf_span){1, 1, 0, 0};
    wf_parse_module(c);
    wf_code *code = wf_unit_end(c);
    close_compiler(c);
    return code;
}

wf_code *wf_compile(wf_vm *vm, const wf_reader *reader, const wf_str *filename, wf_mode mode,
                    int optimize) {
    return compile_with(new_compiler(vm, reader, filename, mode, optimize));
}

/* ---- From text at hand ---- */

typedef struct text_source {
    const char *text;
    size_t left;
} text_source;

static size_t read_text(wf_vm *vm, void *data, char *buffer, size_t size) {
    text_source *source = data;
    (void)vm;
    if (size > source->left)
        size = source->left;
    memcpy(buffer, source->text, size);
    source->text += size;
    source->left -= size;
    return size;
}

static wf_compiler *open_text(wf_vm *vm, const wf_reader *reader, const wf_str *filename,
                              wf_mode mode, int optimize) {
    const text_source *source = reader->data;
    wf_compiler *c = new_compiler(vm, reader, filename, mode, optimize);
    c->source = source->text;
    c->source_size = source->left;
    return c;
}

wf_code *wf_compile_text(wf_vm *vm, const char *text, size_t size, const wf_str *filename,
                         wf_mode mode, int optimize) {
    text_source source = {text, size};
    wf_reader reader = {.read = read_text, .data = &source};
    return compile_with(open_text(vm, &reader, filename, mode, optimize));
}

/* ---- Is it complete? ---- */

/* Whether the statement that starts the text goes on until an empty line. */
static bool starts_block(wf_compiler *c) { return !wf_is_simple_statement(c); }

static bool ends_with_empty_line(const char *text, size_t size) {
    if (size && text[size - 1] == '\n')
        size--;
    while (size && (text[size - 1] == ' ' || text[size - 1] == '\t'))
        size--;
    return size == 0 || text[size - 1] == '\n';
}

/* false: the text breaks off. Wrong text is complete: the compiler will say what is wrong. */
static bool reads_to_end(wf_compiler *c, bool *is_block) {
    wf_jump jump;
    if (WF_CATCH(c->vm, &jump)) {
        wf_jump_exc(c->vm);
        return !c->at_eof;
    }
    wf_lex_next(c);
    *is_block = c->token.kind != WF_T_END && starts_block(c);
    while (c->token.kind != WF_T_END) {
        if (c->token.kind == WF_T_FSTRING)
            wf_parse_fstring(c);
        else
            wf_lex_next(c);
    }
    wf_jump_end(c->vm, &jump);
    return true;
}

bool wf_is_complete(wf_vm *vm, const char *text, size_t size) {
    text_source source = {text, size};
    wf_reader reader = {.read = read_text, .data = &source};
    bool is_block = false;
    wf_compiler *c = open_text(vm, &reader, WF_S(stdin_), WF_MODE_SINGLE, 0);
    wf_unit_begin(c, WF_UNIT_MODULE, WF_S(module_), 1);
    return reads_to_end(c, &is_block) && (!is_block || ends_with_empty_line(text, size));
}

/* ---- The stages, printed ---- */

void wf_print_tokens(wf_vm *vm, const char *text, size_t size) {
    text_source source = {text, size};
    wf_reader reader = {.read = read_text, .data = &source};
    wf_compiler *c = open_text(vm, &reader, WF_S(stdin_), WF_MODE_MODULE, 0);
    do {
        wf_lex_next(c);
        wf_print_token(c);
        if (c->token.kind == WF_T_FSTRING)
            wf_print_tree(c, wf_parse_fstring(c));
    } while (c->token.kind != WF_T_END);
}

void wf_print_trees(wf_vm *vm, const char *text, size_t size) {
    text_source source = {text, size};
    wf_reader reader = {.read = read_text, .data = &source};
    wf_compiler *c = open_text(vm, &reader, WF_S(stdin_), WF_MODE_MODULE, 0);
    c->show_trees = true;
    compile_with(c);
}
