/* line.c - the line editor: what each key does to the text. */
#include "runtime/line.h"
#include "objects/str.h"
#include "runtime/scan.h"
#include "state.h"

enum { INDENT = 4, PIECE_STEP = 64, KEEP_ROOM = 256 };

/* ---- The object ---- */

static void trace_line(wf_tracer *t, void *object) {
    wf_line *line = object;
    wf_trace_ref(t, &line->text.blob);
    wf_trace_ref(t, &line->kill.blob);
    wf_trace_ref(t, &line->draft.blob);
    wf_trace_ref(t, &line->history.blob);
    wf_trace(t, &line->prompt);
}

static const wf_slots line_slots = {.size = sizeof(wf_line), .trace = trace_line};
static const wf_type line_type = {.head = WF_HEAD(wf_type_type),
                                  .name = "line",
                                  .slots = &line_slots,
                                  .base = &wf_object_type,
                                  .flags = WF_TYPE_INTERNAL,
                                  .kind = WF_KIND_NATIVE};

wf_line *wf_line_of(wf_vm *vm) {
    if (vm->runtime.line)
        return vm->runtime.line;
    wf_line *line = wf_new(vm, &line_type, sizeof *line);
    wf_history_load(vm, line);
    return vm->runtime.line = line;
}

/* ---- Text that grows ---- */

char *wf_piece_open(wf_vm *vm, wf_line *line, wf_piece *piece, size_t at, size_t size) {
    size_t need = piece->size + size;
    if (!piece->blob || piece->blob->room < need) {
        wf_blob *grown = wf_blob_new(vm, need + need / 4 + PIECE_STEP);
        if (piece->size)
            memcpy(grown->data, piece->blob->data, piece->size);
        wf_set(vm, line, piece->blob, grown);
    }
    char *to = (char *)piece->blob->data + at;
    memmove(to + size, to, piece->size - at);
    piece->size = (uint32_t)need;
    return to;
}

void wf_piece_cut(wf_piece *piece, size_t at, size_t size) {
    char *to = piece->blob ? (char *)piece->blob->data + at : NULL;
    if (size)
        memmove(to, to + size, piece->size - at - size);
    piece->size -= (uint32_t)size;
}

void wf_piece_set(wf_vm *vm, wf_line *line, wf_piece *piece, const char *text, size_t size) {
    if (!piece->blob || piece->blob->room < size)
        wf_set(vm, line, piece->blob, wf_blob_new(vm, size + PIECE_STEP));
    memmove(piece->blob->data, text, size);
    piece->size = (uint32_t)size;
}

/* ---- Places in the text ---- */

static size_t line_start(const wf_line *line, size_t i) {
    while (i > 0 && wf_line_text(line)[i - 1] != '\n')
        i--;
    return i;
}

static size_t line_end(const wf_line *line, size_t i) {
    while (i < line->text.size && wf_line_text(line)[i] != '\n')
        i++;
    return i;
}

static bool is_word(const wf_line *line, size_t i) {
    unsigned char c = (unsigned char)wf_line_text(line)[i];
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '_' || c >= 0x80;
}

static size_t word_before(const wf_line *line, size_t i) {
    while (i > 0 && !is_word(line, i - 1))
        i--;
    while (i > 0 && is_word(line, i - 1))
        i--;
    return i;
}

static size_t word_after(const wf_line *line, size_t i) {
    while (i < line->text.size && !is_word(line, i))
        i++;
    while (i < line->text.size && is_word(line, i))
        i++;
    return i;
}

/* What ctrl-W takes: up to the blank before. */
static size_t blank_before(const wf_line *line, size_t i) {
    const char *text = wf_line_text(line);
    while (i > 0 && text[i - 1] == ' ')
        i--;
    while (i > 0 && text[i - 1] != ' ' && text[i - 1] != '\n')
        i--;
    return i;
}

static size_t indent_of(const wf_line *line, size_t start) {
    size_t i = start;
    while (i < line->text.size && wf_line_text(line)[i] == ' ')
        i++;
    return i - start;
}

/* Only blanks between the start of the line and the cursor. */
static bool is_in_indent(const wf_line *line) {
    size_t start = line_start(line, line->cursor);
    return indent_of(line, start) >= line->cursor - start;
}

