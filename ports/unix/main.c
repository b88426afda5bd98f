/* main.c - the command `wafer`: options, then a program, a module, text or the prompt. */
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include "port.h"

typedef struct options {
    const char *code, *module, *file;                  /* one of them, or none: standard input */
    const char *stage;                                 /* -X tokens, tree, code */
    const char *link;                                  /* --serial PATH */
    bool interactive, stress, steps, serial, is_stdin; /* is_stdin: the file is "-" */
    int optimize, verbose;
    const char *warnings[16]; /* -W, NULL behind the last */
    size_t heap;
    unsigned long long fail_at;
} options;

static const char usage[] =
    "usage: wafer [options] [-c CODE | -m MODULE | FILE | FOLDER | -] [arguments]\n"
    "  -c CODE          run the text CODE\n"
    "  -m MODULE        run a module found on the path\n"
    "  -i               go to the prompt afterwards\n"
    "  -O, -OO          leave out assert statements; docstrings too\n"
    "  -v               print what is done\n"
    "  -W RULE          what to do with warnings: action:message:category:module:line\n"
    "  -X heapsize=N    limit of the heap, in bytes, or with k or m behind\n"
    "  -X emit=bytecode|native|viper   how functions are compiled (bytecode always, so far)\n"
    "  -X tokens|tree|code   print a stage of the compiler instead of running\n"
    "  -X stress        collect and move at every allocation\n"
    "  -X steps         mark in small steps all the time, and check what was marked\n"
    "  -X fail=K        let the K-th allocation fail\n"
    "  --serial [PATH]  serve a pseudo-terminal as a board does; PATH becomes a link to it\n"
    "  -V, --version    print the version\n"
    "MICROPYPATH or WAFERPATH: folders to import from, separated by colons\n"
    "WAFER_HISTORY: file for what is typed at the prompt (~/.wafer_history); empty: none\n";

/* The signal handler reaches the VM through this; a process has one console. */
static wf_vm *interrupted_vm;
static bool ends_interrupted; /* by a KeyboardInterrupt that nothing caught */

static void on_interrupt(int signal_number) {
    (void)signal_number;
    if (interrupted_vm)
        wf_interrupt(interrupted_vm);
}

static void catch_interrupts(wf_vm *vm) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    interrupted_vm = vm;
    action.sa_handler = on_interrupt; /* no SA_RESTART: reads and sleeps return */
    sigaction(SIGINT, &action, NULL);
    signal(SIGPIPE, SIG_IGN);
}

static int bad_option(const char *what) {
    fprintf(stderr, "wafer: %s\n%s", what, usage);
    return 2;
}

static bool parse_size(const char *text, size_t *out) {
    char *end;
    unsigned long long n = strtoull(text, &end, 0);
    if (*end == 'k' || *end == 'K')
        n *= 1024, end++;
    else if (*end == 'm' || *end == 'M')
        n *= 1024 * 1024, end++;
    *out = (size_t)n;
    return end != text && *end == 0;
}

static bool parse_x(const char *text, options *o) {
    if (strncmp(text, "heapsize=", 9) == 0)
        return parse_size(text + 9, &o->heap);
    if (strncmp(text, "fail=", 5) == 0) {
        o->fail_at = strtoull(text + 5, NULL, 10);
        return true;
    }
    if (strcmp(text, "tokens") == 0 || strcmp(text, "tree") == 0 || strcmp(text, "code") == 0) {
        o->stage = text;
        return true;
    }
    if (strcmp(text, "stress") == 0)
        return o->stress = true;
    if (strcmp(text, "steps") == 0)
        return o->steps = true;
    return strcmp(text, "emit=bytecode") == 0 || strcmp(text, "emit=native") == 0 ||
           strcmp(text, "emit=viper") == 0;
}

/* Keeps the rule of a -W; false: there are too many. */
static bool add_warning(options *o, const char *rule) {
    size_t count = 0;
    while (o->warnings[count])
        count++;
    if (count + 1 == sizeof o->warnings / sizeof *o->warnings)
        return false;
    o->warnings[count] = rule;
    return true;
}

/* Reads the options; what is left (the program's arguments) starts at *rest. 0, or the exit status
 * + 1. */
