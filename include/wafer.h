/* wafer.h - all of Wafer that a C program sees: virtual machines, values, and
 * functions, types and modules written in C.
 *
 * Every function takes the VM it works in; there is no other state. Words
 * used in the comments, always in the same sense:
 *
 *   raises X        may leave by long jump to the nearest wf_try or VM loop
 *   collects        may allocate: objects not seen from a C local, a register,
 *                   a root or another object may move or die
 *   keeps           stores the argument in the heap; others only look at it
 *   runs Python     may call any user code: recheck counts and indices after
 *   from interrupts safe in a signal or interrupt handler
 *
 * Silence means: does not raise, does not collect. A wf_val or a pointer to
 * an object held in a C local or register stays valid and does not move;
 * what is kept in malloc'ed or static memory needs a wf_ref.
 */
#ifndef WAFER_H
#define WAFER_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define WF_VERSION "0.1.0"

typedef struct wf_vm wf_vm;
typedef struct wf_type wf_type;
typedef struct wf_tracer wf_tracer;

#if defined(__GNUC__)
#define WF_NORETURN           __attribute__((noreturn))
#define WF_PRINTF(fmt, first) __attribute__((format(printf, fmt, first)))
#else
#define WF_NORETURN
#define WF_PRINTF(fmt, first)
#endif

/* ---- Values ---------------------------------------------------------------
 * A value is one machine word: a small int, a float, or a pointer to an
 * object. Only heap/value.h knows the bits. With WF_CHECKED it is a struct,
 * so that mixing it with an integer or a pointer does not compile. */
#ifdef WF_CHECKED
typedef struct wf_val {
    uintptr_t bits;
} wf_val;
#define WF_NULL ((wf_val){0})
#else
typedef uintptr_t wf_val;
#define WF_NULL ((wf_val)0)
#endif

/* The number type behind Python's float: double where a word has 64 bits,
 * single (30 bits of it kept) where it has 32. */
#if UINTPTR_MAX > 0xffffffffu
typedef double wf_real;
#else
typedef float wf_real;
#define WF_REAL_IS_SINGLE 1
#endif

/* Of a single by its bits: without an FPU comparing is a call. */
#ifdef WF_REAL_IS_SINGLE
static inline uint32_t wf_real_size_bits(wf_real x) { /* those of |x|, moved up by one */
    union {
        wf_real x;
        uint32_t bits;
    } u = {x};
    return u.bits << 1;
}
static inline bool wf_real_is_zero(wf_real x) { return wf_real_size_bits(x) == 0; }
static inline bool wf_real_is_nan(wf_real x) { return wf_real_size_bits(x) > 0xff000000u; }
static inline bool wf_real_is_infinite(wf_real x) { return wf_real_size_bits(x) == 0xff000000u; }
static inline bool wf_real_is_finite(wf_real x) { return wf_real_size_bits(x) < 0xff000000u; }
#else
static inline bool wf_real_is_zero(wf_real x) { return x == 0; }
static inline bool wf_real_is_nan(wf_real x) { return x != x; }
static inline bool wf_real_is_infinite(wf_real x) { return x == x && x - x != 0; }
static inline bool wf_real_is_finite(wf_real x) { return x - x == 0; }
#endif

/* An object's address is its value. wf_ptr: v must be an object (or WF_NULL: NULL). */
#ifdef WF_CHECKED
static inline wf_val wf_from(const void *object) { return (wf_val){(uintptr_t)object}; }
static inline void *wf_ptr(wf_val v) { return (void *)v.bits; }
#else
static inline wf_val wf_from(const void *object) { return (wf_val)object; }
static inline void *wf_ptr(wf_val v) { return (void *)v; }
#endif
static inline bool wf_is_null(wf_val v) { return wf_ptr(v) == NULL; }
static inline bool wf_eq(wf_val a, wf_val b) { return wf_ptr(a) == wf_ptr(b); } /* identity */

/* No value: an argument left out, an attribute not found, the end of an
 * iteration. Never visible to Python. */
bool wf_is_absent(wf_val v);
bool wf_same(wf_val a, wf_val b); /* the same object or the same immediate: Python's `is` */

/* ---- Objects, as C sees them ----------------------------------------------
 * An object starts with one word: its type, and two bits of the collector. */
typedef struct wf_head {
    uintptr_t word;
} wf_head;

/* WF_DOCS=0: functions, types and modules in C have no docstrings, and a wf_def and a wf_type
 * are a word shorter.
 * To be the same in all files of a program. */
#ifndef WF_DOCS
#define WF_DOCS 1
#endif
#if WF_DOCS
#define WF_DOC(text)      text
#define WF_DEF_DOC(text)  , text
#define WF_TYPE_DOC(text) .doc = text /* last in the initializer of a wf_type */
#else
#define WF_DOC(text) NULL
#define WF_DEF_DOC(text)
#define WF_TYPE_DOC(text)
#endif

/* A C function that Python can call. args has one slot for each declared
 * parameter (count max), filled in order; a parameter not given is WF_NULL.
 * count is how many were given by position. May raise, collect, run Python. */
typedef wf_val (*wf_fn)(wf_vm *vm, const wf_val *args, size_t count);

/* The same with any number of arguments: count positional ones, then the
 * values of the keywords, whose names are in the tuple `names` (WF_NULL: no
 * keywords). */
typedef wf_val (*wf_fn_any)(wf_vm *vm, const wf_val *args, size_t count, wf_val names);

typedef enum wf_def_kind {
    WF_DEF_FN,        /* function of a module, or method of a type (self is args[0]) */
    WF_DEF_NAMED,     /* the same; some of its parameters are by name only */
    WF_DEF_ANY,       /* as WF_DEF_FN, called as wf_fn_any */
    WF_DEF_CLASS,     /* class method: the class is args[0] */
    WF_DEF_CLASS_ANY, /* the same, called as wf_fn_any */
    WF_DEF_STATIC,    /* static method */
    WF_DEF_GET,       /* attribute computed by C: fn(self), */
    WF_DEF_GETSET,    /* and one that can be set; */
    WF_DEF_MEMBER,    /* or a value that lies there: the offset in the C struct */
    WF_DEF_INT,       /* constants: the number, */
    WF_DEF_REAL,      /* the number, */
    WF_DEF_STR,       /* the text, */
    WF_DEF_OBJECT,    /* an object in read-only memory: a type, a singleton */
    WF_DEF_MORE       /* last in the table of a type: more rows, those of another */
} wf_def_kind;

/* Of a WF_DEF_GETSET. set's args are self, value (WF_NULL: delete). */
typedef struct wf_accessors {
    wf_fn get, set;
} wf_accessors;

