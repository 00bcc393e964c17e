// The names under which Embedded Swift finds its C library in WebAssembly.

#if defined(__wasm__)

#include "EmbeddedRuntime.h"

enum { page_size = 65536, out_of_memory = 12 };

static Heap heap;

/// Where the linker's own data ends.
extern unsigned char __heap_base;

/// Adds memory that surely satisfies an allocation; answers whether there is any.
static int grow(size_t needed) {
  if (!heap.capacity) {
    uintptr_t start = (uintptr_t)&__heap_base;
    heap_add(&heap, &__heap_base, __builtin_wasm_memory_size(0) * page_size - start);
    return 1;
  }
  // A quarter more at least, so that a program that grows grows seldom.
  size_t wanted = needed > heap.capacity / 4 ? needed : heap.capacity / 4;
  size_t pages = (wanted + page_size - 1) / page_size;
  size_t old = __builtin_wasm_memory_grow(0, pages);
  if (old == SIZE_MAX && wanted > needed) {
    pages = (needed + page_size - 1) / page_size;
    old = __builtin_wasm_memory_grow(0, pages);
  }
  if (old == SIZE_MAX) return 0;
  heap_add(&heap, (void *)(old * page_size), pages * page_size);
  return 1;
}

/// Swift does not look at the result: a program without memory ends here.
int posix_memalign(void **memory, size_t alignment, size_t size) {
  while (!(*memory = heap_allocate(&heap, alignment, size))) {
    if (!grow(heap_needed(alignment, size))) __builtin_trap();
  }
  return 0;
}

void free(void *memory) { heap_free(&heap, memory); }

// MARK: Memory, by the instructions that WebAssembly has for it

void *memcpy(void *to, const void *from, size_t size) {
  __builtin_memcpy(to, from, size);
  return to;
}

void *memmove(void *to, const void *from, size_t size) {
  __builtin_memmove(to, from, size);
  return to;
}

void *memset(void *memory, int byte, size_t size) {
  __builtin_memset(memory, byte, size);
  return memory;
}

int memcmp(const void *left, const void *right, size_t size) {
  const unsigned char *a = left, *b = right;
  for (size_t index = 0; index < size; index++) {
    if (a[index] != b[index]) return a[index] < b[index] ? -1 : 1;
  }
  return 0;
}

// MARK: The rest of the world, of which a block in a page sees nothing

/// Hash tables take their seed from here: the same in every run.
void arc4random_buf(void *memory, size_t size) { memset(memory, 0, size); }

/// What a block prints is for whoever wrote it; a page does not show it.
int putchar(int character) { return character; }

#endif
