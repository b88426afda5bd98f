/* parse.h - the compiler's state, and what its files call of each other.
 *
 * A statement is compiled while it is parsed: parse_stmt.c writes instructions;
 * only expressions become trees, of which gen.c makes instructions. See
 * compile.c for the whole walk.
 */
#ifndef WF_COMPILER_PARSE_H
#define WF_COMPILER_PARSE_H

#include "compiler/emit.h"

/* A heap object: the collector sees what it holds. What is used most comes first: instructions are
 * shorter that reach it. */
struct wf_compiler {
    wf_head head;
    wf_token token; /* the present one */
    wf_mode mode;
    uint8_t optimize;
    bool as_allowed; /* the next parenthesis may hold items of a with statement */
    bool saw_walrus; /* this statement has an assignment expression */
    bool future_annotations;
    bool past_future; /* something other than a docstring and __future__ imports was seen */
    bool at_eof;      /* the error being raised is that the text ends */
    bool show_trees;
    wf_vm *vm;
    wf_unit *unit;  /* innermost */
    wf_span before; /* where the token before the present one was */
    wf_span here;   /* what instructions are written for now */
    wf_span span;   /* what functions give that are asked for a span; valid until the next one is */
    wf_list *values; /* what nodes refer to by number */
    wf_lexer lex;
    const wf_str *filename;
    const wf_str *class_name; /* for private names; NULL outside of classes */
    wf_scratch scratch;
    wf_span last;       /* where the last token was that is no line end, indent or dedent */
    const char *source; /* the whole text, when it is at hand */
    size_t source_size;
};

/* ---- report.c: raising SyntaxError ---- */
WF_NORETURN void wf_syntax_raise(wf_compiler *c, wf_error error, const wf_span *at, ...);
/* The same while parsing: what is wrong with tokens later on goes first. */
WF_NORETURN void wf_parse_raise(wf_compiler *c, wf_error error, const wf_span *at, ...);
/* A SyntaxWarning; raises the error where the program's rules want that. Runs Python. */
void wf_syntax_warn(wf_compiler *c, wf_error error, const wf_span *at, ...);
WF_NORETURN void wf_parse_fail(wf_compiler *c); /* the present token is wrong */

/* ---- parse_expr.c: each begins at c->token and ends behind what it parsed ---- */
wf_node *wf_parse_expression(wf_compiler *c);
wf_node *wf_parse_named(wf_compiler *c);       /* also name := value */
wf_node *wf_parse_expressions(wf_compiler *c); /* also *x, and several of them: a tuple */
wf_node *wf_parse_target(wf_compiler *c);      /* of for: one, or a tuple without parentheses */
wf_node *wf_parse_yield(wf_compiler *c);
wf_node *wf_parse_subject(wf_compiler *c); /* of match: also *x and name := value */
wf_node *wf_parse_operators(wf_compiler *c, int level);
enum { WF_LEVEL_OR = 1, WF_LEVEL_BITOR = 5 };
void wf_parse_arguments(wf_compiler *c, wf_node ***tail); /* behind "(", through ")" */
wf_node *wf_parse_params(wf_compiler *c, wf_token_kind end, bool annotated);
wf_node *wf_parse_annotation(wf_compiler *c);
wf_node *wf_parse_atom(wf_compiler *c);
wf_node *wf_parse_strings(wf_compiler *c); /* adjacent literals */
wf_node *wf_parse_fstring(wf_compiler *c); /* one f-string (parse_fstring.c) */
void wf_skip_fstring(wf_compiler *c);      /* the same, only its tokens */
bool wf_starts_expression(const wf_compiler *c);
/* "=" behind n, where == or := was meant. */
WF_NORETURN void wf_fail_equal(wf_compiler *c, const wf_node *n);
WF_NORETURN void wf_fail_after(wf_compiler *c, wf_node *element); /* no "," or bracket behind it */
bool wf_accept(wf_compiler *c, wf_token_kind kind); /* takes the token if it is of the kind */
void wf_expect(wf_compiler *c, wf_token_kind kind);
const wf_str *wf_take_name(wf_compiler *c); /* an identifier, private names completed */
const wf_str *wf_private_name(wf_compiler *c, const wf_str *name);
bool wf_token_is(const wf_compiler *c, const wf_str *soft_keyword);
/* These give c->span. */
const wf_span *wf_span_to(wf_compiler *c, const wf_span *from, const wf_span *to);
const wf_span *wf_span_since(wf_compiler *c,
                             const wf_span *from); /* to the end of the token before */

