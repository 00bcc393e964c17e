// What Embedded Swift asks of a C library, for WebAssembly: a heap, the four functions on memory, and
// the product of wide integers. There is no arithmetic in floating point here, because clang may
// contract it where Swift does not.
//
// The heap can also be tried natively, on any memory; the rest exists in WebAssembly alone.

#ifndef EMBEDDED_RUNTIME_H
#define EMBEDDED_RUNTIME_H

#include <stddef.h>
#include <stdint.h>

enum {
  /// What every allocation is aligned to at least: the size of a vector.
  heap_alignment = 16,
  /// Lists of free blocks, by size.
  heap_bins = 160,
};

typedef struct HeapBlock HeapBlock;

/// Free memory by size, with the neighbours of each block at hand, so that freed blocks join.
///
/// Allocating and freeing take a bounded number of steps, unless memory is nearly full.
/// A heap whose bytes are all zero is empty. It is not safe for threads.
typedef struct Heap {
  /// One bit for each list that is not empty.
  uint32_t filled[heap_bins / 32];
  HeapBlock *bins[heap_bins];
  /// The used block of no size that ends the last region.
  HeapBlock *fence;
  /// The bytes given to the heap so far.
  size_t capacity;
} Heap;

/// Gives memory to the heap; regions that follow each other become one.
void heap_add(Heap *heap, void *memory, size_t size);

/// Memory of a size, aligned to a power of two.
///
/// Returns null if no free block is large enough.
void *heap_allocate(Heap *heap, size_t alignment, size_t size);

/// Takes back what `heap_allocate` returned; null is allowed.
void heap_free(Heap *heap, void *memory);

/// The bytes that can surely satisfy an allocation if they are added as one region.
size_t heap_needed(size_t alignment, size_t size);

#endif
