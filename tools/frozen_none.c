/* frozen_none.c - an image without frozen modules. */
#include "runtime/frozen.h"

const size_t wf_frozen_name_room = 1;
const wf_str *const wf_frozen_names[] = {NULL};
const wf_frozen wf_frozen_modules[] = {{NULL, NULL, false}};
