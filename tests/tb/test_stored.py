"""The stand-ins for liblz4 and zlib write streams that real decoders read."""

from __future__ import annotations

import subprocess
import zlib
from pathlib import Path

import pytest

from tb.simulate import HDL

PROGRAM = r"""
#include "lz4.h"
#include "zlib.h"
#include <cstdio>
#include <cstdlib>
#include <vector>
int main(int, char** argv) {
  const int size = std::atoi(argv[1]);
  std::vector<unsigned char> source(size), target(compressBound(size));
  for (int i = 0; i < size; i++) source[i] = i * 7 + i / 251;
  unsigned long length = target.size();
  if (compress2(target.data(), &length, source.data(), size, 9) != Z_OK) return 1;
  std::fwrite(target.data(), 1, length, stdout);
  std::vector<char> block(LZ4_compressBound(size));
  const int used = LZ4_compress_default(reinterpret_cast<char*>(source.data()), block.data(), size, block.size());
  std::fwrite(block.data(), 1, used, stdout);
}
"""


def literals(block: bytes) -> bytes:
    """Decode an LZ4 block that is one run of literals (LZ4 block format, lz4_Block_format.md)."""
    length, at = block[0] >> 4, 1
    assert block[0] & 15 == 0, "a match follows"
    if length == 15:
        while True:
            length, at = length + block[at], at + 1
            if block[at - 1] != 255:
                break
    assert len(block) == at + length
    return block[at:]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stored")
    (folder / "main.cpp").write_text(PROGRAM)
    subprocess.run(["g++", "-std=c++17", f"-I{HDL / 'stored'}", "main.cpp", "-o", "main"], cwd=folder, check=True)
    return folder / "main"


@pytest.mark.parametrize("size", [0, 1, 14, 15, 16, 269, 270, 271, 65535, 65536, 200_000])
def test_round_trip(program: Path, size: int) -> None:
    written = subprocess.run([program, str(size)], check=True, capture_output=True).stdout
    source = bytes((i * 7 + i // 251) % 256 for i in range(size))
    inflate = zlib.decompressobj()
    assert inflate.decompress(written) == source
    assert inflate.eof
    assert literals(inflate.unused_data) == source
