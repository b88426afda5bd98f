/* emit.h - units (functions, classes, modules being compiled): their names, registers and
 * instructions.
 *
 * Names are resolved late. An instruction about a name that is not known to
 * be a local variable is written as LOADG, STOREG or DELG with the number of
 * the name's symbol; when the outermost enclosing function ends, wf_unit_end
 * rewrites it to what the name has turned out to be (a MOVE from a register,
 * GETCELL of a capture, a global with its cache site ...). Until then an
 * inner unit stands in its place among the constants of the outer one.
 *
 * Registers: parameters, other variables in the order they come up, and
 * above them a stack of temporaries. How many variables there are is known
 * at the end only, so until then temporaries are numbered from WF_TEMP_BASE on;
 * wf_unit_end moves them down.
 */
#ifndef WF_COMPILER_EMIT_H
#define WF_COMPILER_EMIT_H

#include "compiler/tree.h"
#include "objects/dict.h"

/* ---- Arrays that grow ---- */
typedef struct wf_array {
    wf_blob *blob;
    uint32_t count;
} wf_array;
/* A new last item, zeroed. Raises MemoryError. Collects. */
void *wf_array_add(wf_compiler *c, wf_array *array, size_t item_size);
#define WF_ARRAY_AT(type, array, i) (&((type *)(void *)(array).blob->data)[i])

/* ---- Units ---- */
typedef enum wf_unit_kind {
    WF_UNIT_MODULE,
    WF_UNIT_CLASS,
    WF_UNIT_FUNCTION, /* these and those below have local variables */
    WF_UNIT_LAMBDA,
    WF_UNIT_COMP, /* a comprehension or generator expression that is a function */
} wf_unit_kind;

/* wf_symbol.flags */
enum {
    WF_SYM_PARAM = 1,
    WF_SYM_LOCAL = 2,    /* a variable of this unit: has a register */
    WF_SYM_GLOBAL = 4,   /* declared global */
    WF_SYM_NONLOCAL = 8, /* declared nonlocal */
    WF_SYM_USED = 16,
    WF_SYM_STORED = 32, /* assigned somewhere */
    WF_SYM_ANNOTATED = 64,
    WF_SYM_FREE = 128,    /* found in an enclosing function: capture is set */
    WF_SYM_REBOUND = 256, /* an inner function assigns it */
    WF_SYM_SITED = 512    /* site is set */
};

/* Its name is names[same number]. */
typedef struct wf_symbol {
    uint16_t flags;
    uint16_t capture;
    uint16_t site;
    uint16_t reg;
    uint16_t col, end_col; /* of a global or nonlocal declaration, */
    uint32_t line;         /* and its line */
} wf_symbol;

/* A name that means a register of its own for a while: the target of a comprehension carried out in
 * line, which nothing captures; a type parameter or __class__, whose register is that of a
 * variable. Lies in the scratch area or a C frame. */
typedef struct wf_binding {
    struct wf_binding *outer;
    uint32_t name; /* number of the value */
    uint8_t reg;
} wf_binding;

/* What a statement does around its body, innermost first; lies in the C frame of its parser. */
typedef enum wf_block_kind {
    WF_BLOCK_LOOP,
    WF_BLOCK_TRY, /* try ... finally, which may turn out to have no finally */
    WF_BLOCK_WITH,
    WF_BLOCK_EXCEPT,  /* handlers of a try: an exception is being handled */
    WF_BLOCK_NAMED,   /* body of `except ... as name` */
    WF_BLOCK_FINALLY, /* body of a finally */
    WF_BLOCK_GROUP    /* body of except*: nothing may leave it */
} wf_block_kind;

typedef enum wf_exit { WF_EXIT_RETURN, WF_EXIT_BREAK, WF_EXIT_CONTINUE, WF_EXIT_COUNT } wf_exit;