/* One named thing that C gives to Python. A constant table of these is a
 * module's or a type's content; it lives in flash and costs no RAM. A
 * function's wf_def is itself the Python function object. */
typedef struct wf_def {
    wf_head head;     /* filled by the macros below */
    const char *name; /* behind its NUL, with has_params: wf_def_params */
    union {
        wf_fn fn;
        wf_fn_any any;
        const wf_accessors *both;
        const void *object;
        const char *text;
        intptr_t number;
        wf_real real;
    } u;
    uint8_t kind; /* wf_def_kind */
    uint8_t min;  /* parameters that must be given, self included */
    uint8_t max;  /* parameters in all, self included; at most 12 */
    bool has_params;
#if WF_DOCS
    const char *doc; /* read with wf_def_doc */
#endif
} wf_def;

extern const wf_type wf_cfunc_type, wf_cclassmethod_type, wf_cstatic_type, wf_getset_type;
extern const wf_type wf_const_type; /* a constant of a table; never seen by Python */

/* Names of the parameters, "self,key,reverse"; NULL: by position only. Names before a "/" are by
 * position only, after "*" by keyword only. */
static inline const char *wf_def_params(const wf_def *def) {
    const char *at = def->name;
    if (!def->has_params)
        return NULL;
    while (*at++ != 0) {
    }
    return at;
}

/* What __doc__ of this entry of a table is made from; NULL: None. */
static inline const char *wf_def_doc(const wf_def *def) {
#if WF_DOCS
    return def->doc;
#else
    (void)def;
    return NULL;
#endif
}

#define WF_HEAD(type)                                                                              \
    { (uintptr_t) & (type) }
/* The fields behind the name of all that follow. */
#define WF_DEF_REST(kind, least, most, has_params, text)                                           \
    kind, least, most, has_params WF_DEF_DOC(text)
/* A function whose arguments are by position only; one whose parameters have names (see
 * wf_def_params), and one with parameters behind a "*". */
#define WF_FN(pyname, cfn, least, most, text)                                                      \
    {                                                                                              \
        WF_HEAD(wf_cfunc_type), pyname, {.fn = cfn},                                               \
            WF_DEF_REST(WF_DEF_FN, least, most, false, text)                                       \
    }
#define WF_FN_PARAMS(pyname, cfn, least, most, params, text)                                       \
    {                                                                                              \
        WF_HEAD(wf_cfunc_type), pyname "\0" params, {.fn = cfn},                                   \
            WF_DEF_REST(WF_DEF_FN, least, most, true, text)                                        \
    }
#define WF_FN_NAMED(pyname, cfn, least, most, params, text)                                        \
    {                                                                                              \
        WF_HEAD(wf_cfunc_type), pyname "\0" params, {.fn = cfn},                                   \
            WF_DEF_REST(WF_DEF_NAMED, least, most, true, text)                                     \
    }
#define WF_FN_ANY(pyname, cfn, text)                                                               \
    { WF_HEAD(wf_cfunc_type), pyname, {.any = cfn}, WF_DEF_REST(WF_DEF_ANY, 0, 0, false, text) }
/* The same, with the names that the tab key shows. */
#define WF_FN_ANY_PARAMS(pyname, cfn, params, text)                                                \
    {                                                                                              \
        WF_HEAD(wf_cfunc_type), pyname "\0" params, {.any = cfn},                                  \
            WF_DEF_REST(WF_DEF_ANY, 0, 0, true, text)                                              \
    }
/* params may be "": by position only. */
#define WF_CLASS_FN(pyname, cfn, least, most, params, text)                                        \
    {                                                                                              \
        WF_HEAD(wf_cclassmethod_type), pyname "\0" params, {.fn = cfn},                            \
            WF_DEF_REST(WF_DEF_CLASS, least, most, sizeof(params) > 1, text)                       \
    }
#define WF_CLASS_ANY(pyname, cfn, text)                                                            \
    {                                                                                              \
        WF_HEAD(wf_cclassmethod_type), pyname, {.any = cfn},                                       \
            WF_DEF_REST(WF_DEF_CLASS_ANY, 0, 0, false, text)                                       \
    }
#define WF_STATIC_FN(pyname, cfn, least, most, params, text)                                       \
    {                                                                                              \
        WF_HEAD(wf_cstatic_type), pyname "\0" params, {.fn = cfn},                                 \
            WF_DEF_REST(WF_DEF_STATIC, least, most, sizeof(params) > 1, text)                      \
    }
#define WF_GET(pyname, getter, text)                                                               \
    { WF_HEAD(wf_getset_type), pyname, {.fn = getter}, WF_DEF_REST(WF_DEF_GET, 1, 1, false, text) }
#define WF_GETSET(pyname, getter, setter, text)                                                    \
    {                                                                                              \
        WF_HEAD(wf_getset_type), pyname, {.both = &(const wf_accessors){getter, setter}},          \
            WF_DEF_REST(WF_DEF_GETSET, 1, 1, false, text)                                          \
    }
/* An object or wf_val in the C struct of the type; NULL: None. */
#define WF_MEMBER(pyname, type, field, text)                                                       \
    {                                                                                              \
        WF_HEAD(wf_getset_type), pyname, {.number = offsetof(type, field)},                        \
            WF_DEF_REST(WF_DEF_MEMBER, 1, 1, false, text)                                          \
    }
#define WF_INT(pyname, value)                                                                      \
    {                                                                                              \
        WF_HEAD(wf_const_type), pyname, {.number = value},                                         \
            WF_DEF_REST(WF_DEF_INT, 0, 0, false, NULL)                                             \
    }
#define WF_REAL(pyname, value)                                                                     \
    { WF_HEAD(wf_const_type), pyname, {.real = value}, WF_DEF_REST(WF_DEF_REAL, 0, 0, false, NULL) }
#define WF_STR(pyname, value)                                                                      \
    { WF_HEAD(wf_const_type), pyname, {.text = value}, WF_DEF_REST(WF_DEF_STR, 0, 0, false, NULL) }
#define WF_OBJECT(pyname, value)                                                                   \
    {                                                                                              \
        WF_HEAD(wf_const_type), pyname, {.object = &(value)},                                      \
            WF_DEF_REST(WF_DEF_OBJECT, 0, 0, false, NULL)                                          \
    }

/* The last row of a type's table: what it has in common with other types. No str is its name. */
#define WF_MORE(table)                                                                             \
    {                                                                                              \
        WF_HEAD(wf_const_type), "\xff", {.object = table},                                         \
            WF_DEF_REST(WF_DEF_MORE, 0, WF_COUNT(table), false, NULL)                              \
    }

