/* line_screen.c - what the line editor shows.
 *
 * The prompt and the text are laid out in rows of the window's width. A row
 * that is full ends in a newline of ours, so the terminal's own wrapping does
 * not matter. Text of more rows than the window has is shown in part: rows
 * [top, top + rows). Only these sequences are used: CSI n A, B, C, J, K, and
 * where colours are shown CSI m. */
#include "runtime/line.h"
#include "runtime/scan.h"
#include "state.h"

#define PROMPT      ">>> "
#define MORE_PROMPT "... "

/* ---- Writing ---- */

typedef struct output {
    wf_vm *vm;
    size_t used;
    char data[120];
} output;

static void send(output *out) {
    wf_write(out->vm, WF_STREAM_RAW, out->data, out->used);
    out->used = 0;
}

static void put(output *out, const char *text, size_t size) {
    if (out->used + size > sizeof out->data)
        send(out);
    memcpy(out->data + out->used, text, size);
    out->used += size;
}

static void put_text(output *out, const char *text) { put(out, text, strlen(text)); }

/* The cursor goes n rows or columns in the direction of the letter. */
static void put_move(output *out, unsigned n, char letter) {
    char text[8] = "\x1b[";
    size_t used = 2;
    if (n == 0)
        return;
    if (n >= 100)
        text[used++] = (char)('0' + n / 100 % 10);
    if (n >= 10)
        text[used++] = (char)('0' + n / 10 % 10);
    if (n > 1)
        text[used++] = (char)('0' + n % 10);
    text[used++] = letter;
    put(out, text, used);
}

/* ---- Characters ---- */

size_t wf_line_char_after(const wf_line *line, size_t i) {
    const char *text = wf_line_text(line);
    size_t size = 1;
    while (i + size < line->text.size && (text[i + size] & 0xC0) == 0x80)
        size++;
    return i < line->text.size ? size : 0;
}

size_t wf_line_char_before(const wf_line *line, size_t i) {
    const char *text = wf_line_text(line);
    size_t size = i > 0;
    while (size && size < i && (text[i - size] & 0xC0) == 0x80)
        size++;
    return size;
}

/* Columns that a character takes: two in the scripts of East Asia,
 * none if it joins the one before. */
static unsigned width_of(uint32_t c) {
    static const uint32_t wide[][2] = {{0x1100, 0x115F},   {0x2E80, 0xA4CF},  {0xAC00, 0xD7A3},
                                       {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},  {0xFF00, 0xFF60},
                                       {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}};
    if (c < 0x300)
        return 1;
    if (c <= 0x36F || (c >= 0x200B && c <= 0x200F) || (c >= 0xFE00 && c <= 0xFE0F))
        return 0;
    for (size_t i = 0; i < WF_COUNT(wide); i++)
        if (c >= wide[i][0] && c <= wide[i][1])
            return 2;
    return 1;
}

/* ---- Layout ---- */

typedef struct place {
    unsigned row, column;
} place;

/* A walk over everything that is laid out; with `out`, what lies in the window is written. */
typedef struct walk {
    const wf_line *line;
    place at;
    output *out;
    unsigned narrow; /* columns of a window that has become narrower, which folds rows */
    unsigned folds;  /* rows that came into being by that */
} walk;

typedef struct layout {
    place cursor, end; /* end: behind the last character */
    unsigned folds;    /* above the cursor */
} layout;

static bool is_shown(const walk *w) {
    return w->out && w->at.row >= w->line->top &&
           w->at.row < w->line->top + (unsigned)w->line->rows;
}

static void new_row(walk *w) {
    if (is_shown(w)) {
        if (w->at.column < w->line->columns) /* or the last character would be erased */
            put_text(w->out, "\x1b[K");
        if (w->at.row + 1 < w->line->top + (unsigned)w->line->rows)
            put(w->out, "\r\n", 2);
    }
    if (w->at.column > w->narrow && w->at.row >= w->line->top)
        w->folds += (w->at.column - 1) / w->narrow;
    w->at.row++;
    w->at.column = 0;
}

/* Goes past a character. A tab is four columns. */
static void pass(walk *w, const char *text, size_t size) {
    unsigned width = *text == '\t' ? 4 : width_of(wf_utf8_next(&(const char *){text}));
    if (w->at.column + width > w->line->columns)
        new_row(w);
    if (is_shown(w)) {
        bool is_control = (unsigned char)*text < ' ';
        put(w->out, *text == '\t' ? "    " : is_control ? "?" : text, is_control ? width : size);
    }
    w->at.column += width;
}

/* Bytes of the sequence CSI ... m that begins there, which sets a colour and takes no column; 0:
 * none. */
static size_t color_size(const char *text) {
    enum { LONGEST = 32 };
    size_t size = 2;
    if (text[0] != '\x1b' || text[1] != '[')
        return 0;
    while ((text[size] >= '0' && text[size] <= '9') || text[size] == ';' || text[size] == ':')
        size++;
    return size < LONGEST && text[size] == 'm' ? size + 1 : 0;
}

