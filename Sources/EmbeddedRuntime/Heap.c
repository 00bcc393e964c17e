// A heap with segregated lists and boundary tags, in the manner of D. Knuth, "The Art of Computer
// Programming", volume 1, section 2.5, and of M. Masmano et al., "TLSF: a new dynamic memory
// allocator for real-time systems", ECRTS 2004: the list of a size is found by its leading bits.

#include "EmbeddedRuntime.h"

struct HeapBlock {
  /// The size of the payload, which with the header is a multiple of `heap_alignment`; its lowest bit
  /// says that it is free.
  size_t tagged_size;
  /// The block before it in memory; null for the first of a region.
  HeapBlock *before;
  /// The neighbours in the list of free blocks; payload while the block is used.
  HeapBlock *next_free;
  HeapBlock *previous_free;
};

enum {
  header_size = offsetof(HeapBlock, next_free),
  /// Room for the links of a free block.
  least_size = sizeof(HeapBlock) - header_size,
  /// Below this size there is a list for each multiple of `heap_alignment`; above, four for each
  /// power of two.
  exact_bits = 9,
  exact_bins = (1 << exact_bits) / heap_alignment,
};

_Static_assert(sizeof(HeapBlock) % heap_alignment == 0, "payloads are aligned");
_Static_assert(heap_bins % 32 == 0, "whole words of bits");

// MARK: Blocks

static size_t size_of(const HeapBlock *block) { return block->tagged_size & ~(size_t)1; }

static int is_free(const HeapBlock *block) { return block->tagged_size & 1; }

static uintptr_t payload(const HeapBlock *block) { return (uintptr_t)block + header_size; }

static HeapBlock *block_of(uintptr_t payload) { return (HeapBlock *)(payload - header_size); }

static HeapBlock *after(const HeapBlock *block) {
  return (HeapBlock *)(payload(block) + size_of(block));
}

static uintptr_t aligned_up(uintptr_t value, size_t alignment) {
  return (value + alignment - 1) & ~(uintptr_t)(alignment - 1);
}

// MARK: Lists

/// The list of a size: its blocks are at least as large as the least of that list.
static unsigned bin_of(size_t size) {
  if (size < (1u << exact_bits)) return (unsigned)(size / heap_alignment);
  unsigned bits = 8 * sizeof(long long) - 1 - (unsigned)__builtin_clzll(size);
  unsigned quarter = (unsigned)(size >> (bits - 2)) & 3;
  unsigned bin = exact_bins + 4 * (bits - exact_bits) + quarter;
  return bin < heap_bins ? bin : heap_bins - 1;
}

static void insert(Heap *heap, HeapBlock *block) {
  unsigned bin = bin_of(size_of(block));
  block->tagged_size |= 1;
  block->previous_free = NULL;
  block->next_free = heap->bins[bin];
  if (block->next_free) block->next_free->previous_free = block;
  heap->bins[bin] = block;
  heap->filled[bin / 32] |= 1u << bin % 32;
}

static void take(Heap *heap, HeapBlock *block) {
  unsigned bin = bin_of(size_of(block));
  block->tagged_size &= ~(size_t)1;
  if (block->next_free) block->next_free->previous_free = block->previous_free;
  if (block->previous_free) {
    block->previous_free->next_free = block->next_free;
  } else {
    heap->bins[bin] = block->next_free;
    if (!block->next_free) heap->filled[bin / 32] &= ~(1u << bin % 32);
  }
}

/// The first block of the first list from `bin` on that has one.
static HeapBlock *first_from(const Heap *heap, unsigned bin) {
  for (unsigned word = bin / 32; word < heap_bins / 32; word++) {
    uint32_t bits = heap->filled[word];
    if (word == bin / 32) bits &= ~0u << bin % 32;
    if (bits) return heap->bins[32 * word + (unsigned)__builtin_ctz(bits)];
  }
  return NULL;
}

/// A free block of at least a size.
static HeapBlock *find(const Heap *heap, size_t size) {
  unsigned bin = bin_of(size);
  HeapBlock *own = heap->bins[bin];
  if (own && size_of(own) >= size) return own;
  // All blocks of later lists are large enough; of its own, which may be long, some may be.
  HeapBlock *larger = first_from(heap, bin + 1);
  if (larger) return larger;
  while (own && size_of(own) < size) own = own->next_free;
  return own;
}

// MARK: Splitting and joining

/// Cuts a used block after `size` bytes and returns the rest, which is used as well.
static HeapBlock *split(HeapBlock *block, size_t size) {
  HeapBlock *rest = block_of(payload(block) + size + header_size);
  rest->tagged_size = size_of(block) - size - header_size;
  rest->before = block;
  after(rest)->before = rest;
  block->tagged_size = size;
  return rest;
}

/// Joins a used block with the free ones beside it and puts it into its list.
static void release(Heap *heap, HeapBlock *block) {
  HeapBlock *next = after(block);
  if (is_free(next)) {
    take(heap, next);
    block->tagged_size += header_size + size_of(next);
  }
  HeapBlock *before = block->before;
  if (before && is_free(before)) {
    take(heap, before);
    before->tagged_size += header_size + size_of(block);
    block = before;
  }
  after(block)->before = block;
  insert(heap, block);
}

// MARK: The heap

/// The payload of a block for a size.
static size_t rounded(size_t size) {
  size_t least = size < least_size ? least_size : size;
  return aligned_up(least + header_size, heap_alignment) - header_size;
}

/// What an alignment may cost on top: a block before the aligned place.
static size_t padding_for(size_t alignment) {
  return alignment > heap_alignment ? alignment + sizeof(HeapBlock) : 0;
}

size_t heap_needed(size_t alignment, size_t size) {
  return rounded(size) + padding_for(alignment) + 2 * (sizeof(HeapBlock) + heap_alignment);
}

void heap_add(Heap *heap, void *memory, size_t size) {
  heap->capacity += size;
  uintptr_t end = (uintptr_t)memory + size;
  HeapBlock *block = heap->fence;
  uintptr_t last = block ? payload(block) : 0;
  // Memory that follows the last region begins where that one's fence is.
  if (!block || (uintptr_t)memory < last || (uintptr_t)memory - last >= heap_alignment) {
    block = block_of(aligned_up((uintptr_t)memory + header_size, heap_alignment));
    block->before = NULL;
  }
  HeapBlock *fence = block_of(end & ~(uintptr_t)(heap_alignment - 1));
  fence->tagged_size = 0;
  fence->before = block;
  block->tagged_size = (uintptr_t)fence - payload(block);
  heap->fence = fence;
  release(heap, block);
}

void *heap_allocate(Heap *heap, size_t alignment, size_t size) {
  if (size > SIZE_MAX / 2 || alignment > SIZE_MAX / 4) return NULL;
  size = rounded(size);
  size_t padding = padding_for(alignment);
  HeapBlock *block = find(heap, size + padding);
  if (!block) return NULL;
  take(heap, block);
  if (padding && payload(block) % alignment) {
    // The block before the aligned place needs a header and room for its links.
    uintptr_t place = aligned_up(payload(block) + sizeof(HeapBlock), alignment);
    HeapBlock *front = block;
    block = split(front, place - header_size - payload(front));
    release(heap, front);
  }
  if (size_of(block) >= size + sizeof(HeapBlock)) release(heap, split(block, size));
  return (void *)payload(block);
}

void heap_free(Heap *heap, void *memory) {
  if (memory) release(heap, block_of((uintptr_t)memory));
}