/* Operators, as given to wf_slots.binary and wf_binary. */
typedef enum wf_binop {
    WF_ADD,
    WF_SUB,
    WF_MUL,
    WF_MATMUL,
    WF_TRUEDIV,
    WF_FLOORDIV,
    WF_MOD,
    WF_POW,
    WF_LSHIFT,
    WF_RSHIFT,
    WF_AND,
    WF_OR,
    WF_XOR,
    WF_DIVMOD,
    WF_BINOP_COUNT
} wf_binop;
typedef enum wf_unop { WF_NEG, WF_POS, WF_INVERT, WF_ABS, WF_UNOP_COUNT } wf_unop;
typedef enum wf_cmpop { WF_LT, WF_LE, WF_EQ, WF_NE, WF_GT, WF_GE } wf_cmpop;

typedef intptr_t wf_hash; /* what hash() gives */

/* Bytes of an object that supports the buffer protocol. Between begin and
 * end the object is not resized and not moved. */
typedef struct wf_buffer {
    uint8_t *data;
    size_t size; /* in bytes */
    bool readonly;
    char format; /* struct code of an item: 'B' for bytes */
    uint8_t item_size;
    wf_val owner; /* whose export is counted */
} wf_buffer;

/* What the instances of a type do, as C functions; NULL: they do not. All may
 * raise, collect and run Python, except trace and finalize. `self` is always
 * of the type. Slots marked (null) answer WF_NULL for "not mine" or "none".
 * What few types do is in a table of its own, wf_ops. */
typedef struct wf_ops {
    wf_val (*call)(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names);
    wf_val (*getattr)(wf_vm *vm, wf_val self, wf_val name); /* (null): no such attribute */
    /* v WF_NULL: delete. false: no such attribute. */
    bool (*setattr)(wf_vm *vm, wf_val self, wf_val name, wf_val v);
    wf_val (*length)(wf_vm *vm, wf_val self); /* an int value */
    bool (*truth)(wf_vm *vm, wf_val self);    /* NULL: length != 0, or true */
    wf_val (*getitem)(wf_vm *vm, wf_val self, wf_val key);
    void (*setitem)(wf_vm *vm, wf_val self, wf_val key, wf_val v); /* v WF_NULL: delete */
    bool (*contains)(wf_vm *vm, wf_val self, wf_val item);
    /* One of them is of the type. (null): NotImplemented. */
    wf_val (*binary)(wf_vm *vm, wf_binop op, wf_val left, wf_val right);
    wf_val (*inplace)(wf_vm *vm, wf_binop op, wf_val self, wf_val other); /* (null): use binary */
    wf_val (*unary)(wf_vm *vm, wf_unop op, wf_val self);                  /* (null) */
    /* instance WF_NULL: asked for on the class. */
    wf_val (*descr_get)(wf_vm *vm, wf_val self, wf_val instance, wf_val owner);
    void (*descr_set)(wf_vm *vm, wf_val self, wf_val instance, wf_val v);  /* v WF_NULL: delete */
    bool (*buffer)(wf_vm *vm, wf_val self, wf_buffer *out, bool writable); /* counts an export */
    void (*release)(wf_vm *vm, wf_val self); /* ends an export; NULL: nothing to do */
} wf_ops;

typedef struct wf_slots {
    uint32_t
        size; /* bytes of the C struct, head included; items of a variable-size one not counted */
    /* Visits each reference of the object with wf_trace / wf_trace_ref. Reads
     * counts before visiting what holds them. NULL: no references. */
    void (*trace)(wf_tracer *t, void *object);
    /* Called once when the object has died; must not touch other objects, allocate or raise. */
    void (*finalize)(wf_vm *vm, void *object);
    /* Bytes of this object's C struct with its items (variable-size types). NULL: size. */
    size_t (*size_of)(const void *object);
    /* __new__ and __init__ */
    wf_val (*make)(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count, wf_val names);
    void (*init)(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names);
    wf_val (*repr)(wf_vm *vm, wf_val self);
    wf_val (*str)(wf_vm *vm, wf_val self);   /* NULL: repr */
    wf_hash (*hash)(wf_vm *vm, wf_val self); /* NULL: identity; unhashable if compare is there */
    /* (null): NotImplemented. */
    wf_val (*compare)(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op);
    wf_val (*iter)(wf_vm *vm, wf_val self);
    wf_val (*next)(wf_vm *vm, wf_val self); /* (null): exhausted */
    const wf_ops *ops;                      /* NULL: none of them */
} wf_slots;
/* In a table of wf_slots: WF_OPS(.length = counter_length, .getitem = counter_item) */
#define WF_OPS(...)                                                                                \
    .ops = &(const wf_ops) { __VA_ARGS__ }

/* The C shape of an instance, inherited by subclasses; wf_type.kind. */
typedef enum wf_kind {
    WF_KIND_OBJECT,
    WF_KIND_NONE,
    WF_KIND_BOOL,
    WF_KIND_INT,
    WF_KIND_FLOAT,
    WF_KIND_COMPLEX,
    WF_KIND_STR,
    WF_KIND_BYTES,
    WF_KIND_BYTEARRAY,
    WF_KIND_MEMVIEW,
    WF_KIND_LIST,
    WF_KIND_TUPLE,
    WF_KIND_DICT,
    WF_KIND_SET,
    WF_KIND_FROZENSET,
    WF_KIND_SLICE,
    WF_KIND_RANGE,
    WF_KIND_TYPE,
    WF_KIND_FUNC,
    WF_KIND_CFUNC,
    WF_KIND_METHOD,
    WF_KIND_MODULE,
    WF_KIND_EXC,
    WF_KIND_CODE,
    WF_KIND_GEN,
    WF_KIND_CELL,
    WF_KIND_NATIVE /* any other type written in C */
} wf_kind;

/* wf_type.flags */
enum {
    WF_TYPE_HEAP = 1,      /* made by a class statement: it is a wf_class */
    WF_TYPE_FINAL = 2,     /* may not be subclassed */
    WF_TYPE_HAS_DICT = 4,  /* instances keep attributes in a dict field (functions, exceptions) */
    WF_TYPE_HAS_SLOTS = 8, /* instances end in a wf_attrs (see objects/shape.h) */
    WF_TYPE_HAS_DEL = 16,  /* __del__ is defined: instances are registered when made */
    WF_TYPE_INTERNAL = 32, /* never seen by Python */
    WF_TYPE_VARSIZE = 64,  /* items follow the C struct (str, tuple, int ...) */
    WF_TYPE_NO_WEAKREF = 128,
    WF_TYPE_NO_MAKE = 256,  /* cannot be called to make an instance */
    WF_TYPE_SEQUENCE = 512, /* matches a sequence pattern */
    WF_TYPE_MAPPING = 1024, /* matches a mapping pattern */
    WF_TYPE_ABSTRACT = 2048 /* has __abstractmethods__ */
};

