/* panic.c - what a board says when it cannot go on; its C library may be what has failed. */
#include "board.h"

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