typedef enum wf_param {
    WF_PARAM_POSONLY,
    WF_PARAM_PLAIN,
    WF_PARAM_ARGS,
    WF_PARAM_KWONLY,
    WF_PARAM_KWARGS
} wf_param;
typedef enum wf_comp { WF_COMP_LIST, WF_COMP_SET, WF_COMP_DICT, WF_COMP_GENERATOR } wf_comp;
typedef enum wf_comparison {
    WF_IS_LT,
    WF_IS_LE,
    WF_IS_EQ,
    WF_IS_NE,
    WF_IS_GT,
    WF_IS_GE, /* as wf_cmpop */
    WF_IS_IN,
    WF_IS_NOTIN,
    WF_IS_SAME,
    WF_IS_NOTSAME
} wf_comparison;
typedef enum wf_type_param {
    WF_TYPE_PARAM_VAR,
    WF_TYPE_PARAM_TUPLE,
    WF_TYPE_PARAM_SPEC
} wf_type_param;

/* ---- target.c: what may be assigned ---- */
typedef enum wf_use { WF_USE_ASSIGN, WF_USE_DELETE, WF_USE_FOR } wf_use;
/* Raises SyntaxError if n is no target. */
/* The part of n that is no target; NULL: all is well. Raises SyntaxError for __debug__ and second
 * stars. */
const wf_node *wf_find_bad_target(wf_compiler *c, const wf_node *n, wf_use use);
void wf_check_target(wf_compiler *c, const wf_node *n, wf_use use);
const char *wf_node_describe(wf_compiler *c, const wf_node *n); /* "function call", for messages */
/* Raises if a target is called __debug__. */
void wf_check_name(wf_compiler *c, const wf_str *name, const wf_span *at, bool deleting);
void wf_tree_store(wf_compiler *c, const wf_node *target, unsigned reg); /* target = R[reg] */
void wf_tree_assign(wf_compiler *c, const wf_node *target, const wf_node *value);
void wf_tree_delete(wf_compiler *c, const wf_node *target);
void wf_tree_augment(wf_compiler *c, const wf_node *target, wf_binop op, const wf_node *value);
/* Gives the variables their registers. */
void wf_declare_targets(wf_compiler *c, const wf_node *target);

/* ---- parse_stmt.c, parse_try.c, parse_def.c, parse_import.c, parse_match.c ---- */
void wf_parse_module(wf_compiler *c);
typedef enum wf_body { WF_BODY_PLAIN, WF_BODY_MODULE, WF_BODY_FUNCTION, WF_BODY_CLASS } wf_body;
bool wf_is_simple_statement(wf_compiler *c); /* begins at the present token */
/* Statements behind a ":", which has been taken; what and line are for the message when they are
 * missing. */
void wf_parse_body(wf_compiler *c, wf_body kind, const char *what, uint32_t line);
void wf_expect_colon(wf_compiler *c, bool forced);
/* Frees the scratch area and temporaries again. */
void wf_statement_end(wf_compiler *c, const wf_mark *mark);
/* n, which is whole; print.c may want to see it. */
wf_node *wf_statement_tree(wf_compiler *c, wf_node *n);
void wf_check_print(wf_compiler *c, const wf_node *n); /* n, behind it no operand: not `print x` */
void wf_parse_try(wf_compiler *c);
void wf_parse_with(wf_compiler *c, wf_span at, bool is_async);
/* Decorators: a list of nodes or NULL; at: the first token, of the decorators if there are any. */
void wf_parse_def(wf_compiler *c, wf_span at, bool is_async, const wf_node *decorators);
void wf_parse_class(wf_compiler *c, wf_span at, const wf_node *decorators);
wf_node *wf_parse_decorators(wf_compiler *c);
void wf_parse_type_alias(wf_compiler *c);
void wf_emit_docstring(wf_compiler *c, wf_body kind, wf_val text);
void wf_parse_import(wf_compiler *c);
void wf_parse_from(wf_compiler *c);
bool wf_at_match(wf_compiler *c); /* the name "match" begins a match statement */
void wf_parse_match(wf_compiler *c);

/* ---- blocks.c: leaving statements ---- */
void wf_block_begin(wf_compiler *c, wf_block *block, wf_block_kind kind, unsigned reg);
void wf_block_end(wf_compiler *c, wf_block *block);
/* What the block protects ends at `end`; its handler is at target, with the exception in R[reg]. */
void wf_block_handler(wf_compiler *c, wf_block *block, uint32_t end, uint32_t target, unsigned reg);
void wf_block_return(wf_compiler *c, const wf_node *value,
                     const wf_span *at); /* value NULL: None */
/* break or continue, or return R[reg]; leaves the blocks between. */
void wf_block_exit(wf_compiler *c, wf_exit exit, unsigned reg);
void wf_block_unbind(wf_compiler *c, const wf_str *name); /* name = None; del name */
/* A try has ended without a finally: its exits become those of the block around. */
void wf_block_pass_exits(wf_compiler *c, wf_block *block);
/* Behind a finally: goes on with the exits that led to it. */
void wf_block_finally_exits(wf_compiler *c, const wf_block *block,
                            const bool wanted[WF_EXIT_COUNT]);