/* A type. Those written in C are constants. */
struct wf_type {
    wf_head head;
    const char *name; /* of types in C; heap classes keep theirs in wf_class */
    const wf_slots *slots;
    const wf_type *base; /* whose C struct this one shares or extends; NULL only for object */
    const wf_def *defs;  /* types in C: methods and attributes; the last may be a WF_MORE */
    uint8_t def_count;
    uint8_t kind; /* wf_kind */
    uint16_t flags;
    const char *module; /* __module__; NULL: builtins */
#if WF_DOCS
    const char *doc; /* read with wf_type_doc */
#endif
};

static inline const char *wf_type_doc(const wf_type *type) {
#if WF_DOCS
    return type->doc;
#else
    (void)type;
    return NULL;
#endif
}

#define WF_COUNT(array) (sizeof(array) / sizeof((array)[0]))
extern const wf_type wf_type_type, wf_object_type, wf_int_type, wf_bool_type, wf_float_type,
    wf_str_type, wf_bytes_type, wf_bytearray_type, wf_memview_type, wf_list_type, wf_tuple_type,
    wf_dict_type, wf_set_type, wf_frozenset_type, wf_defaultdict_type, wf_ordereddict_type;

/* __class_getitem__ of a type that can be written list[int]: an entry for its table. */
wf_val wf_class_getitem(wf_vm *vm, const wf_val *args, size_t count);
#define WF_GENERIC WF_CLASS_FN("__class_getitem__", wf_class_getitem, 2, 2, "", "See PEP 585")

/* A type in C: WF_TYPE(name, kind, flags, slots, base, defs). */
#define WF_TYPE(pyname, knd, flg, slt, bas, dfs, text)                                             \
    {                                                                                              \
        .head = WF_HEAD(wf_type_type), .name = pyname, .slots = &(slt), .base = &(bas),            \
        .defs = dfs, .def_count = WF_COUNT(dfs), .flags = flg, .kind = knd, WF_TYPE_DOC(text)      \
    }

/* Visits one reference (by its address) of an object being traced. Called by
 * wf_slots.trace only. */
void wf_trace(wf_tracer *t, wf_val *slot);
void wf_trace_many(wf_tracer *t, wf_val *first, size_t count);
void wf_trace_ref(wf_tracer *t, void *pointer_slot); /* a typed pointer's address */

/* The one way to store a reference into an object: holder is the object whose
 * field it is. While a collection marks in steps, which the first word of a
 * wf_vm tells, it is told of what was stored. */
#if defined(__OPTIMIZE_SIZE__) && !defined(WF_CHECKED)
#define wf_set(vm, holder, field, value)                                                           \
    do {                                                                                           \
        __typeof__(field) wf_new_ = (value);                                                       \
        (void)(holder);                                                                            \
        wf_store((vm), &(field), (uintptr_t)wf_new_);                                              \
    } while (0)
#else
#define wf_set(vm, holder, field, value)                                                           \
    do {                                                                                           \
        __typeof__(field) wf_new_ = (value), *wf_slot_ = &(field);                                 \
        (void)(holder);                                                                            \
        *wf_slot_ = wf_new_;                                                                       \
        if (wf_is_marking(vm))                                                                     \
            wf_stored((vm), wf_slot_);                                                             \
    } while (0)
#endif
/* For many at once: behind a memcpy of references into holder, before anything that collects. */
#define wf_set_many(vm, holder) (wf_is_marking(vm) ? wf_changed((vm), (holder)) : (void)0)
static inline bool wf_is_marking(const wf_vm *vm) { return *(const uintptr_t *)(const void *)vm; }
void wf_stored(wf_vm *vm, const void *slot);          /* the collector's side of wf_set */
void wf_changed(wf_vm *vm, const void *holder);       /* and of wf_set_many */
void wf_store(wf_vm *vm, void *slot, uintptr_t word); /* wf_set where size matters */

/* The object that v refers to (v must be one, not an immediate), and back. */
void *wf_to_object(wf_val v);
wf_val wf_from_object(const void *object);

/* A zeroed object of the type; size in bytes. Raises MemoryError. Collects. */
void *wf_new(wf_vm *vm, const wf_type *type, size_t size);

/* A zeroed instance of `type`, a type in C or a class derived from one in Python, with room for
 * what the class adds. extra: bytes of items beyond slots->size. For wf_slots.make. Raises
 * MemoryError. Collects. */
void *wf_instance_new(wf_vm *vm, const wf_type *type, size_t extra);
/* For wf_slots.make where the arguments are init's: one without extra. Raises, collects as that. */
wf_val wf_instance_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                        wf_val names);
/* Checks the arguments of a make against WF_PARAMS and fills `out` (as many slots as there are
 * parameters, WF_NULL where absent). Messages name the type. Raises TypeError. */
void wf_read_args(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count, wf_val names,
                  const char *params, wf_val *out);
/* From least to most parameters (up to 9), with names like wf_def's, or "": by position only. */
#define WF_PARAMS(least, most, names) #least #most names
/* The same for an init or a wf_fn_any; NULL: by position only. fname is for messages. */
void wf_bind_args(wf_vm *vm, const char *fname, const char *params, unsigned min, unsigned max,
                  const wf_val *args, size_t count, wf_val names, wf_val *out);
/* Raises TypeError if there are keyword arguments. */
void wf_no_names(wf_vm *vm, const char *fname, wf_val names);

/* ---- Virtual machines -----------------------------------------------------*/
/* Streams of wf_port.write: text of the program (consoles that want CR before LF add it), and bytes
 * that go to the console as they are. */
enum { WF_STREAM_OUT = 1, WF_STREAM_ERR = 2, WF_STREAM_RAW = 3 };
/* What the console can do, as wf_port.terminal says. */
enum {
    WF_TERMINAL_EDITS = 1,  /* it sends bytes as they are typed, and knows cursor movements */
    WF_TERMINAL_COLORS = 2, /* and colours, */
    WF_TERMINAL_PASTES = 4, /* and says what is pasted */
    WF_TERMINAL_SERIAL = 8, /* it is the line to a board: raw REPL, soft reset */
};

/* What a port says about a path, and about the file system that it is in: the items of os.stat's and
 * os.statvfs's tuples, in their order. Zeroes where the port says nothing. */
