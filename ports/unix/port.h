/* port.h - what the files of the Unix port share. */
#ifndef WF_PORTS_UNIX_PORT_H
#define WF_PORTS_UNIX_PORT_H

#include "wafer.h"

extern const wf_port wf_unix_port;     /* the console is standard input and output; */
extern const wf_port wf_serial_port;   /* the pseudo-terminal of serial_open */
extern const wf_module_def wf_unix_os; /* os.c: the module os */

/* files.c: of a wf_port */
int files_open(void *host, const char *path, int flags);
long files_read(void *host, int fd, void *to, size_t size);
long files_write(void *host, int fd, const void *from, size_t size);
long files_seek(void *host, int fd, long offset, int whence);
int files_close(void *host, int fd);
int files_truncate(void *host, int fd, long size);
int files_stat(void *host, const char *path, wf_stat *out);
int files_statvfs(void *host, const char *path, wf_statvfs *out);
int files_remove(void *host, const char *path);
int files_rename(void *host, const char *from, const char *to);
int files_mkdir(void *host, const char *path, unsigned mode);
int files_rmdir(void *host, const char *path);
int files_chdir(void *host, const char *path);
int files_getcwd(void *host, char *to, size_t size);
int files_list(void *host, const char *path, void (*item)(void *data, const char *name),
               void *data);
int files_sync(void *host);
int files_random(void *host, void *to, size_t size);

/* console.c: of a wf_port */
void console_write(void *host, int stream, const char *text, size_t size);
int console_lost(void); /* errno of what standard output did not take; 0: it took all */
int console_read(void *host);
unsigned console_terminal(void *host, bool typing);
void console_window(void *host, unsigned *columns, unsigned *rows);
/* From here on a new size of the window is noticed. */
void console_watch_window(void);

/* serial.c: opens a pseudo-terminal, prints its name, and makes `link` (NULL: none) point to it.
 * false: that failed, errno says why. */
bool serial_open(const char *link);
void serial_attach(wf_vm *vm); /* whom ctrl-C interrupts; NULL: nobody */
/* of a wf_port */
void serial_write(void *host, int stream, const char *text, size_t size);
int serial_read(void *host);
unsigned serial_terminal(void *host, bool typing);

#endif
