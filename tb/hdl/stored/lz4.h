// What Verilator's FST writer needs of liblz4, without compression: every block is one run of literals, which any LZ4
// decoder reads. Waveforms then need no library beside g++ and make.
#pragma once

#include <cstring>

inline int LZ4_compressBound(int size) { return size + size / 255 + 16; }

inline int LZ4_compress_default(const char* source, char* target, int size, int capacity) {
  if (capacity < LZ4_compressBound(size)) return 0;
  char* at = target;
  *at++ = static_cast<char>((size < 15 ? size : 15) << 4);
  if (size >= 15) {
    int left = size - 15;
    for (; left >= 255; left -= 255) *at++ = static_cast<char>(255);
    *at++ = static_cast<char>(left);
  }
  std::memcpy(at, source, size);
  return static_cast<int>(at + size - target);
}
