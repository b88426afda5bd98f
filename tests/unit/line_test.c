/* line_test.c - the line editor: keys in, the text and the picture on a small screen out. */
#include "test.h"

#include <stdio.h>

#include "objects/str.h"
#include "runtime/line.h"

/* ---- A screen, as much of one as the editor uses ---- */

enum { COLUMNS = 20, ROWS = 6 };

typedef struct screen {
    unsigned columns, row, column, number;
    enum { TEXT, ESCAPE, SEQUENCE } state;
    bool is_private; /* CSI ? */
    bool is_broken;  /* the cursor left the screen, or something unknown came */
    char cell[ROWS][COLUMNS + 1];
} screen;

static void clear_from(screen *s, unsigned row, unsigned column) {
    memset(s->cell[row] + column, ' ', COLUMNS - column);
    for (row++; row < ROWS; row++)
        memset(s->cell[row], ' ', COLUMNS);
}

static void scroll_up(screen *s) {
    memmove(s->cell[0], s->cell[1], sizeof s->cell[0] * (ROWS - 1));
    memset(s->cell[ROWS - 1], ' ', COLUMNS);
}

static void end_sequence(screen *s, char final) {
    unsigned n = s->number ? s->number : 1;
    s->state = TEXT;
    switch (final) {
    case 'A': s->is_broken |= n > s->row, s->row -= n; break;
    case 'B': s->row += n; break;
    case 'C': s->column += n; break;
    case 'D': s->is_broken |= n > s->column, s->column -= n; break;
    case 'H': s->row = s->column = 0; break;
    case 'J':
        if (s->number == 2)
            clear_from(s, 0, 0);
        else
            clear_from(s, s->row, s->column);
        break;
    case 'K': memset(s->cell[s->row] + s->column, ' ', COLUMNS - s->column); break;
    case 'm': break;
    default: s->is_broken |= !s->is_private;
    }
    s->is_broken |= s->row >= ROWS || s->column > COLUMNS;
}

static void show(screen *s, char c) {
    if (s->is_broken)
        return;
    if (s->state == ESCAPE) {
        s->state = c == '[' ? SEQUENCE : TEXT;
        s->number = 0;
        s->is_private = false;
    } else if (s->state == SEQUENCE) {
        if (c == '?')
            s->is_private = true;
        else if (c == ';')
            s->number = 0;
        else if (c >= '0' && c <= '9')
            s->number = s->number * 10 + (unsigned)(c - '0');
        else
            end_sequence(s, c);
    } else if (c == 27) {
        s->state = ESCAPE;
    } else if (c == '\r') {
        s->column = 0;
    } else if (c == '\b') {
        s->column--;
    } else if (c == '\n') {
        if (s->row == ROWS - 1)
            scroll_up(s);
        else
            s->row++;
    } else if ((unsigned char)c >= ' ' && (c & 0xC0) != 0x80) {
        s->is_broken |= s->column >= COLUMNS; /* the editor ends rows itself */
        s->cell[s->row][s->column++] = c;
    }
}

static void write_screen(void *host, int stream, const char *text, size_t size) {
    (void)stream;
    for (size_t i = 0; host && i < size; i++)
        show(host, text[i]);
}

static void tell_window(void *host, unsigned *columns, unsigned *rows) {
    *columns = ((screen *)host)->columns;
    *rows = ROWS;
}

static const wf_port port = {.write = write_screen, .window = tell_window};

static void open_screen(wf_vm *vm, screen *s) {
    memset(s, 0, sizeof *s);
    s->columns = COLUMNS;
    clear_from(s, 0, 0);
    vm->runtime.port = &port;
    vm->runtime.host = s;
}

/* A row without the blanks behind it. */
static const char *row(screen *s, unsigned n) {
    size_t size = COLUMNS;
    while (size && s->cell[n][size - 1] == ' ')
        size--;
    s->cell[n][size] = 0;
    for (size_t i = size + 1; i < COLUMNS; i++)
        s->cell[n][i] = ' ';
    return s->cell[n];
}

#define CHECK_ROW(n, text) CHECK(strcmp(row(&s, n), text) == 0)

/* ---- Typing ---- */

static wf_line *begin(wf_vm *vm) {
    wf_line *line = wf_line_of(vm);
    wf_line_begin(vm, line, WF_NULL, true);
    return line;
}

static wf_line_event type(wf_vm *vm, wf_line *line, const char *keys) {
    wf_line_event event = WF_LINE_MORE;
    for (; *keys && event == WF_LINE_MORE; keys++)
        event = wf_line_feed(vm, line, (unsigned char)*keys);
    return event;
}