enum { WF_STAT_FOLDER = 0x4000, WF_STAT_FILE = 0x8000, WF_STAT_KIND = 0xF000 };
typedef struct wf_stat {
    int64_t mode; /* WF_STAT_FOLDER or _FILE, with permissions if there are any */
    int64_t inode, device, links, owner, group, size;
    int64_t accessed, modified, changed; /* seconds since 1970 */
} wf_stat;
typedef struct wf_statvfs {
    int64_t block_size, fragment_size; /* bytes; all counts below are of fragments */
    int64_t blocks, free, available, files, files_free, files_available, flags, name_max;
} wf_statvfs;

/* What a machine needs from where it lives. NULL: not there. `host` is the
 * wf_config's. None of these may raise or call back into the VM. */
typedef struct wf_port {
    void (*write)(void *host, int stream, const char *text, size_t size); /* WF_STREAM_... */
    /* A byte from the console; -1 at the end; -2: interrupted; -3: the window has another size. */
    int (*read)(void *host);
    /* Prepares the console and says what it can do (WF_TERMINAL_...). typing: each byte is to come
     * from read at once, ctrl-C as any other; otherwise ctrl-C interrupts. NULL: no terminal. */
    unsigned (*terminal)(void *host, bool typing);
    void (*window)(void *host, unsigned *columns, unsigned *rows); /* NULL: 80 x 24 */
    const char *board; /* its name, for the banner and sys.implementation; NULL: none */
    uint64_t (*ticks_us)(void *host);          /* monotonic microseconds */
    uint64_t (*cpu_us)(void *host);            /* microseconds of processor time of this program */
    int64_t (*epoch_us)(void *host);           /* microseconds since 1970 */
    void (*sleep_us)(void *host, uint64_t us); /* may return early when wf_interrupt was called */
    /* Files: a descriptor, or -errno (wafer_errno.h). flags: 'r' read, 'w' truncate, 'a' append,
     * 'x' create; '+' adds 0x100. */
    int (*open)(void *host, const char *path, int flags);
    /* How many bytes, 0 at the end, or -errno. */
    long (*read_file)(void *host, int fd, void *to, size_t size);
    long (*write_file)(void *host, int fd, const void *from, size_t size);
    long (*seek)(void *host, int fd, long offset, int whence);
    int (*close)(void *host, int fd);
    int (*truncate)(void *host, int fd, long size);
    /* Of a path: 0, or -errno. */
    int (*stat)(void *host, const char *path, wf_stat *out);
    int (*statvfs)(void *host, const char *path, wf_statvfs *out);
    int (*remove)(void *host, const char *path); /* a file */
    int (*rename)(void *host, const char *from, const char *to);
    int (*mkdir)(void *host, const char *path, unsigned mode);
    int (*rmdir)(void *host, const char *path); /* an empty folder */
    int (*chdir)(void *host, const char *path);
    int (*getcwd)(void *host, char *to, size_t size); /* -WF_ERANGE: it does not fit */
    /* Calls item for each name in a folder, but "." and ".."; "" is the current one. */
    int (*list)(void *host, const char *path, void (*item)(void *data, const char *name),
                void *data);
    int (*sync)(void *host); /* what was written is to outlive a loss of power */
    /* Fills in bytes that nobody can foresee. 0, or -errno. */
    int (*random)(void *host, void *to, size_t size);
} wf_port;

typedef struct wf_config {
    void *memory;       /* the heap; NULL: the library reserves address space itself (hosts) */
    size_t memory_size; /* bytes of it, or the limit of what is reserved; 0: a default */
    size_t stack_limit; /* bytes of C stack the VM may use; 0: 256 KB on hosts, 6 KB on boards;
                           collections of a small heap take 2.5 % of its size from them */
    void *stack_end; /* where the C stack starts (its highest address); NULL: found out (hosts) */
    const wf_port *port; /* NULL: nothing can be printed or opened */
    void *host;          /* for the port's functions, and wf_host() */
    unsigned options;    /* WF_OPT_... */
    uint64_t fail_at;    /* testing: the k-th allocation fails; 0: none */
} wf_config;

enum {
    WF_OPT_STRESS = 1, /* collect and move at every allocation */
    WF_OPT_NO_STARTUP = 2,
    WF_OPT_STEPS = 4 /* mark in small steps all the time, and check what was marked */
};

/* Opens a VM; NULL when memory is too small. Closing runs what is pending,
 * finalizes every object and gives back what was reserved. */
wf_vm *wf_open(const wf_config *config);
void wf_close(wf_vm *vm);
void *wf_host(wf_vm *vm);

typedef enum wf_status { WF_DONE, WF_RAISED, WF_MORE } wf_status;

/* Calls fn(vm, data), catching what it raises: WF_DONE, or WF_RAISED and then
 * wf_caught() is the exception. The frame of the outermost wf_try (or of any
 * function here that says "protected") is where the VM is entered. */
wf_status wf_try(wf_vm *vm, void (*fn)(wf_vm *vm, void *data), void *data);
wf_val wf_caught(wf_vm *vm);     /* the last exception that a protected call caught, or WF_NULL */
void wf_print_caught(wf_vm *vm); /* writes its traceback to stream 2 */
int wf_exit_status(wf_vm *vm);   /* of a SystemExit in wf_caught(): its code; 1 for others */

/* Compiles and runs source text as module `name` ("__main__"). Protected. */
wf_status wf_run(wf_vm *vm, const char *source, size_t size, const char *name);
/* The same, in slices: starts, then each call of wf_step runs about `instructions`
 * and answers WF_MORE until it is done. Protected. */
wf_status wf_start(wf_vm *vm, const char *source, size_t size, const char *name);
wf_status wf_step(wf_vm *vm, uint32_t instructions);
/* Runs the file at path as __main__. Protected. */
wf_status wf_run_file(wf_vm *vm, const char *path);
/* Asks the running code to raise KeyboardInterrupt soon. From interrupts, and from other threads:
 * it is one atomic operation without a lock. */
void wf_interrupt(wf_vm *vm);
/* After `instructions` more, TimeoutError is raised. Code that catches it has 1000 more to tidy up;
 * then each poll raises it and nothing in Python catches it, until this is called again. 0: no
 * limit.
 */
void wf_limit_instructions(wf_vm *vm, uint64_t instructions);