static void move_to(wf_vm *vm, wf_line *line, size_t i) {
    line->cursor = (uint32_t)i;
    wf_line_show_cursor(vm, line);
}

/* ---- Changing the text ---- */

static void put_in(wf_vm *vm, wf_line *line, const char *text, size_t size) {
    memcpy(wf_piece_open(vm, line, &line->text, line->cursor, size), text, size);
    line->cursor += (uint32_t)size;
}

void wf_line_insert(wf_vm *vm, wf_line *line, const char *text, size_t size) {
    put_in(vm, line, text, size);
    if (!line->pasting)
        wf_line_draw(vm, line);
}

static void type_char(wf_vm *vm, wf_line *line, const char *text, size_t size) {
    put_in(vm, line, text, size);
    if (!line->pasting && !wf_line_quick_add(vm, line, text, size))
        wf_line_draw(vm, line);
}

/* Takes [from, to) out; the cursor goes to from. */
static void cut(wf_vm *vm, wf_line *line, size_t from, size_t to) {
    wf_piece_cut(&line->text, from, to - from);
    line->cursor = (uint32_t)from;
    wf_line_draw(vm, line);
}

/* The same, kept for ctrl-Y. */
static void kill_text(wf_vm *vm, wf_line *line, size_t from, size_t to) {
    if (from == to)
        return;
    wf_piece_set(vm, line, &line->kill, wf_line_text(line) + from, to - from);
    cut(vm, line, from, to);
}

/* In the indentation a whole step of it goes. */
static void erase_before(wf_vm *vm, wf_line *line) {
    size_t start = line_start(line, line->cursor), column = line->cursor - start;
    size_t size = wf_line_char_before(line, line->cursor);
    if (size == 0)
        return;
    if (column > 0 && is_in_indent(line))
        size = (column - 1) % INDENT + 1;
    char last = wf_line_text(line)[line->cursor - 1];
    if (last > ' ' && last < 127 && wf_line_quick_remove(vm, line)) {
        wf_piece_cut(&line->text, --line->cursor, 1);
        return;
    }
    cut(vm, line, line->cursor - size, line->cursor);
}

static void erase_after(wf_vm *vm, wf_line *line) {
    cut(vm, line, line->cursor, line->cursor + wf_line_char_after(line, line->cursor));
}

static void show_text(wf_vm *vm, wf_line *line, const char *text, size_t size) {
    wf_piece_set(vm, line, &line->text, text, size);
    line->cursor = line->text.size;
    wf_line_draw(vm, line);
}

/* ---- Indentation ---- */

static bool starts_with_leaving_word(const char *text, size_t size) {
    static const char *const words[] = {"return", "pass", "raise", "break", "continue"};
    for (size_t i = 0; i < WF_COUNT(words); i++) {
        size_t length = strlen(words[i]);
        if (size >= length && !memcmp(text, words[i], length) &&
            (size == length || !strchr("_=.(", text[length])))
            return true;
    }
    return false;
}

/* Of the line that follows the one that ends at the cursor. */
static size_t next_indent(const wf_line *line) {
    size_t start = line_start(line, line->cursor), indent = indent_of(line, start);
    size_t end = line->cursor;
    const char *text = wf_line_text(line);
    wf_scan scan;
    if (indent > end - start)
        return end - start;
    wf_scan_text(&scan, text, end, SIZE_MAX);
    if (scan.quote)
        return 0;
    if (scan.depth)
        return indent;
    while (end > start && text[end - 1] == ' ')
        end--;
    if (end > start && text[end - 1] == ':' && !scan.is_comment)
        return indent + INDENT;
    if (indent >= INDENT && starts_with_leaving_word(text + start + indent, end - start - indent))
        return indent - INDENT;
    return indent;
}

void wf_line_newline(wf_vm *vm, wf_line *line) {
    size_t indent = line->pasting ? 0 : next_indent(line);
    char *to = wf_piece_open(vm, line, &line->text, line->cursor, indent + 1);
    *to = '\n';
    memset(to + 1, ' ', indent);
    line->cursor += (uint32_t)indent + 1;
    if (!line->pasting && !wf_line_quick_newline(vm, line, indent))
        wf_line_draw(vm, line);
}

/* ---- History ---- */

