// Counts what a process allocates: these functions stand before the C library's own, which they
// call.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stddef.h>

static unsigned long count;

unsigned long allocation_count(void) { return __atomic_load_n(&count, __ATOMIC_RELAXED); }

static void *next(const char *name) {
  __atomic_fetch_add(&count, 1, __ATOMIC_RELAXED);
  return dlsym(RTLD_NEXT, name);
}

void *malloc(size_t size) {
  static void *(*original)(size_t);
  if (!original) original = next("malloc");
  __atomic_fetch_add(&count, 1, __ATOMIC_RELAXED);
  return original(size);
}

void *realloc(void *memory, size_t size) {
  static void *(*original)(void *, size_t);
  if (!original) original = next("realloc");
  __atomic_fetch_add(&count, 1, __ATOMIC_RELAXED);
  return original(memory, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
  static int (*original)(void **, size_t, size_t);
  if (!original) original = next("posix_memalign");
  __atomic_fetch_add(&count, 1, __ATOMIC_RELAXED);
  return original(memory, alignment, size);
}