static bool is_text(const wf_line *line, const char *text) {
    return line->text.size == strlen(text) && !memcmp(wf_line_text(line), text, line->text.size);
}

static bool types_to(wf_vm *vm, const char *keys, const char *text) {
    screen s;
    open_screen(vm, &s);
    wf_line *line = begin(vm);
    bool is_right = type(vm, line, keys) == WF_LINE_MORE && is_text(line, text) && !s.is_broken;
    vm->runtime.host = NULL;
    return is_right;
}

TEST(line_moves_and_deletes) {
    CHECK(types_to(vm, "abc", "abc"));
    CHECK(types_to(vm, "ac\x1b[Db", "abc"));
    CHECK(types_to(vm, "bc\x1b[Ha\x1b[Fd", "abcd"));
    CHECK(types_to(vm, "xabc\x1b[1~\x1b[3~", "abc"));
    CHECK(types_to(vm, "abcx\x7f\x02\x02\x08", "bc"));
    CHECK(types_to(vm,
                   "one two\x1b[1;5Dx\x1b"
                   "bx\x1b"
                   "fy",
                   "one xxtwoy"));
    CHECK(types_to(vm, "one two\x17three", "one three"));
    CHECK(types_to(vm, "abc\x02\x0b\x19\x19", "abcc"));
    CHECK(types_to(vm, "abc def\x1b\x7f\x15\x19", "abc "));
}

TEST(line_takes_characters_of_several_bytes) {
    CHECK(types_to(vm, "\xc3\xa4\xe2\x86\x92\xf0\x9f\x98\x80",
                   "\xc3\xa4\xe2\x86\x92\xf0\x9f\x98\x80"));
    CHECK(types_to(vm, "\xc3\xa4\xe2\x86\x92\x7f\x02x", "x\xc3\xa4"));
    CHECK(types_to(vm,
                   "a\xff\x80\xc3"
                   "b\xe2\x86"
                   "c",
                   "abc")); /* broken ones are dropped */
}

TEST(line_ignores_unknown_sequences) {
    CHECK(types_to(vm, "a\x1b[5~\x1b[38;5;1mb\x1bOP\x1b[24~c", "abc"));
}

TEST(line_events) {
    screen s;
    open_screen(vm, &s);
    CHECK_EQ(type(vm, begin(vm), "a\r"), WF_LINE_ENTER);
    CHECK_EQ(type(vm, begin(vm), "a\x1b[\x03"), WF_LINE_INTERRUPT); /* whatever was begun */
    CHECK_EQ(type(vm, begin(vm), "\x1b[200~a\x03"), WF_LINE_INTERRUPT);
    CHECK_EQ(type(vm, begin(vm), "\x04"), WF_LINE_END);
    CHECK_EQ(type(vm, begin(vm), "\x01"), WF_LINE_RAW);
    CHECK_EQ(type(vm, begin(vm), "\x02"), WF_LINE_FRIENDLY);
    CHECK_EQ(type(vm, begin(vm), "\x05"), WF_LINE_PASTE);
    CHECK_EQ(type(vm, begin(vm), "a\x01\x02\x05\x04"), WF_LINE_MORE); /* keys, with text there */
    CHECK_EQ(type(vm, begin(vm), "a\t"), WF_LINE_TAB);
    CHECK_EQ(type(vm, begin(vm), "  \t"), WF_LINE_MORE);
    vm->runtime.host = NULL;
}

TEST(line_wraps_in_a_narrow_window) {
    screen s;
    open_screen(vm, &s);
    wf_line *line = begin(vm);
    type(vm, line, "abcdefghijklmnop");
    CHECK_ROW(0, ">>> abcdefghijklmnop");
    CHECK_EQ(s.row, 1);
    type(vm, line, "qrs\x1b[HX");
    CHECK_ROW(0, ">>> Xabcdefghijklmno");
    CHECK_ROW(1, "pqrs");
    CHECK(s.row == 0 && s.column == 5);
    type(vm, line, "\x1b[F\x7f\x7f\x7f\x7f\x7f");
    CHECK_ROW(0, ">>> Xabcdefghijklmn");
    CHECK_ROW(1, "");
    CHECK(!s.is_broken);
    vm->runtime.host = NULL;
}

TEST(line_edits_blocks_and_scrolls) {
    screen s;
    open_screen(vm, &s);
    wf_line *line = begin(vm);
    type(vm, line, "if 1:");
    for (int i = 0; i < 8; i++) {
        wf_line_newline(vm, line);
        type(vm, line, (const char[]){(char)('a' + i), 0});
    }
    CHECK(is_text(line, "if 1:\n    a\n    b\n    c\n    d\n    e\n    f\n    g\n    h"));
    CHECK_ROW(5, "...     h");
    CHECK_ROW(0, "...     c");
    type(vm, line, "\x1b[A\x1b[A\x1b[A\x1b[A\x1b[A\x1b[A\x1b[A\x1b[A!");
    CHECK_ROW(0, ">>> if 1:!");
    CHECK_ROW(5, "...     e");
    CHECK(!s.is_broken);
    vm->runtime.host = NULL;
}

