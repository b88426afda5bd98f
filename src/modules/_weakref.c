/* _weakref.c - the module _weakref: what lib/weakref.py is made of. */
#include "objects/weakref.h"

static const wf_def defs[] = {
    WF_OBJECT("ref", wf_weakref_type),
    WF_OBJECT("ReferenceType", wf_weakref_type),
    WF_OBJECT("ProxyType", wf_weakproxy_type),
    WF_OBJECT("CallableProxyType", wf_weakcallproxy_type),
    WF_FN("proxy", wf_weakref_proxy, 1, 2,
          "A stand-in for the object that does not keep it alive; the callback is called when it "
          "has died."),
    WF_FN("getweakrefcount", wf_weakref_count, 1, 1,
          "How many weak references to the object there are."),
    WF_FN("getweakrefs", wf_weakref_list, 1, 1, "A list of the weak references to the object."),
};
const wf_module_def wf_module__weakref = {
    "_weakref", defs, WF_COUNT(defs), NULL,
    WF_DOC("References that do not keep their objects alive.")};