static void pass_text(walk *w, const char *text) {
    for (const char *next; *text; text = next) {
        size_t size = color_size(text);
        next = text + size;
        if (size && is_shown(w))
            put(w->out, text, size);
        if (size)
            continue;
        wf_utf8_next(&next);
        pass(w, text, (size_t)(next - text));
    }
}

static void set_color(walk *w, const char *sequence) {
    if (w->line->color && is_shown(w))
        put_text(w->out, sequence);
}

static void pass_prompt(walk *w) {
    const wf_line *line = w->line;
    set_color(w, "\x1b[1;35m");
    if (line->searching) {
        char query[sizeof line->query + 1] = {0};
        memcpy(query, line->query, line->query_size);
        pass_text(w, "(search) ");
        pass_text(w, query);
        pass_text(w, ": ");
    } else {
        pass_text(w, wf_is_null(line->prompt) ? PROMPT : wf_str_data(wf_as_str(line->prompt)));
    }
    set_color(w, "\x1b[0m");
}

static void pass_newline(walk *w) {
    new_row(w);
    set_color(w, "\x1b[1;35m");
    if (w->line->blocks)
        pass_text(w, MORE_PROMPT);
    set_color(w, "\x1b[0m");
}

/* Where the next character would come: not behind the last column. */
static place wrapped(const walk *w) {
    return w->at.column < w->line->columns ? w->at : (place){w->at.row + 1, 0};
}

static void pass_char(walk *w, size_t i, size_t size) {
    const char *text = wf_line_text(w->line) + i;
    if (*text == '\n') {
        pass_newline(w);
        return;
    }
    bool is_marked = i == w->line->mark;
    if (is_marked)
        set_color(w, "\x1b[7m");
    pass(w, text, size);
    if (is_marked)
        set_color(w, "\x1b[0m");
}

static layout lay_out_for(const wf_line *line, output *out, unsigned narrow) {
    walk w = {line, {0, line->start}, out, narrow, 0};
    layout found = {0};
    pass_prompt(&w);
    for (size_t i = 0, size; i < line->text.size; i += size) {
        size = wf_line_char_after(line, i);
        if (i == line->cursor)
            found.cursor = wrapped(&w), found.folds = w.folds;
        pass_char(&w, i, size);
    }
    if (line->cursor == line->text.size) {
        found.cursor = wrapped(&w);
        if (found.cursor.row > w.at.row)
            new_row(&w);
        found.folds = w.folds;
    }
    if (is_shown(&w) && w.at.column < line->columns)
        put_text(out, "\x1b[K");
    found.end = w.at;
    return found;
}

/* Lays out everything and finds where the cursor is. */
static layout lay_out(const wf_line *line, output *out) {
    return lay_out_for(line, out, line->columns);
}

/* ---- Brackets ---- */

static bool is_bracket(const wf_line *line, size_t i) {
    return i < line->text.size && strchr("()[]{}", wf_line_text(line)[i]) && wf_line_text(line)[i];
}

/* The mate of the bracket before the cursor, or else at it. */
static uint32_t find_mark(const wf_line *line) {
    size_t bracket = line->cursor;
    if (bracket > 0 && is_bracket(line, bracket - 1))
        bracket--;
    if (!line->color || line->searching || !is_bracket(line, bracket))
        return UINT32_MAX;
    wf_scan scan;
    wf_scan_text(&scan, wf_line_text(line), line->text.size, bracket);
    return scan.mate;
}

/* ---- Drawing ---- */

/* Keeps the cursor's row in the window. */
static void scroll(wf_line *line, unsigned row, unsigned last) {
    if (row < line->top || last < line->rows)
        line->top = (uint16_t)(last < line->rows ? 0 : row);
    if (row >= line->top + (unsigned)line->rows)
        line->top = (uint16_t)(row - line->rows + 1);
}

static void go_to(output *out, wf_line *line, unsigned row, unsigned column) {
    if (row < line->screen_row)
        put_move(out, line->screen_row - row, 'A');
    else
        put_move(out, row - line->screen_row, 'B');
    if (column == 0 && line->screen_column > 0)
        put(out, "\r", 1);
    else if (column < line->screen_column)
        put_move(out, line->screen_column - column, 'D');
    else
        put_move(out, column - line->screen_column, 'C');
    line->screen_row = (uint16_t)row;
    line->screen_column = (uint16_t)column;
}

