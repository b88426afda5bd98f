/* math.h - what the files of the module math share. */
#ifndef WF_MODULES_MATH_H
#define WF_MODULES_MATH_H

#include "errors.h"
#include "wafer.h"

WF_NORETURN void wf_math_domain(wf_vm *vm);
WF_NORETURN void wf_math_range(wf_vm *vm);

/* math_int.c */
wf_val wf_math_comb(wf_vm *vm, const wf_val *args, size_t count);
wf_val wf_math_factorial(wf_vm *vm, const wf_val *args, size_t count);
wf_val wf_math_gcd(wf_vm *vm, const wf_val *args, size_t count, wf_val names);
wf_val wf_math_isqrt(wf_vm *vm, const wf_val *args, size_t count);
wf_val wf_math_lcm(wf_vm *vm, const wf_val *args, size_t count, wf_val names);
wf_val wf_math_perm(wf_vm *vm, const wf_val *args, size_t count);
/* math_sum.c */
wf_val wf_math_dist(wf_vm *vm, const wf_val *args, size_t count);
wf_val wf_math_fsum(wf_vm *vm, const wf_val *args, size_t count);
wf_val wf_math_hypot(wf_vm *vm, const wf_val *args, size_t count, wf_val names);
wf_val wf_math_prod(wf_vm *vm, const wf_val *args, size_t count);
wf_val wf_math_sumprod(wf_vm *vm, const wf_val *args, size_t count);

#endif
