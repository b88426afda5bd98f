/* errors_test.c - every message unpacks to what errors.def has. */
#include "errors.h"
#include "test.h"

#define ERROR(id, type, text) extern const wf_type wf_exc_##type;
#include "errors.def"
#undef ERROR

static const struct {
    const wf_type *type;
    const char *text;
} errors[] = {
#define ERROR(id, type, text) {&wf_exc_##type, text},
#include "errors.def"
#undef ERROR
};

TEST(messages_unpack) {
#if WF_SHORT_ERRORS
    test_skip("the messages are shortened");
    return;
#endif
    for (size_t i = 0; i < WF_COUNT(errors); i++) {
        char text[WF_ERROR_ROOM];
        CHECK(wf_error_unpack((wf_error)i, text) == errors[i].type);
        CHECK_EQ(strcmp(text, errors[i].text), 0);
    }
}
