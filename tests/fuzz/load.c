/* load.c - code objects as they could come from outside: those of small programs with words, tables
 * and counts changed. What the verifier accepts must run without harm, whatever it does. */
#include "fuzz.h"

#include "compiler/compile.h"

static const char *const programs[] = {
    "def f(a, b=2, *c, d, e=5, **g):\n    x = [a, b, *c]\n    for i, *j in zip(x, x):\n        x[i:] = [i]\n"
    "    return x, d, e, g\nprint(f(1, 2, 3, d=4, k=5))\n",
    "def f(n):\n    s = 0\n    while n:\n        try:\n            s += 1 // (n & 3)\n        except "
    "ZeroDivisionError as e:\n            s -= 1\n        finally:\n            n -= 1\n    return s\nf(20)\n",
    "def f(n):\n    def g():\n        nonlocal n\n        n += 1\n        return lambda: n\n    return [g() for _ in "
    "range(3)], {i: g for i in 'ab'}, {1, *'xy'}\nf(1)\n",
    "class A:\n    x: int = 1\n    def __init__(self, v=0):\n        self.v = v\n    def m(self, *a):\n        "
    "return self.v + len(a)\nclass B(A):\n    def m(self):\n        return super().m(*[1, 2], **{})\nB(3).m()\n",
    "def g(n):\n    while n:\n        got = yield n\n        n = got or n - 1\n    return 'end'\ndef h():\n    r = "
    "yield from g(3)\n    yield r\nlist(h())\n",
    "def m(v):\n    match v:\n        case [1, *rest] if rest: return rest\n        case {'k': x, **r}: return x, r\n"
    "        case int() | str() as q: return q\n        case complex(real=0): return 1\n        case _: return None\n"
    "[m(v) for v in ([1, 2], {'k': 3, 'j': 4}, 'a', 2j, None)]\n",
    "async def a(n):\n    return n\nclass C:\n    async def __aenter__(self): return self\n    async def "
    "__aexit__(self, *x): return True\n    def __aiter__(self): return self\n    async def __anext__(self):\n"
    "        raise StopAsyncIteration\nasync def b():\n    async with C() as c:\n        async for x in c:\n"
    "            pass\n        raise KeyError(await a(2))\n    yield [x async for x in C()]\ntry: b().__anext__()"
    ".send(None)\nexcept BaseException as e: print(e)\n",
    "import sys, struct as s\nfrom math import *\nfrom math import pi as p\nx = f'{p:.3f}{s!r:>{9}}'\ndel x\ntry:\n"
    "    x\nexcept* NameError as e:\n    pass\nassert p, 'no'\nglobal y\ny = -p ** 2 if p < 4 and not p == 3 else ~1\n"
    "with open('x') as q, q: pass\n",
};

static wf_code *nested(wf_code *code, unsigned number) {
    for (size_t i = 0; number && i < code->const_count; i++)
        if (wf_has_kind(wf_code_consts(code)[i], WF_KIND_CODE) && --number == 0)
            return wf_ptr(wf_code_consts(code)[i]);
    return code;
}

/* Changes one word: which part, which place in it, the new content. */
static void change(wf_code *code, input *in) {
    unsigned part = take(in) % 8, at = take16(in);
    uint32_t word = take32(in);
    wf_ins *ins = (wf_ins *)(uintptr_t)wf_code_ins(code);
    switch (part) {
    case 0: ins[at % code->ins_count] = word; break;
    case 1: ((uint8_t *)ins)[at % (4 * code->ins_count)] = (uint8_t)word; break;
    case 2:
        if (code->handler_count)
            ((uint32_t *)(uintptr_t)wf_code_handlers(code))[at % (3u * code->handler_count)] = word;
        break;
    case 3:
        if (code->site_count)
            ((uint16_t *)(uintptr_t)wf_code_sites(code))[at % code->site_count] = (uint16_t)word;
        break;
    case 4:
        if (wf_code_capture_count(code))
            ((uint16_t *)(uintptr_t)wf_code_captures(code))[at % wf_code_capture_count(code)] =
                (uint16_t)word;
        break;
    case 5: code->reg_count = (uint16_t)word; break;
    case 6: /* but for the layout */
        code->flags = (uint16_t)((code->flags & WF_CODE_RARE) | (word & ~(uint32_t)WF_CODE_RARE));
        break;
    default: {
        wf_code_rare none,
            *rare = code->flags & WF_CODE_RARE ? (void *)(uintptr_t)wf_code_rares(code) : &none;
        uint16_t *const counts[] = {&code->arg_count, &rare->posonly_count, &rare->kwonly_count,
                                    &code->clear_count};
        *counts[at % 4] = (uint16_t)word;
    }
    }
}

FUZZ(load) {
    const char *text = programs[take(in) % WF_COUNT(programs)];
    wf_code *code =
        wf_compile_text(vm, text, strlen(text), wf_intern_text(vm, "fuzz"), WF_MODE_MODULE, 0);
    while (in->size) {
        wf_code *outer = nested(code, take(in) % 4);
        change(nested(outer, take(in) % 3), in);
    }
    if (!wf_verify(vm, code))
        wf_exec_code(vm, code, vm->runtime.main, WF_NULL);
}
