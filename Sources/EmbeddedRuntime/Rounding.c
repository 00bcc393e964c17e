// Rounding to whole numbers, half away from zero, for which WebAssembly has no instruction: by the bits
// of the number, because arithmetic in floating point belongs to Swift.

#if defined(__wasm__)

#include "EmbeddedRuntime.h"

double round(double number) {
  uint64_t bits;
  __builtin_memcpy(&bits, &number, sizeof bits);
  int exponent = (int)(bits >> 52 & 0x7ff) - 0x3ff;
  if (exponent < 52) {
    if (exponent < 0) {
      // One half and more is one; less is zero; both keep the sign.
      bits &= (uint64_t)1 << 63;
      if (exponent == -1) bits |= (uint64_t)0x3ff << 52;
    } else {
      uint64_t fraction = (((uint64_t)1 << 52) - 1) >> exponent;
      bits += ((uint64_t)1 << 51) >> exponent;
      bits &= ~fraction;
    }
  }
  __builtin_memcpy(&number, &bits, sizeof bits);
  return number;
}

float roundf(float number) {
  uint32_t bits;
  __builtin_memcpy(&bits, &number, sizeof bits);
  int exponent = (int)(bits >> 23 & 0xff) - 0x7f;
  if (exponent < 23) {
    if (exponent < 0) {
      bits &= (uint32_t)1 << 31;
      if (exponent == -1) bits |= (uint32_t)0x7f << 23;
    } else {
      uint32_t fraction = (((uint32_t)1 << 23) - 1) >> exponent;
      bits += ((uint32_t)1 << 22) >> exponent;
      bits &= ~fraction;
    }
  }
  __builtin_memcpy(&number, &bits, sizeof bits);
  return number;
}

#endif
