/* threads.c - two threads with a VM each. They share nothing, so nothing is locked. */
#include <pthread.h>
#include "console.h"

static const char program[] = "words = {}\n"
                              "for i in range(20000):\n"
                              "    word = str(i % 97)\n"
                              "    words[word] = words.get(word, 0) + 1\n"
                              "count = len(words)\n";

static void *work(void *data) {
    wf_config config = {.port = &console};
    wf_vm *vm = wf_open(&config);
    if (run(vm, program) == WF_RAISED)
        wf_print_caught(vm);
    *(int *)data = (int)wf_to_int(vm, wf_get_global(vm, "count"));
    wf_close(vm);
    return NULL;
}

int main(void) {
    pthread_t threads[2];
    int counts[2];
    for (int i = 0; i < 2; i++)
        pthread_create(&threads[i], NULL, work, &counts[i]);
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    printf("each found %d and %d words\n", counts[0], counts[1]);
    return 0;
}
