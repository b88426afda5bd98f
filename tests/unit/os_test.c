/* os_test.c - the module os where the port has no files. */
#include "test.h"

static const char tries[] =
    "import os\n"
    "def fails(f, *args):\n"
    "    try:\n"
    "        f(*args)\n"
    "    except OSError as e:\n"
    "        return e.errno == 19\n"
    "assert fails(open, 'a') and fails(open, 'a', 'w')\n"
    "for f in (os.remove, os.rmdir, os.chdir, os.mkdir, os.listdir, os.ilistdir, os.stat, os.statvfs):\n"
    "    assert fails(f, '/'), f\n"
    "assert fails(os.rename, 'a', 'b') and fails(os.getcwd)\n"
    "os.sync()\n"
    "try:\n"
    "    os.urandom(1)\n"
    "except NotImplementedError:\n"
    "    missing = True\n"
    "assert missing\n";

TEST(os_without_functions_of_the_port_reaches_nothing) {
    wf_status status = wf_run(vm, tries, sizeof tries - 1, "__main__");
    if (status == WF_RAISED)
        wf_print_caught(vm);
    CHECK_EQ(status, WF_DONE);
}