typedef struct wf_block {
    struct wf_block *outer;
    wf_block_kind kind;
    uint8_t reg;                   /* first of the registers that the statement holds */
    bool is_async;                 /* async with */
    uint32_t start;                /* where the range starts that its handler protects */
    uint32_t left;                 /* where code starts that leaves the block */
    const wf_str *name;            /* WF_BLOCK_NAMED */
    uint32_t exits[WF_EXIT_COUNT]; /* jumps that want to leave: of a loop or try */
    wf_array ranges;               /* parts of the range that ended: start, end pairs */
} wf_block;

typedef struct wf_unit {
    wf_head head;
    wf_unit_kind kind;
    uint8_t comp;       /* enum wf_comp of a WF_UNIT_COMP */
    uint16_t flags;     /* WF_CODE_... */
    uint16_t top, most; /* next free temporary; the highest that top has been */
    uint16_t variables; /* registers of variables, parameters included, */
    uint16_t far;       /* and of variables and temporaries from WF_FAR on */
    uint16_t dead;      /* not 0: what is written is thrown away */
    uint16_t arg_count, posonly_count, kwonly_count;
    uint16_t const_at; /* its place among the outer unit's constants */
    struct wf_unit *outer;
    const wf_str *name;
    const wf_str *scope;    /* as in its code */
    const wf_str *inner;    /* the scope of what is defined in it; NULL: not made yet */
    wf_list *consts;        /* an inner unit stands for its code */
    wf_list *names, *frees; /* of symbols; of captures */
    wf_list *shown;         /* name, register of variables of comprehensions; NULL: none */
    wf_setobj *statics;     /* of a class: names X of self.X = ... in its methods */
    wf_array symbols, ins, handlers, sites, captures, lines;
    wf_array index;  /* numbers of symbols by name (scope.c); empty while there are few */
    wf_block *block; /* innermost statement around; NULL between functions */
    wf_binding *bindings;
    uint32_t first_line;
    uint32_t label; /* where something jumps to, the latest */
    /* the line table's entry being made */
    wf_place run;
    uint32_t run_count, last_line;
    wf_span value_return; /* a return with value; line 0: none */
} wf_unit;

extern const wf_type wf_unit_type;

static inline bool wf_unit_is_function(const wf_unit *u) { return u->kind >= WF_UNIT_FUNCTION; }

/* The scope of what is defined in u: the qualified name of a class, that of a function followed by
 * .<locals>; NULL: a module. Raises MemoryError. Collects. */
const wf_str *wf_unit_inner(wf_compiler *c, wf_unit *u);

/* Starts a unit inside c->unit, which it becomes. Raises MemoryError. */
wf_unit *wf_unit_begin(wf_compiler *c, wf_unit_kind kind, const wf_str *name, uint32_t line);
/* Ends c->unit; the outer one becomes c->unit. Gives the code of a module; else NULL. */
wf_code *wf_unit_end(wf_compiler *c);
/* R[dest] = the function of the unit that has just ended. */
void wf_emit_closure(wf_compiler *c, const wf_unit *u, unsigned dest);

/* ---- emit.c: instructions, at the position c->here ---- */
#define WF_NO_JUMP 0xffffffu

uint32_t wf_emit(wf_compiler *c, wf_ins ins); /* its number */
void wf_emit_abc(wf_compiler *c, wf_opcode op, unsigned a, unsigned b, unsigned d);
void wf_emit_ab(wf_compiler *c, wf_opcode op, unsigned a, unsigned b);
void wf_emit_ax(wf_compiler *c, wf_opcode op, unsigned a, unsigned x);
void wf_emit_move(wf_compiler *c, unsigned to, unsigned from); /* nothing if they are the same */
/* op with the name's site as operand c, or opx with EXTRA. */
void wf_emit_site(wf_compiler *c, wf_opcode op, wf_opcode opx, unsigned a, unsigned b,
                  const wf_str *name);
void wf_emit_const(wf_compiler *c, wf_val v, unsigned dest);
void wf_emit_none(wf_compiler *c, unsigned dest);
unsigned wf_const_add(wf_compiler *c, wf_val v); /* its number; equal constants share one */
unsigned wf_site_add(wf_compiler *c, unsigned const_number);

