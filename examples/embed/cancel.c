/* cancel.c - code that would not end, cancelled from another thread and from a signal handler by
 * wf_interrupt. Each is over within BOUND_MS of processor time, whatever else the machine does, and
 * the VM goes on. */
#include <pthread.h>
#include <signal.h>
#include <sys/time.h>
#include <time.h>
#include "console.h"

enum { WAIT_MS = 30, BOUND_MS = 2000 };

static const struct job {
    const char *what, *text;
} jobs[] = {
    {"an endless loop", "while True: pass"},
    {"an endless iterator in C", "import itertools\nsum(itertools.repeat(1))"},
    {"large products", "x = (1 << 200000) - 1\nwhile True: x * x"},
    {"one large text of an int", "str((1 << 30000000) - 1)"},
    {"comparing 2**n times", "a, b = [], []\nfor i in range(100): a, b = [a, a], [b, b]\na == b"},
    {"sorting", "x = list(range(30000))\nwhile True: sorted(x, key=str)"},
    {"compiling", "x = '1 + ' * 200000 + '1\\n'\nwhile True: compile(x, 'x', 'exec')"},
    {"sleeping", "import time\ntime.sleep(1000)"},
};

static double ms_of(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec * 1000 + (double)t.tv_nsec / 1e6;
}

/* ---- A port that can sleep ---- */

static uint64_t port_ticks_us(void *host) {
    (void)host;
    return (uint64_t)(ms_of(CLOCK_MONOTONIC) * 1000);
}

static void port_sleep_us(void *host, uint64_t us) {
    (void)host;
    nanosleep(&(struct timespec){(time_t)(us / 1000000), (long)(us % 1000000) * 1000}, NULL);
}

static const wf_port port = {
    .write = console_write, .ticks_us = port_ticks_us, .sleep_us = port_sleep_us};

/* ---- The two ways ---- */

static wf_vm *vm; /* a signal handler has no argument of ours */

static void *cancel_soon(void *data) {
    (void)data;
    port_sleep_us(NULL, WAIT_MS * 1000);
    wf_interrupt(vm);
    return NULL;
}

static void on_alarm(int number) {
    (void)number;
    wf_interrupt(vm);
}

static wf_status run_with_thread(const char *text) {
    pthread_t thread;
    pthread_create(&thread, NULL, cancel_soon, NULL);
    wf_status status = run(vm, text);
    pthread_join(thread, NULL);
    return status;
}

static wf_status run_with_signal(const char *text) {
    struct itimerval soon = {.it_value.tv_usec = WAIT_MS * 1000};
    signal(SIGALRM, on_alarm);
    setitimer(ITIMER_REAL, &soon, NULL);
    return run(vm, text);
}

static void try_out(const char *way, wf_status (*how)(const char *text), const struct job *job) {
    double start = ms_of(CLOCK_PROCESS_CPUTIME_ID);
    wf_status status = how(job->text);
    bool late = ms_of(CLOCK_PROCESS_CPUTIME_ID) - start > WAIT_MS + BOUND_MS;
    printf("%s, %s: %s%s\n", way, job->what,
           status == WF_RAISED ? wf_type_name(wf_caught(vm)) : "done", late ? ", too late" : "");
}

int main(void) {
    wf_config config = {.port = &port, .memory_size = 64 << 20};
    vm = wf_open(&config);
    if (!vm || run(vm, "import sys\nsys.set_int_max_str_digits(0)") != WF_DONE)
        return 1;
    for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++) {
        try_out("thread", run_with_thread, &jobs[i]);
        try_out("signal", run_with_signal, &jobs[i]);
    }
    if (run(vm, "print('still alive:', sum(i * i for i in range(100)))") == WF_RAISED)
        wf_print_caught(vm);
    wf_close(vm);
    return 0;
}
