// Places in a text as the protocol counts them.
#include "Server/Positions.h"
#include "llvm/ADT/STLExtras.h"

namespace clang::tidy::coro {

llvm::StringRef spelling(PositionEncoding Encoding) {
  switch (Encoding) {
  case PositionEncoding::Utf8:
    return "utf-8";
  case PositionEncoding::Utf16:
    return "utf-16";
  case PositionEncoding::Utf32:
    return "utf-32";
  }
  llvm_unreachable("all encodings have a name");
}

std::optional<PositionEncoding> positionEncoding(llvm::StringRef Spelling) {
  for (PositionEncoding Encoding :
       {PositionEncoding::Utf8, PositionEncoding::Utf16,
        PositionEncoding::Utf32})
    if (spelling(Encoding) == Spelling)
      return Encoding;
  return std::nullopt;
}

TextLines::TextLines(llvm::StringRef Text, PositionEncoding Encoding)
    : Text(Text), Encoding(Encoding), Begins{0} {
  for (size_t I = 0; I != Text.size(); ++I)
    if (Text[I] == '\n' ||
        (Text[I] == '\r' && !Text.substr(I + 1).starts_with("\n")))
      Begins.push_back(I + 1);
}

llvm::StringRef TextLines::line(size_t Number) const {
  size_t End = Number + 1 == Begins.size() ? Text.size() : Begins[Number + 1];
  llvm::StringRef Line = Text.slice(Begins[Number], End);
  return Line.substr(0, Line.find_first_of("\r\n"));
}

/// How many bytes the character that begins with \p First takes; one for what is no UTF-8.
static size_t bytesOf(char First) {
  unsigned char Byte = First;
  return Byte < 0xC0   ? 1
         : Byte < 0xE0 ? 2
         : Byte < 0xF0 ? 3
         : Byte < 0xF8 ? 4
                       : 1;
}

/// How many columns a character of so many bytes takes.
static size_t columnsOf(size_t Bytes, PositionEncoding Encoding) {
  switch (Encoding) {
  case PositionEncoding::Utf8:
    return Bytes;
  case PositionEncoding::Utf16:
    return Bytes == 4 ? 2 : 1;
  case PositionEncoding::Utf32:
    return 1;
  }
  llvm_unreachable("all encodings count something");
}

llvm::lsp::Position TextLines::position(size_t Offset) const {
  Offset = std::min(Offset, Text.size());
  size_t Number =
      size_t(llvm::upper_bound(Begins, Offset) - Begins.begin()) - 1;
  size_t Column = 0;
  for (size_t I = Begins[Number]; I < Offset;) {
    size_t Bytes = bytesOf(Text[I]);
    Column += columnsOf(Bytes, Encoding);
    I += Bytes;
  }
  return {int(Number), int(Column)};
}

std::optional<size_t> TextLines::offset(llvm::lsp::Position At) const {
  if (At.line < 0 || At.character < 0 || size_t(At.line) > Begins.size())
    return std::nullopt;
  if (size_t(At.line) == Begins.size())
    return Text.size();
  llvm::StringRef Line = line(At.line);
  size_t Column = 0, I = 0;
  while (I < Line.size() && Column < size_t(At.character)) {
    size_t Bytes = bytesOf(Line[I]);
    size_t Columns = columnsOf(Bytes, Encoding);
    // Between the bytes, or the halves, of a character.
    if (Column + Columns > size_t(At.character))
      break;
    Column += Columns;
    I += Bytes;
  }
  return Begins[At.line] + std::min(I, Line.size());
}

} // namespace clang::tidy::coro
