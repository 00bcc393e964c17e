// The C interface of the system's JavaScriptCore.
#include <JavaScriptCore/JavaScript.h>