static int parse(int argc, char **argv, options *o, int *rest) {
    int i = 1;
    for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
        const char *option = argv[i];
        if (strcmp(option, "-c") == 0 || strcmp(option, "-m") == 0) {
            if (i + 1 >= argc)
                return bad_option("an argument is missing") + 1;
            *(option[1] == 'c' ? &o->code : &o->module) = argv[++i];
            *rest = i + 1;
            return 0;
        }
        if (strcmp(option, "-X") == 0 || strncmp(option, "-X", 2) == 0) {
            const char *what = option[2] ? option + 2 : i + 1 < argc ? argv[++i] : "";
            if (!parse_x(what, o))
                return bad_option("unknown -X option") + 1;
        } else if (option[1] == 'W') {
            if (!option[2] && i + 1 >= argc)
                return bad_option("an argument is missing") + 1;
            if (!add_warning(o, option[2] ? option + 2 : argv[++i]))
                return bad_option("too many -W options") + 1;
        } else if (strcmp(option, "--serial") == 0) {
            o->serial = true;
            if (i + 1 < argc)
                o->link = argv[++i];
        } else if (strcmp(option, "-i") == 0) {
            o->interactive = true;
        } else if (option[1] == 'O') {
            o->optimize = option[2] ? (option[2] == 'O' ? 2 : atoi(option + 2)) : 1;
        } else if (option[1] == 'v') {
            o->verbose += (int)strlen(option + 1);
        } else if (strcmp(option, "-V") == 0 || strcmp(option, "--version") == 0) {
            printf("Wafer %s (Python 3.13)\n", WF_VERSION);
            return 1;
        } else if (strcmp(option, "-h") == 0 || strcmp(option, "--help") == 0) {
            fputs(usage, stdout);
            return 1;
        } else {
            return bad_option(option) + 1;
        }
    }
    o->is_stdin = i < argc && strcmp(argv[i], "-") == 0;
    if (i < argc && !o->is_stdin)
        o->file = argv[i];
    *rest = i < argc ? i + 1 : i;
    return 0;
}

/* ---- Where the program's text comes from ---- */

static char *read_all(FILE *file, size_t *size) {
    size_t room = 4096, used = 0;
    char *text = malloc(room);
    for (size_t got; text && (got = fread(text + used, 1, room - used, file)) > 0;) {
        used += got;
        if (used == room)
            text = realloc(text, room *= 2);
    }
    *size = used;
    return text;
}

static void set_path(wf_vm *vm, const options *o) {
    const char *path = getenv("WAFERPATH") ? getenv("WAFERPATH") : getenv("MICROPYPATH");
    (void)o;
    if (!path)
        return;
    char *copy = strdup(path);
    for (char *folder = strtok(copy, ":"); folder; folder = strtok(NULL, ":"))
        wf_add_path(vm, folder);
    free(copy);
}

static const char *program_name(const options *o) {
    if (o->code)
        return "-c";
    if (o->module)
        return "-m";
    if (o->file)
        return o->file;
    return o->is_stdin ? "-" : "";
}

/* sys.argv: the program first, as Python has it. */
static void set_arguments(wf_vm *vm, const options *o, int argc, char **argv, int rest) {
    char **list = malloc(sizeof *list * (size_t)(argc + 1));
    int count = 1;
    list[0] = (char *)(uintptr_t)program_name(o);
    for (int i = rest; i < argc; i++)
        list[count++] = argv[i];
    wf_set_argv(vm, count, list);
    free(list);
}

/* sys.warnoptions, which the module warnings reads, at once: they are for the compiler's, too. */
static void set_warnings(wf_vm *vm, void *data) {
    const options *o = data;
    wf_val list = wf_new_list(vm, NULL, 0);
    for (const char *const *rule = o->warnings; *rule; rule++)
        wf_list_add(vm, list, wf_new_text(vm, *rule));
    wf_set_attr_text(vm, wf_import(vm, "sys"), "warnoptions", list);
    wf_import(vm, "warnings");
}

static wf_status run_text(wf_vm *vm, const options *o, const char *text, size_t size,
                          const char *name) {
    if (o->stage)
        return wf_print_stage(vm, o->stage, text, size, name);
    return wf_run(vm, text, size, "__main__");
}

static wf_status run_stream(wf_vm *vm, const options *o, FILE *file, const char *name) {
    size_t size;
    char *text = read_all(file, &size);
    wf_status status = run_text(vm, o, text ? text : "", size, name);
    free(text);
    return status;
}

static int open_failed(const char *path) {
    fprintf(stderr, "wafer: can't open file '%s': [Errno %d] %s\n", path, errno, strerror(errno));
    return 2;
}

/* Runs a file; of a folder, the file __main__.py in it. __file__ and tracebacks have the whole
 * path, also when the program changes its folder. */
static wf_status run_path(wf_vm *vm, const char *path, int *failed) {
    char whole[4096] = "";
    struct stat about;
    bool is_folder = stat(path, &about) == 0 && S_ISDIR(about.st_mode);
    if (path[0] != '/' && !getcwd(whole, sizeof whole))
        return *failed = open_failed("."), WF_DONE;
    size_t used = strlen(whole);
    snprintf(whole + used, sizeof whole - used, "%s%s%s", used > 1 ? "/" : "", path,
             is_folder ? "/__main__.py" : "");
    if (access(whole, R_OK) != 0)
        return *failed = open_failed(is_folder ? whole : path), WF_DONE;
    return wf_run_file(vm, whole);
}

