/* time.h - what the two halves of the module time share: time.c has the clocks and the
 * calendar, time_format.c the texts of times. */
#ifndef WF_MODULES_TIME_H
#define WF_MODULES_TIME_H

#include "errors.h"
#include "wafer.h"

/* struct_time of seconds since 1970: args[0], absent or None: now. */
wf_val wf_time_gmtime(wf_vm *vm, const wf_val *args, size_t count);
int64_t
wf_time_seconds(const int64_t *part); /* since 1970, of year, month, day, hour, minute, second */

wf_val wf_time_strftime(wf_vm *vm, const wf_val *args, size_t count);
wf_val wf_time_asctime(wf_vm *vm, const wf_val *args, size_t count);
wf_val wf_time_ctime(wf_vm *vm, const wf_val *args, size_t count);

#endif