/* Registers of try and with statements, from the block's first. */
enum { WF_TRY_EXC, WF_TRY_SAVED, WF_TRY_NEW, WF_TRY_STATE, WF_TRY_VALUE, WF_TRY_COUNT };
enum { WF_WITH_EXC, WF_WITH_SAVED, WF_WITH_NEW, WF_WITH_EXIT, WF_WITH_COUNT };
/* What WF_TRY_STATE says at the start of a finally body. */
enum { WF_STATE_NORMAL, WF_STATE_RAISED, WF_STATE_EXIT };
/* Calls __exit__(None, None, None). */
void wf_block_with_exit(wf_compiler *c, const wf_block *block);

/* ---- gen.c: instructions of a tree ---- */
void wf_tree_to(wf_compiler *c, const wf_node *n, unsigned dest);
unsigned wf_tree_any(wf_compiler *c, const wf_node *n);  /* into a new temporary, or where it is */
unsigned wf_tree_push(wf_compiler *c, const wf_node *n); /* into a new temporary */
void wf_tree_drop(wf_compiler *c, const wf_node *n);
/* A register with n's value that stays what it is while `later` (may be NULL) is computed. */
unsigned wf_tree_operand(wf_compiler *c, const wf_node *n, const wf_node *later);
/* Jumps taken when n's truth is `truth`. */
uint32_t wf_tree_test(wf_compiler *c, const wf_node *n, bool truth);
/* The items of a display, as a new object. */
void wf_tree_items(wf_compiler *c, const wf_node *first, wf_node_kind kind, unsigned dest);
/* Adds an item, starred or not, to the set, the list, or (WF_N_CALL) the list of arguments in
 * R[work]. */
void wf_tree_add_item(wf_compiler *c, const wf_node *item, wf_node_kind kind, unsigned work);
void wf_tree_await(wf_compiler *c, unsigned reg, unsigned what); /* R[reg] = await R[reg] */
void wf_at(wf_compiler *c, const wf_node *n);                    /* the next instructions are n's */
void wf_check_async(wf_compiler *c, wf_error error, const wf_span *at);
bool wf_node_is_small(wf_compiler *c, const wf_node *n, int *i); /* a constant int of 8 bits */
/* ---- warn.c: looks whether a warning is due ---- */
void wf_warn_call(wf_compiler *c, const wf_node *callee);
void wf_warn_item(wf_compiler *c, const wf_node *object, const wf_node *index);
void wf_warn_is(wf_compiler *c, bool is_not, const wf_node *left, const wf_node *right);
void wf_warn_assert(wf_compiler *c, const wf_node *test, const wf_span *at);

/* gen_call.c */
void wf_tree_call(wf_compiler *c, const wf_node *n, unsigned dest);
/* Room for a callee and its arguments: the callee's register, the last one in use now. */
unsigned wf_tree_window(wf_compiler *c);
/* The arguments for the callee at `window`, and the call. `given` values lie there already;
 * is_method: they are what SELF put there. R[window] is the result. */
void wf_tree_arguments(wf_compiler *c, const wf_node *args, unsigned window, unsigned given,
                       bool is_method);
/* gen_comp.c */
void wf_tree_comp(wf_compiler *c, const wf_node *n, unsigned dest);
const wf_span *wf_walrus_name_at(wf_compiler *c, const wf_node *walrus); /* c->span */
/* gen_func.c */
void wf_tree_lambda(wf_compiler *c, const wf_node *n, unsigned dest);
/* A function: lambda: value. */
void wf_tree_thunk(wf_compiler *c, const wf_node *value, const wf_str *name, unsigned dest);
void wf_scope_params(wf_compiler *c, const wf_node *params); /* declares them in c->unit */
/* Defaults and annotations of params (returns: the result's,
 * or NULL) for the function in R[func]. */
void wf_tree_extras(wf_compiler *c, const wf_node *params, const wf_node *returns, unsigned func);

/* ---- fold.c ---- */
wf_node *wf_fold_binary(wf_compiler *c, wf_binop op, wf_node *left, wf_node *right);
wf_node *wf_fold_unary(wf_compiler *c, wf_unop op, const wf_span *at, wf_node *operand);
wf_node *wf_fold_tuple(wf_compiler *c, wf_node *tuple);
int wf_const_truth(wf_compiler *c, const wf_node *n); /* 0, 1, or -1: not known */

/* ---- print.c ---- */
void wf_print_token(wf_compiler *c); /* the present one */
void wf_print_tree(wf_compiler *c, const wf_node *n);

#endif
