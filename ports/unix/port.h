/* port.h - what the files of the Unix port share. */
#ifndef WF_PORTS_UNIX_PORT_H
#define WF_PORTS_UNIX_PORT_H

#include "wafer.h"

extern const wf_port wf_unix_port;
extern const wf_module_def wf_unix_os; /* os.c: the module os */

#endif
