// Writes and reads the numbers and strings that the driver's own files are made of.
#ifndef CORO_TIDY_DRIVER_BYTES_H
#define CORO_TIDY_DRIVER_BYTES_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/DataExtractor.h"
#include "llvm/Support/EndianStream.h"
#include "llvm/Support/LEB128.h"
#include "llvm/Support/raw_ostream.h"

namespace clang::tidy::coro {

/// Numbers are ULEB128 or eight bytes, little-endian; a string begins with its length.
class ByteWriter {
public:
  void number(uint64_t N) { llvm::encodeULEB128(N, OS); }
  void fixed(uint64_t N) {
    llvm::support::endian::write<uint64_t>(OS, N, llvm::endianness::little);
  }
  void string(llvm::StringRef S) {
    number(S.size());
    OS << S;
  }
  std::string take() { return std::move(Bytes); }

private:
  std::string Bytes;
  llvm::raw_string_ostream OS{Bytes};
};

/// Reads with every number and length checked: what is read may have been damaged or made up. After the first thing
/// that is wrong, everything reads as zero.
class ByteReader {
public:
  explicit ByteReader(llvm::StringRef Bytes)
      : Data(Bytes, /*IsLittleEndian=*/true, /*AddressSize=*/8) {}
  ~ByteReader() { llvm::consumeError(At.takeError()); }

  uint64_t number(uint64_t Limit = UINT64_MAX) {
    uint64_t N = Data.getULEB128(At);
    if (N >= Limit)
      Wrong = true;
    return Wrong ? 0 : N;
  }
  uint64_t fixed() { return Data.getU64(At); }
  /// The length of a table whose rows take at least one byte each.
  size_t length() { return number(Data.size() + 1); }
  llvm::StringRef string() {
    size_t Size = length();
    return good() ? Data.getBytes(At, Size) : llvm::StringRef();
  }
  bool good() { return !Wrong && At; }
  bool atEnd() { return good() && Data.eof(At); }

private:
  llvm::DataExtractor Data;
  llvm::DataExtractor::Cursor At{0};
  bool Wrong = false;
};

} // namespace clang::tidy::coro

#endif
