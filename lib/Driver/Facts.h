// The facts of one translation unit: what its functions call, as far as that can matter to a coroutine elsewhere.
#ifndef CORO_TIDY_DRIVER_FACTS_H
#define CORO_TIDY_DRIVER_FACTS_H

#include "Analysis/BlockingMessage.h"
#include "Model/Profile.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <cstdint>
#include <string>
#include <vector>

namespace clang::tidy::coro {

/// The check that goes on in other files, by the facts of all of them.
inline constexpr llvm::StringLiteral CrossFileCheck = "coro-blocking-call";

/// A place in a source file. Lines and columns are kept beside the offset, so that a place can be named where the file
/// is not at hand.
struct FactPlace {
  uint32_t File =
      0; ///< string: the absolute path; the empty string is no place
  uint32_t Offset = 0, Line = 0, Column = 0;
};

/// A call of one function by another.
struct FactCall {
  uint32_t Callee = 0; ///< index of a function
  FactPlace Place;
};

/// One function: defined here, called here, or a source by what a profile says.
struct FactFunction {
  uint64_t Key = 0;  ///< the hash of the USR; 0 for what other files can't name
  uint32_t Name = 0; ///< string, for messages
  bool IsDefined = false;
  bool IsCoroutine = false;   ///< calls of it are not followed
  bool IsOpenVirtual = false; ///< pure virtual, no override in this unit
  FactPlace Place;            ///< of the definition
  // A source: it blocks by itself.
  BlockingGrade Grade = BlockingGrade::None;
  uint8_t Tier = 0;
  uint32_t Reason = 0, Instead = 0; ///< strings
  std::vector<FactCall> Calls;      ///< in the order of the body

  bool isSource() const { return Grade != BlockingGrade::None; }
};

/// A virtual function and one of the functions that override it.
struct FactOverride {
  uint64_t Base = 0;      ///< key of the overridden function
  uint32_t Overrider = 0; ///< index of a function
};

/// A call in a coroutine that may block through other files. What NOLINT comments and filters exempt is not kept.
struct FactRoot {
  FactCall Call;
  uint32_t Subject = 0; ///< string: what the message names
  HopKind Kind = HopKind::Calls;
  uint8_t Tiers = 0; ///< a bit for each tier that is to be reported
  bool AsError = false;
};

struct Facts {
  uint32_t MainFile = 0; ///< string
  std::vector<std::string> Strings{""};
  std::vector<FactFunction> Functions;
  std::vector<FactOverride> Overrides;
  std::vector<FactRoot> Roots;
};

/// The facts as bytes. The same facts give the same bytes.
std::string writeFacts(const Facts &Facts);

/// Reads what writeFacts() wrote. \p Name is the file's, for errors, which are one line each.
llvm::Expected<Facts> readFacts(llvm::StringRef Bytes, llvm::StringRef Name);

} // namespace clang::tidy::coro

#endif