/* Jumps that go to the same place, not known yet, are linked through their distances. Until wf_squeeze
 * they are words of their own, also behind tests (c is the truth that jumps), FORLOOP and GETITER. */
uint32_t wf_emit_jump(wf_compiler *c);
void wf_jump_join(wf_compiler *c, uint32_t *list, uint32_t more);
void wf_jump_here(wf_compiler *c, uint32_t list);
void wf_jump_to(wf_compiler *c, uint32_t list, uint32_t target);
uint32_t wf_label(wf_compiler *c); /* here; something may jump to it */
void wf_emit_back(wf_compiler *c, wf_opcode op, uint32_t target); /* JUMP or LOOP */

/* squeeze.c: takes out the words that u can do without, when its names are resolved: its jumps get
 * the form that the machine knows. Raises MemoryError. Collects. */
void wf_squeeze(wf_compiler *c, wf_unit *u);

/* When [start, here) raises: R[reg] = exception, go on at target. Inner ranges first. */
void wf_emit_handler(wf_compiler *c, uint32_t start, uint32_t end, uint32_t target, unsigned reg);

/* ---- Registers ---- */
#define WF_TEMP_BASE  136u
#define WF_NEAR_NAMES 120u /* variables with names from this one on are kept from WF_FAR on */
unsigned wf_temp(wf_compiler *c);                  /* a new temporary on top */
unsigned wf_temps(wf_compiler *c, unsigned count); /* the first of so many */
void wf_temps_free(wf_compiler *c, unsigned top);  /* back to an earlier c->unit->top */
unsigned wf_variable(wf_compiler *c);              /* of a new variable: the one behind the last */
unsigned wf_far(wf_compiler *c);                   /* a new register from WF_FAR on, for good */
static inline bool wf_is_variable(unsigned reg) { return reg < WF_TEMP_BASE; }

/* ---- scope.c: names ---- */
/* From now on, until c->unit->bindings is set back, name means R[reg]. */
void wf_scope_bind(wf_compiler *c, wf_binding *binding, uint32_t name, unsigned reg);
/* locals() and eval() see the register of a binding as a variable of its name. Collects. */
void wf_scope_show(wf_compiler *c, const wf_binding *binding);
/* The register of name if it is known to be a variable of c->unit, or bound; -1.
 * Counts as a use. */
int wf_scope_register(wf_compiler *c, const wf_str *name);
/* The register that assigning name sets; -1: it is no local variable, use wf_scope_store. */
int wf_scope_target(wf_compiler *c, const wf_str *name);
void wf_scope_param(wf_compiler *c, const wf_str *name, const wf_span *at); /* the next parameter */
void wf_scope_load(wf_compiler *c, const wf_str *name, unsigned dest);
void wf_scope_store(wf_compiler *c, const wf_str *name, unsigned reg);
void wf_scope_delete(wf_compiler *c, const wf_str *name);
/* Whether the unit has declared the name global. */
bool wf_scope_is_global(const wf_unit *u, const wf_str *name);
/* global or nonlocal. */
void wf_scope_declare(wf_compiler *c, const wf_str *name, unsigned flag, const wf_span *at);
void wf_scope_annotate(wf_compiler *c, const wf_str *name, const wf_span *at);
/* Assigning name in a comprehension binds it in the unit around: called before the comprehension's
 * code. */
void wf_scope_bind_outside(wf_compiler *c, const wf_str *name, const wf_span *at);
/* Whether an inner function may assign the variable. */
bool wf_scope_is_rebound(wf_compiler *c, const wf_str *name);
/* Resolves every name of u and the units in it. Raises SyntaxError (nonlocal without binding). */
void wf_scope_resolve(wf_compiler *c, wf_unit *u);
/* Names of the variables' registers, for the code object. */
wf_tuple *wf_scope_locals(wf_compiler *c, const wf_unit *u);

#endif
