/* config.h - every switch: what it does, its default, what it costs.
 *
 * Set on the command line of the compiler (-DWF_X=0) or by a board. */
#ifndef WF_CONFIG_H
#define WF_CONFIG_H

/* WF_CHECKED (define it): wf_val is a struct, so that an int or a pointer passed as a value
 * does not compile. Off; costs nothing at run time on 64-bit hosts. */

/* A host: memory is plenty and reserved from the operating system, stacks are large. */
#ifndef WF_HOSTED
#if defined(__unix__)
#define WF_HOSTED 1
#else
#define WF_HOSTED 0
#endif
#endif

/* Entries of the method cache, a power of two; three words each, and half as many memos of four
 * (vm/cache.c). SMALL: in a VM whose memory the embedder gave. */
#ifndef WF_METHOD_CACHE
#define WF_METHOD_CACHE (WF_HOSTED && UINTPTR_MAX > 0xffffffffu ? 1024 : 32)
#endif
#ifndef WF_METHOD_CACHE_SMALL
#define WF_METHOD_CACHE_SMALL 32
#endif

/* Calls of a function after which it gets inline caches (three words a site). */
#ifndef WF_CACHE_AFTER
#define WF_CACHE_AFTER (UINTPTR_MAX > 0xffffffffu ? 1 : 2)
#endif

/* Slots of a segment of the VM stack, at most; a VM with little memory has shorter ones. */
#ifndef WF_STACK_SEGMENT
#define WF_STACK_SEGMENT (UINTPTR_MAX > 0xffffffffu ? 8192 : 256)
#endif

/* Entries of the mark stack of the collector, a word each, in memory of the heap or, while one
 * collects, of the C stack (heap/marks.c). SMALL: in a heap that is not roomy. */
#ifndef WF_MARK_STACK
#define WF_MARK_STACK 4096
#endif
#ifndef WF_MARK_STACK_SMALL
#define WF_MARK_STACK_SMALL 64
#endif

/* The heap is 256 KB at most: a table of the collector has two bytes a block instead of four, which
 * is 0.8 KB of 100 while it collects. */
#ifndef WF_SMALL_HEAP
#define WF_SMALL_HEAP 0
#endif

/* Code objects know the columns of their instructions, for the carets of tracebacks: about two
 * bytes an instruction. */
#ifndef WF_COLUMNS
#define WF_COLUMNS (UINTPTR_MAX > 0xffffffffu)
#endif

/* Variables whose texts may grow in place at a time (vm/grow.c); seven words each. */
#ifndef WF_GROWING
#define WF_GROWING (WF_HOSTED ? 4 : 1)
#endif

/* Warnings of the compiler: escapes that mean nothing, calls of literals and their like. 1.2 KB. */
#ifndef WF_SYNTAX_WARNINGS
#define WF_SYNTAX_WARNINGS WF_HOSTED
#endif

/* Default limit of Python recursion; sys.setrecursionlimit changes it. */
#ifndef WF_RECURSION_LIMIT
#define WF_RECURSION_LIMIT 1000
#endif

/* WF_DOCS is in include/wafer.h: docstrings of functions, types and modules in C, 28 KB. */

/* Messages of errors in a few words: "'int' not callable". Saves 2.9 KB; all of them are 13.6 KB,
 * packed, those of modules left out too. */
#ifndef WF_SHORT_ERRORS
#define WF_SHORT_ERRORS 0
#endif

/* Categories and case of all of Unicode, 6 KB; 0: of the first 256 characters. */
#ifndef WF_UNICODE
#define WF_UNICODE 1
#endif

/* Modules written in C that a board may leave out; their bytes of Cortex-M3 text, with what they
 * take along of the C library. Modules of lib/ may need them. */
#ifndef WF_HAVE_ARRAY /* 7.1 KB */
#define WF_HAVE_ARRAY 1
#endif
#ifndef WF_HAVE_CMATH /* 7.6 KB */
#define WF_HAVE_CMATH 1
#endif
#ifndef WF_HAVE_HEAPQ /* 2.3 KB */
#define WF_HAVE_HEAPQ 1
#endif
#ifndef WF_HAVE_ITERTOOLS /* 9 KB */
#define WF_HAVE_ITERTOOLS 1
#endif
#ifndef WF_HAVE_JSON /* 7.2 KB */
#define WF_HAVE_JSON 1
#endif
#ifndef WF_HAVE_MATH /* 14 KB */
#define WF_HAVE_MATH 1
#endif
#ifndef WF_HAVE_OS /* 2.4 KB */
#define WF_HAVE_OS 1
#endif
#ifndef WF_HAVE_STRUCT /* 5.2 KB */
#define WF_HAVE_STRUCT 1
#endif

#endif