/* ---- A VM as a program: what ports' main functions use -------------------------*/
void wf_set_argv(wf_vm *vm, int argc, char **argv); /* sys.argv; raises MemoryError */
void wf_add_path(wf_vm *vm, const char *folder);    /* appends to sys.path; raises MemoryError */
void wf_set_optimize(wf_vm *vm, int level);         /* as micropython.opt_level(level) */
/* Runs module `name` as __main__ (the option -m). Protected. */
wf_status wf_run_module(wf_vm *vm, const char *name);
/* The prompt, until the end of input or SystemExit (which wf_caught() is then). Protected. */
wf_status wf_prompt(wf_vm *vm);
/* What is typed at the prompt is kept in this file. Before wf_prompt. */
void wf_set_history(wf_vm *vm, const char *path);
/* The life of a board until a soft reset is asked for: boot.py, main.py, the prompt; with *is_raw
 * boot.py and the raw REPL, by which other computers talk to it. *is_raw is then what the next life
 * starts with; ports close the VM and open another. Protected. */
void wf_serve(wf_vm *vm, bool *is_raw);
/* Whether wf_serve runs it: tools talk to it as to MicroPython. */
bool wf_is_served(wf_vm *vm);
/* Prints one stage of the compiler for source text: "tokens", "tree", "code". Protected. */
wf_status wf_print_stage(wf_vm *vm, const char *stage, const char *source, size_t size,
                         const char *filename);
/* Compiles the files and writes them to stream 1 as C source: the modules of an image. names[i] is
 * the dotted name of the module at paths[i]; a path that ends in __init__.py is a package.
 * Protected. */
wf_status wf_freeze(wf_vm *vm, const char *const *paths, const char *const *names, size_t count);

/* Handles: keep a value alive from malloc'ed or static memory. */
typedef struct wf_ref {
    wf_val value;
    struct wf_ref *next, *prev;
} wf_ref;
void wf_ref_begin(wf_vm *vm, wf_ref *ref, wf_val v);
void wf_ref_end(wf_vm *vm, wf_ref *ref);

/* Globals of __main__. get: WF_NULL if missing. set: keeps v, raises MemoryError. */
wf_val wf_get_global(wf_vm *vm, const char *name);
void wf_set_global(wf_vm *vm, const char *name, wf_val v);

/* A module written in C. Registering costs a pointer; importing it makes the
 * module object. init may be NULL. The table is read as long as the VM lives. */
typedef struct wf_module_def {
    const char *name;
    const wf_def *defs;
    uint16_t def_count;
    void (*init)(wf_vm *vm, wf_val module); /* on first import */
    const char *doc;
} wf_module_def;
/* WF_RAISED: there was no memory for it. */
wf_status wf_add_module(wf_vm *vm, const wf_module_def *def);

/* ---- Making values: all raise MemoryError and collect -----------------------*/
wf_val wf_new_int(wf_vm *vm, int64_t i);
wf_val wf_new_uint(wf_vm *vm, uint64_t i);
wf_val wf_new_float(wf_vm *vm, wf_real x);
wf_val wf_new_bool(bool b);
wf_val wf_none(void);
wf_val wf_new_str(wf_vm *vm, const char *utf8, size_t size); /* raises UnicodeDecodeError */
wf_val wf_new_text(wf_vm *vm, const char *utf8);             /* NUL-terminated */
wf_val wf_new_bytes(wf_vm *vm, const void *data, size_t size);
wf_val wf_new_bytearray(wf_vm *vm, const void *data, size_t size);
wf_val wf_new_tuple(wf_vm *vm, const wf_val *items, size_t count);
wf_val wf_new_list(wf_vm *vm, const wf_val *items, size_t count);
wf_val wf_new_dict(wf_vm *vm);
wf_val wf_new_set(wf_vm *vm);
wf_val wf_new_function(wf_vm *vm, const wf_def *def);

/* ---- Reading values ---------------------------------------------------------*/
bool wf_is_none(wf_val v);
bool wf_is_int(wf_val v); /* int, bool or a subclass */
bool wf_is_float(wf_val v);
bool wf_is_str(wf_val v);
bool wf_is_a(wf_val v, const wf_type *type); /* by type and bases, as issubclass without hooks */
const wf_type *wf_type_of(wf_val v);
wf_val wf_type_object(wf_val v);    /* type(v) */
const char *wf_type_name(wf_val v); /* for messages; NUL-terminated */
/* By __index__; raises TypeError, OverflowError; runs Python. */
int64_t wf_to_int(wf_vm *vm, wf_val v);
intptr_t wf_to_index(wf_vm *vm, wf_val v);   /* the same for an index or a size in words */
intptr_t wf_to_clamped(wf_vm *vm, wf_val v); /* the same, out of range clamped */
/* By __float__ or __index__; raises TypeError; runs Python. */
wf_real wf_to_real(wf_vm *vm, wf_val v);
bool wf_truth(wf_vm *vm, wf_val v); /* raises; runs Python */
/* The UTF-8 text of a str; valid as long as v is held. size may be NULL. Raises TypeError. */
const char *wf_to_text(wf_vm *vm, wf_val v, size_t *size);
/* The character at *p in valid UTF-8, moving *p past it; encoding one, in at most 4 bytes: how
 * many. */
uint32_t wf_utf8_next(const char **p);
size_t wf_utf8_put(char *to, uint32_t code);
/* Of valid UTF-8: its characters; the offset in bytes of the character at index,
 * which is within. */
size_t wf_utf8_count(const char *data, size_t size);
size_t wf_utf8_offset(const char *data, size_t index);
/* What v is as a path: a str or bytes, itself or what its __fspath__ gives; and the text of that, as
 * wf_to_text. Raise TypeError, the second ValueError too; run Python. */
wf_val wf_fspath(wf_vm *vm, wf_val v);
const char *wf_to_path(wf_vm *vm, wf_val v);
/* Building a text piece by piece: starts as {NULL, 0}, in a C local. All raise MemoryError and
 * collect. */
typedef struct wf_text {
    struct wf_blob *blob;
    size_t size;
} wf_text;
void wf_text_add(wf_vm *vm, wf_text *text, const char *data, size_t size);
void wf_text_add_char(wf_vm *vm, wf_text *text, uint32_t code);
void wf_text_add_str(wf_vm *vm, wf_text *text, wf_val str);
void wf_text_add_repr(wf_vm *vm, wf_text *text, wf_val v);         /* runs Python */
void wf_text_addf(wf_vm *vm, wf_text *text, const char *fmt, ...); /* rules of wf_raise_text */
wf_val wf_text_end(wf_vm *vm, wf_text *text);                      /* the str */
/* The bytes of bytes, bytearray, memoryview, array ...; pairs with wf_buffer_end.
 * Raises TypeError. */
