// What Verilator's FST writer needs of zlib, without compression: stored deflate blocks between a zlib header and an
// Adler-32 sum (RFC 1950, RFC 1951), which any zlib reads.
#pragma once

#include <cstdint>
#include <cstring>
#include <initializer_list>

using uLong = unsigned long;
using uLongf = unsigned long;
using Bytef = unsigned char;
constexpr int Z_OK = 0;
constexpr int Z_BUF_ERROR = -5;
constexpr uLong STORED_BLOCK = 65535;

inline uLong compressBound(uLong size) { return size + 5 * (size / STORED_BLOCK + 1) + 6; }

inline int compress2(Bytef* target, uLongf* capacity, const Bytef* source, uLong size, int) {
  if (*capacity < compressBound(size)) return Z_BUF_ERROR;
  Bytef* at = target;
  *at++ = 0x78;
  *at++ = 0x01;
  uLong done = 0;
  do {
    const uLong length = size - done < STORED_BLOCK ? size - done : STORED_BLOCK;
    *at++ = done + length == size;
    for (const uLong word : {length, ~length}) {
      *at++ = static_cast<Bytef>(word & 255);
      *at++ = static_cast<Bytef>(word >> 8 & 255);
    }
    std::memcpy(at, source + done, length);
    at += length;
    done += length;
  } while (done < size);
  uint32_t low = 1, high = 0;
  for (uLong i = 0; i < size; i++) {
    low = (low + source[i]) % 65521;
    high = (high + low) % 65521;
  }
  for (const uint32_t byte : {high >> 8, high, low >> 8, low}) *at++ = static_cast<Bytef>(byte & 255);
  *capacity = static_cast<uLongf>(at - target);
  return Z_OK;
}
