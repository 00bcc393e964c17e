// The system's xxHash: XXH3 with 128 bits names the entries of every cache.
#include <xxhash.h>