void wf_buffer_begin(wf_vm *vm, wf_val v, wf_buffer *out, bool writable);
void wf_buffer_end(wf_vm *vm, wf_buffer *buffer);
/* Whether a memoryview that the program can reach, not released, looks at the object's bytes. */
bool wf_is_viewed(wf_vm *vm, const void *object);
/* Gives a bytearray this size; what is new is zero. Returns its bytes. Raises BufferError,
 * MemoryError. */
uint8_t *wf_bytearray_resize(wf_vm *vm, wf_val bytearray, size_t size);

/* ---- What every object can be asked: all may raise, collect, run Python ------*/
wf_val wf_get_attr(wf_vm *vm, wf_val v, wf_val name);
wf_val wf_find_attr(wf_vm *vm, wf_val v, wf_val name); /* WF_NULL instead of AttributeError */
void wf_set_attr(wf_vm *vm, wf_val v, wf_val name, wf_val value); /* value WF_NULL: delete */
wf_val wf_get_attr_text(wf_vm *vm, wf_val v, const char *name);
wf_val wf_find_attr_text(wf_vm *vm, wf_val v, const char *name);
void wf_set_attr_text(wf_vm *vm, wf_val v, const char *name, wf_val value);
wf_val wf_get_item(wf_vm *vm, wf_val v, wf_val key);
void wf_set_item(wf_vm *vm, wf_val v, wf_val key, wf_val value); /* value WF_NULL: delete */
bool wf_contains(wf_vm *vm, wf_val v, wf_val item);
size_t wf_length(wf_vm *vm, wf_val v);
wf_val wf_iter(wf_vm *vm, wf_val v);
wf_val wf_next(wf_vm *vm, wf_val iterator);  /* WF_NULL at the end */
wf_val wf_iter_self(wf_vm *vm, wf_val self); /* for wf_slots.iter of iterators: self */
wf_val wf_repr(wf_vm *vm, wf_val v);
wf_val wf_str_of(wf_vm *vm, wf_val v); /* str(v) */
wf_hash wf_hash_of(wf_vm *vm, wf_val v);
bool wf_equal(wf_vm *vm, wf_val a, wf_val b);
wf_val wf_compare(wf_vm *vm, wf_val a, wf_val b, wf_cmpop op);
bool wf_less(wf_vm *vm, wf_val a, wf_val b);
wf_val wf_binary(wf_vm *vm, wf_binop op, wf_val a, wf_val b);
wf_val wf_inplace(wf_vm *vm, wf_binop op, wf_val a, wf_val b);
wf_val wf_unary(wf_vm *vm, wf_unop op, wf_val a);
wf_val wf_call(wf_vm *vm, wf_val callee, const wf_val *args, size_t count);
wf_val wf_call_tuple(wf_vm *vm, wf_val callee, wf_val args); /* callee(*args), args a tuple */
wf_val wf_call_names(wf_vm *vm, wf_val callee, const wf_val *args, size_t count, wf_val names);
wf_val wf_call_method(wf_vm *vm, wf_val self, const char *name, const wf_val *args, size_t count);
wf_val wf_import(wf_vm *vm, const char *name); /* the module itself, also for a dotted name */

/* Lists, tuples and dicts, when the type is known (asserted). */
void wf_list_add(wf_vm *vm, wf_val list, wf_val item);
void wf_list_put(wf_vm *vm, wf_val list, size_t index, wf_val item); /* index below the count */
wf_val wf_list_pop(wf_vm *vm, wf_val list); /* the last item; count not 0 */
size_t wf_seq_count(wf_val list_or_tuple);
wf_val wf_seq_at(wf_val list_or_tuple, size_t index);
wf_val wf_dict_find(wf_vm *vm, wf_val dict, wf_val key); /* WF_NULL: none */
void wf_dict_put(wf_vm *vm, wf_val dict, wf_val key, wf_val value);
/* Items of any iterable as a new list or tuple; an exact tuple is its own tuple. Raise,
 * run Python. */
wf_val wf_to_list(wf_vm *vm, wf_val iterable);
wf_val wf_to_tuple(wf_vm *vm, wf_val iterable);
/* Sorts as list.sort does; key WF_NULL: none. Raises, runs Python. */
void wf_sort(wf_vm *vm, wf_val list, wf_val key, bool reverse);
/* Guards repr() against cycles: false when v is being printed already. A raise in between ends it
 * too. */
bool wf_repr_begin(wf_vm *vm, wf_val v);
void wf_repr_end(wf_vm *vm, wf_val v);

/* ---- Tuples whose items have names too: sys.version_info, time.struct_time ------
 * The type is a constant: its table lists the fields, in order, with WF_FIELD. */
extern const wf_slots wf_struct_slots;
extern const wf_type wf_tuple_type;

/* Field number n: the items lie behind the head and the count. */
#define WF_FIELD(pyname, n, text)                                                                  \
    {                                                                                              \
        WF_HEAD(wf_getset_type), pyname, {.number = (2 + (n)) * sizeof(uintptr_t)},                \
            WF_DEF_REST(WF_DEF_MEMBER, 1, 1, false, text)                                          \
    }
#define WF_STRUCT_TYPE(pyname, dfs, text)                                                          \
    {                                                                                              \
        .head = WF_HEAD(wf_type_type), .name = pyname, .slots = &wf_struct_slots,                  \
        .base = &wf_tuple_type, .defs = dfs, .def_count = WF_COUNT(dfs),                           \
        .flags = WF_TYPE_VARSIZE | WF_TYPE_SEQUENCE | WF_TYPE_FINAL, .kind = WF_KIND_TUPLE,        \
        WF_TYPE_DOC(text)                                                                          \
    }
/* A new one with the type's fields. Raises MemoryError. Collects. */
wf_val wf_struct_new(wf_vm *vm, const wf_type *type, const wf_val *items, size_t count);

/* ---- Places in a sequence ------------------------------------------------------*/
bool wf_is_slice(wf_val v);
/* slice.indices for a sequence of this length: items to visit; *start and *step set. Raises. Runs
 * Python: only for sequences whose length that cannot change, such as str. For the
 * others in two steps: reading runs Python and raises, fitting does neither. */
size_t wf_slice_indices(wf_vm *vm, wf_val slice, size_t length, intptr_t *start, intptr_t *step);
void wf_slice_read(wf_vm *vm, wf_val slice, intptr_t *start, intptr_t *stop, intptr_t *step);
size_t wf_slice_fit(size_t length, intptr_t *start, intptr_t stop, intptr_t step);
/* An index from a Python int: negative from the end; SIZE_MAX when out of range. Runs Python
 * (__index__): where that could change the length, give it the int that wf_index makes of the key
 * first. */
