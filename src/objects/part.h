/* part.h - the part of wf_vm that objects/ keeps. */
#ifndef WF_OBJECTS_PART_H
#define WF_OBJECTS_PART_H

#include "objects/object.h"

/* Of the method cache: what type has under name. */
typedef struct wf_method_entry {
    const wf_type *type;
    const wf_str *name;
    wf_val value; /* WF_NULL: nothing */
} wf_method_entry;

/* The character that was last asked for by its index, in a text that is not ASCII. */
typedef struct wf_text_place {
    const struct wf_str *str; /* NULL once a collection may have moved or freed it */
    size_t index, offset;     /* in characters, in bytes */
} wf_text_place;

typedef struct wf_objects {
    wf_row *names; /* open-addressed table of interned strings in the heap; a weak row */
    size_t name_count;
    wf_row *wrappers; /* unbound native methods that Python has seen: one object for each */
    size_t wrapper_count;
    wf_val memory_error; /* made when the VM opens; raised when there is no memory to make one */
    uint32_t epoch;      /* changes when something cached about types may be wrong */
    struct wf_printing *printing; /* objects whose repr is in progress, innermost first */
    wf_dict *builtins;            /* names that every module sees */
    size_t digit_limit;           /* sys.set_int_max_str_digits */
    wf_text_place place;
    wf_method_entry
        *methods;       /* method_room of them; emptied by each collection and when epoch changes */
    size_t method_room; /* a power of two */
} wf_objects;

/* Makes what must exist before anything runs. Raises MemoryError. */
void wf_objects_open(wf_vm *vm);
/* Empties the method cache: objects may have moved. */
void wf_types_after_move(wf_vm *vm);

#endif
