/* io.h - what the files of the module io share, and the standard streams. */
#ifndef WF_MODULES_IO_H
#define WF_MODULES_IO_H

#include "errors.h"
#include "wafer.h"

/* A new object for stream 0, 1 or 2: sys.stdin, stdout, stderr. Raises MemoryError. Collects. */
wf_val wf_io_standard(wf_vm *vm, int stream);

/* What every stream written in C starts with; of IOBase itself it is all. */
typedef struct wf_iobase {
    wf_head head;
    bool closed;
} wf_iobase;

/* How lines end: the argument `newline`. */
typedef enum wf_newline {
    WF_NEWLINE_LF,        /* "\n": as they are */
    WF_NEWLINE_TRANSLATE, /* None: \r and \r\n are read as \n */
    WF_NEWLINE_ANY,       /* "": lines end in any of these, which stay as they are */
    WF_NEWLINE_CR,        /* "\r": \n is written as this */
    WF_NEWLINE_CRLF       /* "\r\n" */
} wf_newline;

extern const wf_type wf_iobase_type, wf_rawiobase_type, wf_bufferediobase_type, wf_textiobase_type,
    wf_stringio_type, wf_bytesio_type, wf_fileio_type, wf_textio_type, wf_reader_type,
    wf_writer_type, wf_random_type;

/* io.c */
WF_NORETURN void wf_io_unsupported(wf_vm *vm, const char *what); /* io.UnsupportedOperation */
void wf_io_check_open(wf_vm *vm, wf_val self);   /* raises ValueError if it is closed */
size_t wf_io_size_argument(wf_vm *vm, wf_val v); /* None, absent, negative: SIZE_MAX. Raises. */
wf_newline wf_io_newline(wf_vm *vm, wf_val v);   /* raises TypeError, ValueError */
wf_val wf_io_translate(wf_vm *vm, wf_val text, wf_newline mode); /* text as it is to be written */
wf_val wf_io_yes(wf_vm *vm, const wf_val *args, size_t count);   /* readable() and the like */
wf_val wf_io_self(wf_vm *vm, wf_val self);                       /* iter() of a stream */
extern const wf_module_def wf_module_io;

/* io_file.c */
/* open(). mode is checked; closefd false: the descriptor stays open. */
wf_val wf_io_open(wf_vm *vm, const wf_val *args, size_t count, wf_val names);

#endif