size_t wf_index_in(wf_vm *vm, wf_val key, size_t length);

/* ---- Numbers in depth; ints are ints or bools --------------------------------*/
/* v as an int by __index__ (an exact one). Raises TypeError. Runs Python. */
wf_val wf_index(wf_vm *vm, wf_val v);
bool wf_is_index(wf_vm *vm, wf_val v);      /* an int, or something with __index__ */
bool wf_int_fits64(wf_val v, int64_t *out); /* false: does not fit */
bool wf_int_fits_u64(wf_val v, uint64_t *out);
size_t wf_int_bit_length(wf_val v);
wf_val wf_int_gcd(wf_vm *vm, wf_val a, wf_val b); /* raises MemoryError; collects */
/* v = m * 2^*exponent, 0.5 <= |m| <= 1, rounded; 0 for 0. */
wf_real wf_int_frexp(wf_val v, intptr_t *exponent);
wf_val wf_int_from_bytes(wf_vm *vm, const uint8_t *data, size_t size, bool little, bool is_signed);
/* false: it does not fit. */
bool wf_int_to_bytes(wf_val v, uint8_t *data, size_t size, bool little, bool is_signed);
/* x cut to an int. Raises ValueError, OverflowError. */
wf_val wf_new_int_real(wf_vm *vm, wf_real x);
bool wf_is_complex(wf_val v);
wf_val wf_new_complex(wf_vm *vm, wf_real re, wf_real im);
/* By __complex__, or as wf_to_real. Raises TypeError. Runs Python. */
void wf_to_complex(wf_vm *vm, wf_val v, wf_real *re, wf_real *im);
/* The C library's function for a wf_real: WF_REAL_FN(sin)(x). */
#ifdef WF_REAL_IS_SINGLE
#define WF_REAL_FN(fn) fn##f
#else
#define WF_REAL_FN(fn) fn
#endif

/* ---- Raising ------------------------------------------------------------------
 * fmt takes %s (C text), %d (int), %ld, %zu, %c, %x, %%, and for a wf_val:
 * %R its repr, %S its str, %T its type's name, %N its text if it is a str, its name if it is a type. */
extern const wf_type wf_exc_TypeError, wf_exc_ValueError, wf_exc_IndexError, wf_exc_KeyError,
    wf_exc_OSError, wf_exc_RuntimeError, wf_exc_OverflowError, wf_exc_AttributeError,
    wf_exc_NotImplementedError, wf_exc_StopIteration, wf_exc_EOFError, wf_exc_ImportError,
    wf_exc_MemoryError, wf_exc_BufferError, wf_exc_ZeroDivisionError;
/* An exception type of a module: a constant, WF_EXC_TYPE("error", "struct", wf_exc_Exception,
 * "doc"). */
extern const wf_type wf_exc_Exception;
extern const wf_slots wf_exc_slots_plain;
#define WF_EXC_TYPE(pyname, modname, bas, text)                                                    \
    {                                                                                              \
        .head = WF_HEAD(wf_type_type), .name = pyname, .slots = &wf_exc_slots_plain,               \
        .base = &(bas), .flags = WF_TYPE_HAS_DICT, .kind = WF_KIND_EXC, .module = modname,         \
        WF_TYPE_DOC(text)                                                                          \
    }
/* The slots of one that makes, initializes (which ends in wf_exc_init) or prints itself in its own
 * way. */
#define WF_EXC_SIZE (7 * sizeof(wf_val))
#define WF_EXC_SLOTS(make_fn, init_fn, str_fn)                                                     \
    {                                                                                              \
        .size = WF_EXC_SIZE, .trace = wf_exc_trace, .make = make_fn, .init = init_fn,              \
        .repr = wf_exc_repr, .str = str_fn                                                         \
    }
wf_val wf_exc_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count, wf_val names);
/* Sets args. Raises TypeError for keywords. */
void wf_exc_init(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names);
wf_val wf_exc_str(wf_vm *vm, wf_val self);
wf_val wf_exc_repr(wf_vm *vm, wf_val self);
void wf_exc_trace(wf_tracer *t, void *object);
WF_NORETURN void wf_raise(wf_vm *vm, wf_val exception);
WF_NORETURN void wf_raise_text(wf_vm *vm, const wf_type *type, const char *fmt, ...);
/* An OSError; filename may be WF_NULL. Of a pair, the error is about both. */
WF_NORETURN void wf_raise_errno(wf_vm *vm, int error, wf_val filename);
WF_NORETURN void wf_raise_errno_pair(wf_vm *vm, int error, wf_val filename, wf_val filename2);
WF_NORETURN void wf_raise_key(wf_vm *vm, wf_val key); /* KeyError(key) */
wf_val wf_format(wf_vm *vm, const char *fmt, ...);    /* a str, made by the same rules */

/* Cleanup records: release what lies outside the heap when a raise passes.
 * The record lives in the C frame between begin and end. end does not call fn. */
typedef struct wf_cleanup {
    struct wf_cleanup *older;
    void (*fn)(wf_vm *vm, void *data);
    void *data;
} wf_cleanup;
void wf_cleanup_begin(wf_vm *vm, wf_cleanup *record, void (*fn)(wf_vm *, void *), void *data);
void wf_cleanup_end(wf_vm *vm, wf_cleanup *record);

/* Writes through the port. Runs no Python. */
void wf_write(wf_vm *vm, int stream, const char *text, size_t size);
const wf_port *wf_port_of(wf_vm *vm);
/* Calls item, which may raise, for each name in a folder. 0, or -errno. Raises what item does. */
int wf_each_name(wf_vm *vm, const char *path, void (*item)(wf_vm *vm, void *data, const char *name),
                 void *data);
/* Handles pending interrupts and callbacks now; long C loops call it. Raises; runs Python. */
void wf_poll(wf_vm *vm);
/* For C loops that may not run Python: raises KeyboardInterrupt if wf_interrupt was called. The
 * second counts their work, too; when it is too much, the next poll raises. */
void wf_check_interrupt(wf_vm *vm);
void wf_count_work(wf_vm *vm, size_t instructions);
/* The same as wf_poll, counting what a long C operation has done as so many instructions (about 5 ns each). */
void wf_spend(wf_vm *vm, size_t instructions);
/* Raises RecursionError when little is left of the C stack. For the head of recursive C code. */
void wf_check_stack(wf_vm *vm);
void wf_check_stack_in(wf_vm *vm, const char *doing); /* how the message ends: " in comparison" */

#ifdef __cplusplus
}
#endif
#endif
