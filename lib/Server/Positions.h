// Places in a text as the protocol counts them: lines from zero, and columns in the units that client and server have
// agreed on.
#ifndef CORO_TIDY_SERVER_POSITIONS_H
#define CORO_TIDY_SERVER_POSITIONS_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/LSP/Protocol.h"
#include <optional>
#include <vector>

namespace clang::tidy::coro {

/// What a column counts.
enum class PositionEncoding {
  Utf8,  ///< bytes
  Utf16, ///< code units; what the protocol means if nobody says anything
  Utf32, ///< code points
};

/// The name in the protocol.
llvm::StringRef spelling(PositionEncoding Encoding);
std::optional<PositionEncoding> positionEncoding(llvm::StringRef Spelling);

/// The lines of a text, which it does not own.
class TextLines {
public:
  TextLines(llvm::StringRef Text, PositionEncoding Encoding);

  /// The place of \p Offset, or of the end if that lies behind it.
  llvm::lsp::Position position(size_t Offset) const;

  /// The offset of a place. A column behind the end of its line means that end, as the protocol has it; a line behind
  /// the last one is no place, but for the first of them, which editors call the end of the text.
  std::optional<size_t> offset(llvm::lsp::Position At) const;

private:
  llvm::StringRef line(size_t Number) const;

  llvm::StringRef Text;
  PositionEncoding Encoding;
  std::vector<size_t> Begins;
};

} // namespace clang::tidy::coro

#endif