static void show_entry(wf_vm *vm, wf_line *line) {
    const char *entry = wf_history_entry(line, line->at);
    if (line->at < line->history.size)
        show_text(vm, line, entry, strlen(entry));
    else
        show_text(vm, line, line->draft.blob ? (const char *)line->draft.blob->data : "",
                  line->draft.size);
}

static void keep_draft(wf_vm *vm, wf_line *line) {
    if (line->at >= line->history.size)
        wf_piece_set(vm, line, &line->draft, wf_line_text(line), line->text.size);
}

static void go_up(wf_vm *vm, wf_line *line) {
    size_t start = line_start(line, line->cursor), column = line->cursor - start;
    if (start > 0) {
        size_t above = line_start(line, start - 1);
        size_t to = above + column < start ? above + column : start - 1;
        while (to > above && (wf_line_text(line)[to] & 0xC0) == 0x80)
            to--;
        move_to(vm, line, to);
        return;
    }
    uint32_t at = line->at;
    if (!wf_history_before(line, &at))
        return;
    keep_draft(vm, line);
    line->at = at;
    show_entry(vm, line);
}

static void go_down(wf_vm *vm, wf_line *line) {
    size_t column = line->cursor - line_start(line, line->cursor);
    size_t end = line_end(line, line->cursor);
    if (end < line->text.size) {
        size_t below = end + 1, last = line_end(line, below);
        size_t to = below + column < last ? below + column : last;
        while (to > below && to < last && (wf_line_text(line)[to] & 0xC0) == 0x80)
            to--;
        move_to(vm, line, to);
        return;
    }
    if (wf_history_after(line, &line->at))
        show_entry(vm, line);
}

/* ---- Searching ---- */

static void search(wf_vm *vm, wf_line *line, uint32_t from) {
    uint32_t at = from;
    if (wf_history_search(line, &at, line->query, line->query_size))
        line->at = at;
    else
        wf_write(vm, WF_STREAM_RAW, "\a", 1);
    show_entry(vm, line);
}

static void begin_search(wf_vm *vm, wf_line *line) {
    keep_draft(vm, line);
    line->searching = true;
    line->query_size = 0;
    line->at = line->history.size;
    wf_line_draw(vm, line);
}

static void add_to_query(wf_vm *vm, wf_line *line, const char *text, size_t size) {
    if (line->query_size + size > sizeof line->query)
        return;
    memcpy(line->query + line->query_size, text, size);
    line->query_size = (uint8_t)(line->query_size + size);
    search(vm, line, line->at);
}

static void end_search(wf_vm *vm, wf_line *line, bool keep) {
    line->searching = false;
    if (!keep)
        line->at = line->history.size;
    show_entry(vm, line);
}

/* Control characters during a search; true: no more is to be done. */
static bool feed_search(wf_vm *vm, wf_line *line, int byte) {
    uint32_t before = line->at;
    if (byte == 'R' - 64) {
        if (wf_history_before(line, &before))
            search(vm, line, before);
    } else if (byte == 8 || byte == 127) {
        while (line->query_size && (line->query[--line->query_size] & 0xC0) == 0x80)
            ; /* the rest of a character */
        search(vm, line, line->history.size);
    } else if (byte == 'G' - 64 || byte == 'C' - 64) {
        end_search(vm, line, false);
    } else {
        end_search(vm, line, true);
        return false;
    }
    return true;
}

/* ---- Keys ---- */

static bool is_empty(const wf_line *line) { return line->text.size == 0 && line->blocks; }

static wf_line_event feed_tab(wf_vm *vm, wf_line *line) {
    if (line->blocks && !is_in_indent(line)) {
        line->tabs++;
        return WF_LINE_TAB;
    }
    size_t column = line->cursor - line_start(line, line->cursor);
    wf_line_insert(vm, line, "    ", INDENT - column % INDENT);
    return WF_LINE_MORE;
}

static void clear_screen(wf_vm *vm, wf_line *line) {
    wf_write(vm, WF_STREAM_RAW, "\x1b[H\x1b[2J", 7);
    wf_line_redraw(vm, line);
}

