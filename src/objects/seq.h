/* seq.h - what lists, tuples, ranges and sets do alike: comparing, searching,
 * checking arguments. */
#ifndef WF_OBJECTS_SEQ_H
#define WF_OBJECTS_SEQ_H

#include "objects/object.h"

/* The only argument of list(), tuple(), set() ..., or WF_NULL.
 * Raises TypeError if there are more. */
wf_val wf_optional_arg(wf_vm *vm, const char *fname, const wf_val *args, size_t count);

/* a `op` b for two lists or two tuples. Runs Python. */
wf_val wf_seq_compare(wf_vm *vm, wf_val a, wf_val b, wf_cmpop op);
/* Index of the first item equal to v in [from, to) of a list or tuple, or -1. Runs Python. */
intptr_t wf_seq_find(wf_vm *vm, wf_val seq, wf_val v, size_t from, size_t to);
size_t wf_seq_count_equal(wf_vm *vm, wf_val seq, wf_val v);
/* A start or stop argument of index(): from the end if negative, cut to length. WF_NULL:
 * otherwise. */
size_t wf_seq_bound(wf_vm *vm, wf_val v, size_t length, size_t otherwise);
/* Index of an item from a key that may be no slice; `type` is for the messages. Runs Python, and
 * reads the length after that. Raises TypeError, IndexError "`what` index out of range". */
size_t wf_seq_key(wf_vm *vm, wf_val key, const size_t *length, const char *type, const char *what);
/* slice.indices for a length that is any int: start, stop and step as ints. Runs Python. */
void wf_slice_fit_ints(wf_vm *vm, wf_val slice, wf_val length, wf_val *start, wf_val *stop,
                       wf_val *step);
/* Whether left + right, left * right is concatenation or repetition, which any number-like
 * method of the right operand goes before. */
bool wf_is_sequence_op(const wf_type *left, wf_binop op);
/* Whether v's class has the method, written in Python, so that it may answer the operator. */
bool wf_class_answers(wf_vm *vm, wf_val v, const wf_str *name);
/* For seq * v or v * seq: how often (0 if negative). false: not ours to answer, v's class may
 * know. Raises TypeError, OverflowError. Runs Python. */
bool wf_seq_times(wf_vm *vm, wf_val v, size_t *times);
/* seq + v where v is no `type`: raises TypeError unless v's class may know. */
void wf_seq_check_concat(wf_vm *vm, wf_val v, const char *type);
/* count * times items, or MemoryError; OverflowError where no size_t can say how many characters
 * or bytes it would be: text is "string is", "bytes are". NULL: it is no text. */
size_t wf_seq_product(wf_vm *vm, size_t count, size_t times, const char *text);

#endif
