/* say.c - what a board writes to its console; its last words use nothing of the C library, which may
 * be what has failed. */
#include "board.h"

void console_write(void *host, int stream, const char *text, size_t size) {
    (void)host;
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '\n' && stream != WF_STREAM_RAW)
            console_put('\r');
        console_put(text[i]);
    }
}

void board_say(const char *text) {
    size_t size = 0;
    while (text[size])
        size++;
    console_write(NULL, WF_STREAM_ERR, text, size);
}

void board_say_number(const char *label, uint32_t number) {
    char digits[8];
    for (unsigned i = 0; i < sizeof digits; i++)
        digits[i] = "0123456789abcdef"[number >> (28 - 4 * i) & 15];
    board_say(label);
    console_write(NULL, WF_STREAM_ERR, digits, sizeof digits);
}

void board_panic(const char *what, uint32_t number) {
    board_say("\nwafer: ");
    board_say(what);
    board_say_number(": 0x", number);
    board_say("\n");
    board_exit(1);
}
