// Products of 64-bit integers in full width, for which WebAssembly has no instruction.

#if defined(__wasm__)

#include "EmbeddedRuntime.h"

/// The product modulo 2¹²⁸, by which the compiler multiplies integers of 128 bits.
__int128 __multi3(__int128 left, __int128 right) {
  const uint64_t low_half = 0xffffffff;
  uint64_t a = (uint64_t)left, b = (uint64_t)right;
  uint64_t low = (a & low_half) * (b & low_half);
  uint64_t middle = (a >> 32) * (b & low_half) + (low >> 32);
  uint64_t other = (a & low_half) * (b >> 32) + (middle & low_half);
  uint64_t high = (a >> 32) * (b >> 32) + (middle >> 32) + (other >> 32);
  high += (uint64_t)((unsigned __int128)left >> 64) * b;
  high += a * (uint64_t)((unsigned __int128)right >> 64);
  return (__int128)(((unsigned __int128)high << 64) | (other << 32 | (low & low_half)));
}

#endif
