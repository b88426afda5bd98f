/* table.c - the list of modules in C that this build has, from modules.def. */
#include "config.h"
#include "wafer.h"

#define MODULE(name) extern const wf_module_def wf_module_##name;
#include "modules/modules.def"
#undef MODULE

extern const wf_module_def *const wf_c_modules[];
const wf_module_def *const wf_c_modules[] = {
#define MODULE(name) &wf_module_##name,
#include "modules/modules.def"
#undef MODULE
    NULL,
};
