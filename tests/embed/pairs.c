/* pairs.c - runs each program given on the command line in two VMs at the same time, one a thread.
 * Built with the thread sanitizer (`make tsan`), it shows that VMs share nothing that is
 * written. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "../../ports/unix/port.h"

typedef struct job {
    const char *path;
    wf_port port;
    unsigned long sum; /* of what it printed, so that the two can be compared */
} job;

static void add_output(void *host, int stream, const char *text, size_t size) {
    job *self = host;
    for (size_t i = 0; i < size && stream == 1; i++)
        self->sum = self->sum * 31 + (unsigned char)text[i];
}

static void *run_job(void *data) {
    job *self = data;
    self->port = wf_unix_port;
    self->port.write = add_output;
    wf_config config = {.port = &self->port, .host = self, .memory_size = 256 << 20};
    wf_vm *vm = wf_open(&config);
    char *argv[] = {(char *)(uintptr_t)self->path};
    wf_add_module(vm, &wf_unix_os);
    wf_set_argv(vm, 1, argv);
    wf_run_file(vm, self->path);
    wf_close(vm);
    return NULL;
}

int main(int argc, char **argv) {
    int different = 0;
    for (int i = 1; i < argc; i++) {
        job jobs[2] = {{.path = argv[i]}, {.path = argv[i]}};
        pthread_t threads[2];
        for (int k = 0; k < 2; k++)
            pthread_create(&threads[k], NULL, run_job, &jobs[k]);
        for (int k = 0; k < 2; k++)
            pthread_join(threads[k], NULL);
        if (jobs[0].sum != jobs[1].sum) {
            printf("%s: the two printed different things\n", argv[i]);
            different++;
        }
    }
    printf("%d programs in two threads, %d different\n", argc - 1, different);
    return different != 0;
}