static void move_key(wf_vm *vm, wf_line *line, int key) {
    size_t i = line->cursor;
    switch (key) {
    case 'A': move_to(vm, line, line_start(line, i)); break;
    case 'E': move_to(vm, line, line_end(line, i)); break;
    case 'B': move_to(vm, line, i - wf_line_char_before(line, i)); break;
    case 'F': move_to(vm, line, i + wf_line_char_after(line, i)); break;
    case 'P': go_up(vm, line); break;
    case 'N': go_down(vm, line); break;
    default: break;
    }
}

/* Those that change the text. */
static void edit_key(wf_vm *vm, wf_line *line, int key) {
    size_t i = line->cursor;
    switch (key) {
    case 'D': erase_after(vm, line); break;
    case 'H':
    case 127 + 64: erase_before(vm, line); break;
    case 'K': kill_text(vm, line, i, line_end(line, i)); break;
    case 'U': kill_text(vm, line, line_start(line, i), i); break;
    case 'W': kill_text(vm, line, blank_before(line, i), i); break;
    case 'Y':
        if (line->kill.size)
            wf_line_insert(vm, line, (const char *)line->kill.blob->data, line->kill.size);
        break;
    case 'L': clear_screen(vm, line); break;
    case 'R': begin_search(vm, line); break;
    default: move_key(vm, line, key); break;
    }
}

/* Control characters by the letter that they are typed with. */
static wf_line_event feed_control(wf_vm *vm, wf_line *line, int key) {
    bool empty = is_empty(line);
    switch (key) {
    case 'C': return WF_LINE_INTERRUPT;
    case 'I': return feed_tab(vm, line);
    case 'M': return WF_LINE_ENTER;
    case 'A':
        if (empty)
            return WF_LINE_RAW;
        break;
    case 'B':
        if (empty)
            return WF_LINE_FRIENDLY;
        break;
    case 'D':
        if (line->text.size == 0)
            return WF_LINE_END;
        break;
    case 'E':
        if (empty)
            return WF_LINE_PASTE;
        break;
    default: break;
    }
    edit_key(vm, line, key);
    return WF_LINE_MORE;
}

static void feed_alt(wf_vm *vm, wf_line *line, int byte) {
    size_t i = line->cursor;
    switch (byte) {
    case 'b': move_to(vm, line, word_before(line, i)); break;
    case 'f': move_to(vm, line, word_after(line, i)); break;
    case 'd': kill_text(vm, line, i, word_after(line, i)); break;
    case 8:
    case 127: kill_text(vm, line, word_before(line, i), i); break;
    case '\r':
        if (line->blocks)
            wf_line_newline(vm, line);
        break;
    default: break;
    }
}

/* ---- Escape sequences ---- */

enum { PLAIN, AFTER_ESC, IN_NUMBER, IN_MODIFIER };
enum { PASTE_BEGINS = 200, PASTE_ENDS = 201 };

static void end_paste(wf_vm *vm, wf_line *line) {
    line->pasting = false;
    wf_line_draw(vm, line);
}

static void feed_number_key(wf_vm *vm, wf_line *line, unsigned number) {
    switch (number) {
    case 1:
    case 7: move_key(vm, line, 'A'); break;
    case 3: erase_after(vm, line); break;
    case 4:
    case 8: move_key(vm, line, 'E'); break;
    case PASTE_BEGINS: line->pasting = true; break;
    case PASTE_ENDS: end_paste(vm, line); break;
    default: break;
    }
}

/* The last byte of a sequence; with ctrl or alt the arrows go by words. */
static void feed_final(wf_vm *vm, wf_line *line, int byte) {
    static const char keys[][2] = {{'A', 'P'}, {'B', 'N'}, {'C', 'F'},
                                   {'D', 'B'}, {'H', 'A'}, {'F', 'E'}};
    bool by_word = line->modifier >= 3;
    if (byte == '~')
        feed_number_key(vm, line, line->number);
    else if (by_word && (byte == 'C' || byte == 'D'))
        feed_alt(vm, line, byte == 'C' ? 'f' : 'b');
    else
        for (size_t i = 0; i < WF_COUNT(keys); i++)
            if (keys[i][0] == byte)
                move_key(vm, line, keys[i][1]);
}

