/* mknames.c - run by the build: turns objects/names.def into constant strings.
 *
 *     mknames src/objects/names.def > build/.../names.gen.c
 *
 * Writes a constant wf_str for each NAME(id, text), with its hash, an open-addressed index of them by
 * hash, and the strs of the ASCII characters by their codes, which need no names. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST 2000

static char ids[MOST][64], texts[MOST][64];
static size_t sizes[MOST];
static int count;

/* The same as wf_str_hash_bytes in objects/str.c: FNV-1a, folded so that the low half depends on
 * all. */
static uint32_t hash_bytes(const char *data, size_t size) {
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ (uint8_t)data[i]) * 16777619u;
    return hash ^ (hash >> 16);
}

static void read_names(FILE *file) {
    char line[256];
    while (fgets(line, sizeof line, file)) {
        if (count == MOST) {
            fprintf(stderr, "mknames: more than %d names\n", MOST);
            exit(1);
        }
        if (strcmp(line, "NAME(empty, \"\")\n") == 0) {
            strcpy(ids[count], "empty");
            texts[count++][0] = 0;
        } else if (sscanf(line, "NAME(%63[^,], \"%63[^\"]\")", ids[count], texts[count]) == 2) {
            sizes[count] = strlen(texts[count]);
            count++;
        }
    }
}

/* As a C string literal. */
static void print_text(const char *text, size_t size) {
    putchar('"');
    for (size_t at = 0; at < size; at++) {
        int c = text[at];
        if (c < ' ' || c > '~' || c == '"' || c == '\\' || c == '?')
            printf("\\%03o", c);
        else
            putchar(c);
    }
    putchar('"');
}

/* What stands between the braces of a wf_str, but for the text's own. */
static void print_str(const char *text, size_t size) {
    uint32_t hash = hash_bytes(text, size);
    printf("WF_HEAD(wf_str_type), (wf_half)%uu ? (wf_half)%uu : 1, WF_STR_INTERNED | %zu, {", hash,
           hash, size);
    print_text(text, size);
    printf("}");
}

static void check_names(void) {
    for (int i = 0; i < count; i++)
        for (int j = 0; j <= i; j++)
            if (sizes[i] == 1 || (j < i && strcmp(texts[i], texts[j]) == 0)) {
                fprintf(stderr, "mknames: \"%s\" is there without this name\n", texts[i]);
                exit(1);
            }
}

static void put_index(void) {
    int room = count + count / 2;
    int *index = calloc((size_t)room, sizeof *index);
    for (int i = 0; i < count; i++) {
        unsigned at = (hash_bytes(texts[i], sizes[i]) & 0xffff) % (unsigned)room;
        while (index[at])
            at = (at + 1) % (unsigned)room;
        index[at] = i + 1;
    }
    printf("/* Open-addressed by (hash & 0xffff) %% room. */\n"
           "extern const wf_str *const wf_rom_names[];\nextern const size_t wf_rom_name_room;\n"
           "const size_t wf_rom_name_room = %d;\nconst wf_str *const wf_rom_names[] = {\n",
           room);
    for (int i = 0; i < room; i++) {
        if (index[i])
            printf("&wf_name_%s,\n", ids[index[i] - 1]);
        else
            printf("NULL,\n");
    }
    printf("};\n");
}

int main(int argc, char **argv) {
    FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
    if (!file) {
        fprintf(stderr, "mknames: cannot read the names\n");
        return 1;
    }
    read_names(file);
    fclose(file);
    check_names();
    printf("/* Made by tools/mknames.c from objects/names.def. */\n#include \"objects/str.h\"\n");
    for (int i = 0; i < count; i++) {
        printf("const wf_str wf_name_%s = {", ids[i]);
        print_str(texts[i], sizes[i]);
        printf("};\n");
    }
    put_index();
    printf("const wf_char_str wf_char_strs[128] = {\n");
    for (int c = 0; c < 128; c++) {
        printf("{");
        print_str((char[]){(char)c}, 1);
        printf("},\n");
    }
    printf("};\n");
    return 0;
}