void wf_line_draw(wf_vm *vm, wf_line *line) {
    output out = {.vm = vm};
    line->mark = find_mark(line);
    layout found = lay_out(line, NULL);
    place cursor = found.cursor, end = found.end;
    scroll(line, cursor.row, end.row);
    unsigned bottom = line->top + (unsigned)line->rows - 1;
    bool is_cut = end.row > bottom, is_full = end.column == line->columns;
    go_to(&out, line, 0, line->top ? 0 : line->start);
    put_text(&out, is_full ? "\x1b[J" : ""); /* behind a full row it would erase */
    lay_out(line, &out);
    put_text(&out, is_full || is_cut ? "" : "\x1b[J");
    line->screen_row = (uint16_t)((is_cut ? bottom : end.row) - line->top);
    line->screen_column = (uint16_t)end.column;
    if (is_cut || is_full) { /* whether the cursor has wrapped depends on the terminal */
        put(&out, "\r", 1);
        line->screen_column = 0;
    }
    go_to(&out, line, cursor.row - line->top, cursor.column);
    send(&out);
}

void wf_line_draw_first(wf_vm *vm, wf_line *line) {
    output out = {.vm = vm};
    walk w = {line, {0, line->start}, &out, line->columns, 0};
    pass_prompt(&w);
    line->screen_row = (uint16_t)w.at.row;
    line->screen_column = (uint16_t)w.at.column;
    send(&out);
    if (w.at.row > 0 || w.at.column == line->columns)
        wf_line_draw(vm, line);
}

void wf_line_show_cursor(wf_vm *vm, wf_line *line) {
    place cursor = lay_out(line, NULL).cursor;
    bool is_inside = cursor.row >= line->top && cursor.row < line->top + (unsigned)line->rows;
    if (!is_inside || find_mark(line) != line->mark) {
        wf_line_draw(vm, line);
        return;
    }
    output out = {.vm = vm};
    go_to(&out, line, cursor.row - line->top, cursor.column);
    send(&out);
}

/* Whether a change at the end of the text can be shown without laying it out. */
static bool is_plain(const wf_line *line) {
    return line->cursor == line->text.size && !line->searching && line->mark == UINT32_MAX &&
           find_mark(line) == UINT32_MAX;
}

/* Before the cursor goes on to a new row below all others: where the window ends it scrolls. */
static void open_row(wf_line *line) {
    if (line->screen_row + 1 < line->rows)
        return;
    line->screen_row--;
    line->top++;
}

bool wf_line_quick_add(wf_vm *vm, wf_line *line, const char *text, size_t size) {
    unsigned width = *text == '\t' ? 4 : width_of(wf_utf8_next(&(const char *){text}));
    if (*text == '\t' || !is_plain(line) || line->screen_column + width > line->columns)
        return false;
    wf_write(vm, WF_STREAM_RAW, text, size);
    line->screen_column = (uint16_t)(line->screen_column + width);
    if (line->screen_column == line->columns) {
        wf_write(vm, WF_STREAM_RAW, "\r\n", 2);
        open_row(line);
        line->screen_row++;
        line->screen_column = 0;
    }
    return true;
}

bool wf_line_quick_newline(wf_vm *vm, wf_line *line, size_t indent) {
    output out = {.vm = vm};
    /* In column 0 the cursor is already behind a full row. */
    if (!is_plain(line) || line->screen_column == 0 || indent + 8 > line->columns)
        return false;
    open_row(line);
    place at = {line->top + (unsigned)line->screen_row, line->screen_column};
    walk w = {line, at, &out, line->columns, 0};
    pass_newline(&w);
    while (indent-- > 0)
        pass(&w, " ", 1);
    line->screen_row = (uint16_t)(w.at.row - line->top);
    line->screen_column = (uint16_t)w.at.column;
    send(&out);
    return true;
}

bool wf_line_quick_remove(wf_vm *vm, wf_line *line) {
    /* At the start of a row the character before it lies in the row above. */
    if (!is_plain(line) || line->screen_column == 0 || is_bracket(line, line->cursor - 2))
        return false;
    wf_write(vm, WF_STREAM_RAW, "\b \b", 3);
    line->screen_column--;
    return true;
}

void wf_line_leave(wf_vm *vm, wf_line *line) {
    uint32_t cursor = line->cursor;
    line->cursor = line->text.size;
    wf_line_show_cursor(vm, line);
    line->cursor = cursor;
    wf_write(vm, WF_STREAM_RAW, "\r\n", 2);
    line->screen_row = line->screen_column = 0;
}

void wf_line_redraw(wf_vm *vm, wf_line *line) {
    line->screen_row = line->screen_column = line->start = 0;
    wf_line_draw(vm, line);
}

void wf_line_resize(wf_vm *vm, wf_line *line) {
    unsigned columns = 80, rows = 24;
    const wf_port *port = vm->runtime.port;
    if (port->window)
        port->window(vm->runtime.host, &columns, &rows);
    columns = columns < 8 ? 8 : columns > 999 ? 999 : columns;
    if (columns < line->columns) /* terminals fold rows that have become too long */
        line->screen_row = (uint16_t)(line->screen_row + lay_out_for(line, NULL, columns).folds);
    line->columns = (uint16_t)columns;
    line->rows = (uint16_t)(rows < 2 ? 2 : rows > 999 ? 999 : rows);
}