static wf_status run_program(wf_vm *vm, const options *o, int *failed) {
    if (o->code)
        return run_text(vm, o, o->code, strlen(o->code), "<string>");
    if (o->module)
        return wf_run_module(vm, o->module);
    if (o->file && o->stage) {
        FILE *file = fopen(o->file, "rb");
        if (!file)
            return *failed = open_failed(o->file), WF_DONE;
        wf_status status = run_stream(vm, o, file, o->file);
        fclose(file);
        return status;
    }
    if (o->file)
        return run_path(vm, o->file, failed);
    if (isatty(STDIN_FILENO) || o->interactive)
        return wf_prompt(vm);
    return run_stream(vm, o, stdin, "<stdin>");
}

static void set_history(wf_vm *vm) {
    const char *path = getenv("WAFER_HISTORY"), *home = getenv("HOME");
    char usual[4096];
    if (!path && home && strlen(home) < sizeof usual - 32) {
        sprintf(usual, "%s/.wafer_history", home);
        path = usual;
    }
    if (path && *path)
        wf_set_history(vm, path);
}

/* What the exit status is; prints what was raised unless it asks to leave. */
static int finish(wf_vm *vm, wf_status status) {
    ends_interrupted = false;
    if (status != WF_RAISED)
        return 0;
    int code = wf_exit_status(vm);
    ends_interrupted = strcmp(wf_type_name(wf_caught(vm)), "KeyboardInterrupt") == 0;
    if (strcmp(wf_type_name(wf_caught(vm)), "SystemExit") != 0)
        wf_print_caught(vm);
    return code;
}

/* Output that was lost is a failure, too. */
static int with_lost_output(int code) {
    int lost = console_lost();
    if (lost)
        fprintf(stderr, "wafer: standard output: %s\n", strerror(lost));
    return lost && code == 0 ? 1 : code;
}

/* Half of the C stack: the rest is for the environment, and for what happens below the limit. 2 MB
 * are enough for 1000 calls through C, such as of a __repr__ that asks for another. */
static size_t stack_limit(void) {
    const size_t most = 2 << 20;
    struct rlimit stack;
    if (getrlimit(RLIMIT_STACK, &stack) != 0)
        return 0;
    return stack.rlim_cur / 2 < most ? (size_t)stack.rlim_cur / 2 : most;
}

/* A VM that is ready to run; NULL: there is no memory for it. */
static wf_vm *open_vm(const options *o, const wf_port *port, int argc, char **argv, int rest) {
    wf_config config = {
        .memory_size = o->heap,
        .stack_limit = stack_limit(),
        .port = port,
        .options = (o->stress ? WF_OPT_STRESS : 0u) | (o->steps ? WF_OPT_STEPS : 0u),
        .fail_at = o->fail_at,
    };
    wf_vm *vm = wf_open(&config);
    if (vm && (wf_add_module(vm, &wf_unix_os) == WF_RAISED ||
               (o->warnings[0] && wf_try(vm, set_warnings, (void *)(uintptr_t)o) == WF_RAISED))) {
        wf_print_caught(vm);
        wf_close(vm);
        vm = NULL;
    }
    if (!vm) {
        fprintf(stderr, "wafer: not enough memory to start\n");
        return NULL;
    }
    set_arguments(vm, o, argc, argv, rest);
    set_path(vm, o);
    wf_set_optimize(vm, o->optimize);
    return vm;
}

/* One life of a board after the other. */
static int serve(const options *o, int argc, char **argv, int rest) {
    bool is_raw = false;
    if (!serial_open(o->link)) {
        perror("wafer: --serial");
        return 1;
    }
    for (;;) {
        wf_vm *vm = open_vm(o, &wf_serial_port, argc, argv, rest);
        if (!vm)
            return 1;
        serial_attach(vm);
        wf_serve(vm, &is_raw);
        serial_attach(NULL);
        wf_close(vm);
    }
}

int main(int argc, char **argv) {
    options o = {0};
    int rest = argc, failed = parse(argc, argv, &o, &rest);
    if (failed)
        return failed - 1;
    if (o.serial)
        return serve(&o, argc, argv, rest);
    wf_vm *vm = open_vm(&o, &wf_unix_port, argc, argv, rest);
    if (!vm)
        return 1;
    catch_interrupts(vm);
    console_watch_window();
    set_history(vm);
    int code = finish(vm, run_program(vm, &o, &failed));
    if (o.interactive && (o.code || o.module || o.file))
        code = finish(vm, wf_prompt(vm));
    interrupted_vm = NULL;
    wf_close(vm);
    code = with_lost_output(failed ? failed : code);
    if (ends_interrupted) { /* as a shell expects it, which stops its loop then */
        signal(SIGINT, SIG_DFL);
        raise(SIGINT);
    }
    return code;
}
