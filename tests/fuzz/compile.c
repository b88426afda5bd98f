/* compile.c - any bytes as source text. What compiles passes the verifier, and is run. */
#include "fuzz.h"

#include "compiler/compile.h"

FUZZ(compile) {
    static const wf_mode modes[] = {WF_MODE_MODULE, WF_MODE_EVAL, WF_MODE_SINGLE, WF_MODE_EXEC};
    wf_mode mode = modes[in->size ? in->data[in->size - 1] % 4 : 0];
    const char *text = (const char *)in->data;
    (void)wf_is_complete(vm, text, in->size);
    wf_code *code = wf_compile_text(vm, text, in->size, wf_intern_text(vm, "fuzz"), mode, 0);
    const char *fault = wf_verify(vm, code);
    if (fault)
        fuzz_fault("compiled code does not pass the verifier: %s", fault);
    wf_exec_code(vm, code, vm->runtime.main, WF_NULL);
}