static void feed_escape(wf_vm *vm, wf_line *line, int byte) {
    uint8_t state = line->state;
    line->state = PLAIN;
    if (state == AFTER_ESC && (byte == '[' || byte == 'O')) {
        line->state = IN_NUMBER;
        line->number = 0;
        line->modifier = 0;
    } else if (state == AFTER_ESC) {
        feed_alt(vm, line, byte);
    } else if (byte >= '@' && byte <= '~') {
        feed_final(vm, line, byte);
    } else if (byte < '@') {
        if (byte >= '0' && byte <= '9' && state == IN_NUMBER)
            line->number = (uint16_t)(line->number % 1000 * 10 + (byte - '0'));
        else if (byte >= '0' && byte <= '9')
            line->modifier = (uint8_t)(byte - '0');
        line->state = byte == ';' ? IN_MODIFIER : state;
    }
}

/* ---- Bytes ---- */

/* Gathers a character of several bytes; wrong ones are dropped. */
static void feed_utf8(wf_vm *vm, wf_line *line, int byte) {
    bool continues = (byte & 0xC0) == 0x80;
    if (!continues) {
        line->char_want = (uint8_t)wf_utf8_width((char)byte);
        line->char_size = 0;
    } else if (line->char_size == 0) {
        return;
    }
    line->partial[line->char_size++] = (char)byte;
    if (line->char_size < line->char_want)
        return;
    size_t size = line->char_size;
    line->char_size = 0;
    if (wf_utf8_check(line->partial, size, NULL, &(size_t){0}) == SIZE_MAX)
        return;
    if (line->searching)
        add_to_query(vm, line, line->partial, size);
    else
        type_char(vm, line, line->partial, size);
}

/* In text that is pasted, keys are text. */
static void feed_pasted(wf_vm *vm, wf_line *line, int byte) {
    if (byte == '\r' || byte == '\n')
        put_in(vm, line, "\n", 1);
    else if (byte == '\t')
        put_in(vm, line, "\t", 1);
}

/* Whether the byte belongs to the escape sequence that was begun. */
static bool goes_on(const wf_line *line, int byte) {
    return line->state != PLAIN &&
           (byte >= ' ' || (line->state == AFTER_ESC && (byte == 8 || byte == '\r')));
}

wf_line_event wf_line_feed(wf_vm *vm, wf_line *line, int byte) {
    bool is_second = byte == '\n' && line->after_cr;
    line->after_cr = byte == '\r';
    if (is_second)
        return WF_LINE_MORE;
    if (byte != '\t')
        line->tabs = 0;
    if (goes_on(line, byte)) {
        feed_escape(vm, line, byte);
        return WF_LINE_MORE;
    }
    line->state = byte == 27 ? AFTER_ESC : PLAIN;
    bool is_control = byte < ' ' || byte == 127;
    if (line->searching && is_control && feed_search(vm, line, byte))
        return WF_LINE_MORE;
    if (byte == 27)
        return WF_LINE_MORE;
    if (!is_control)
        feed_utf8(vm, line, byte);
    else if (line->pasting && byte != 'C' - 64)
        feed_pasted(vm, line, byte);
    else
        return feed_control(vm, line, byte == '\n' ? 'M' : byte + 64);
    return WF_LINE_MORE;
}

/* ---- Begin and end ---- */

static void forget_large(wf_piece *piece) {
    piece->size = 0;
    if (piece->blob && piece->blob->room > KEEP_ROOM)
        piece->blob = NULL;
}

void wf_line_begin(wf_vm *vm, wf_line *line, wf_val prompt, bool blocks) {
    wf_set(vm, line, line->prompt, prompt);
    forget_large(&line->text);
    forget_large(&line->draft);
    line->cursor = 0;
    line->top = 0;
    line->at = line->history.size;
    line->mark = UINT32_MAX;
    line->state = PLAIN;
    line->tabs = line->char_size = 0;
    line->pasting = line->searching = false;
    line->blocks = blocks;
    line->columns = 0;
    wf_line_resize(vm, line);
    line->start = (uint16_t)(vm->runtime.column % line->columns);
    vm->runtime.column = 0; /* as it will be behind the editor */
    wf_line_draw_first(vm, line);
}

void wf_line_accept(wf_vm *vm, wf_line *line) {
    wf_line_leave(vm, line);
    if (line->blocks)
        wf_history_add(vm, line, wf_line_text(line), line->text.size);
}