TEST(line_follows_the_window) {
    screen s;
    open_screen(vm, &s);
    wf_line *line = begin(vm);
    s.columns = 12;
    wf_line_resize(vm, line);
    type(vm, line, "abcdefghijkl");
    CHECK_ROW(0, ">>> abcdefgh");
    CHECK_ROW(1, "ijkl");
    s.columns = COLUMNS;
    wf_line_resize(vm, line);
    wf_line_draw(vm, line);
    CHECK_ROW(0, ">>> abcdefghijkl");
    CHECK_ROW(1, "");
    vm->runtime.host = NULL;
}

static void accept(wf_vm *vm, wf_line *line, const char *keys) {
    wf_line_begin(vm, line, WF_NULL, true);
    type(vm, line, keys);
    wf_line_accept(vm, line);
}

TEST(line_remembers) {
    screen s;
    open_screen(vm, &s);
    wf_line *line = wf_line_of(vm);
    accept(vm, line, "alpha");
    accept(vm, line, "beta");
    accept(vm, line, "beta");
    wf_line_begin(vm, line, WF_NULL, true);
    type(vm, line, "draft\x1b[A\x1b[A");
    CHECK(is_text(line, "alpha"));
    type(vm, line, "\x1b[A\x1b[B");
    CHECK(is_text(line, "beta"));
    type(vm, line, "\x1b[B\x1b[B");
    CHECK(is_text(line, "draft"));
    type(vm, line,
         "\x12"
         "al");
    CHECK(is_text(line, "alpha"));
    type(vm, line, "zzz\x07");
    CHECK(is_text(line, "draft"));
    type(vm, line,
         "\x12"
         "t\x7f"
         "e\x1b[D!");
    CHECK(is_text(line, "bet!a"));
    CHECK(!s.is_broken);
    vm->runtime.host = NULL;
}

/* The oldest entries go; what is there stays whole. */
TEST(line_history_has_a_limit) {
    wf_line *line = wf_line_of(vm);
    char entry[40];
    for (int i = 0; i < 4000; i++) {
        snprintf(entry, sizeof entry, "entry number %d", i);
        wf_history_add(vm, line, entry, strlen(entry));
    }
    uint32_t at = line->history.size;
    int count = 0;
    while (wf_history_before(line, &at)) {
        snprintf(entry, sizeof entry, "entry number %d", 3999 - count++);
        CHECK(strcmp(wf_history_entry(line, at), entry) == 0);
    }
    CHECK(count > 10 && count < 4000);
}

/* Any bytes: the text stays valid, and the cursor is where the screen shows it. */
TEST(line_survives_noise) {
    static const char *const pieces[] = {"a",
                                         "bc",
                                         "\x1b[A",
                                         "\x1b[B",
                                         "\x1b[D",
                                         "\x1b[C",
                                         "\x7f",
                                         "\x0b",
                                         "\x19",
                                         "\x12",
                                         "\x07",
                                         "\x17",
                                         "\x1b[H",
                                         "\x1b[F",
                                         "\x1b"
                                         "b",
                                         "(",
                                         "]",
                                         "\xc3\xa4",
                                         "\x0c",
                                         "\x15",
                                         "    ",
                                         "\x1b[3~",
                                         "\x1b[200~q\rr\x1b[201~"};
    uint32_t random = 7;
    screen s;
    open_screen(vm, &s);
    wf_line *line = begin(vm);
    line->color = true;
    for (int i = 0; i < 4000 && !s.is_broken; i++) {
        uint32_t n = test_random(&random) % (WF_COUNT(pieces) + 2);
        if (n < WF_COUNT(pieces))
            type(vm, line, pieces[n]);
        else if (n == WF_COUNT(pieces) && !line->searching)
            wf_line_newline(vm, line);
        else
            wf_line_feed(vm, line, (int)(test_random(&random) % 256));
        CHECK(line->cursor <= line->text.size);
        CHECK(wf_utf8_check(wf_line_text(line), line->text.size, NULL, &(size_t){0}) != SIZE_MAX);
        CHECK(s.row >= line->screen_row);
        if (line->text.size > 300 || i % 500 == 499) {
            wf_line_accept(vm, line);
            wf_line_begin(vm, line, WF_NULL, true);
        }
    }
    CHECK(!s.is_broken);
    vm->runtime.host = NULL;
}
