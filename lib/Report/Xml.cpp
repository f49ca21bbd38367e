// Text as XML takes it.
#include "Report/Xml.h"
#include "llvm/Support/JSON.h"

namespace clang::tidy::coro {

std::string xmlText(llvm::StringRef Text) {
  std::string Made;
  for (char C : llvm::json::fixUTF8(Text)) {
    switch (C) {
    case '&':
      Made += "&amp;";
      break;
    case '<':
      Made += "&lt;";
      break;
    case '>':
      Made += "&gt;";
      break;
    case '"':
      Made += "&quot;";
      break;
    // An attribute's line ends would be read as blanks.
    case '\n':
      Made += "&#10;";
      break;
    case '\t':
      Made += "&#9;";
      break;
    default:
      if (static_cast<unsigned char>(C) >= 0x20)
        Made += C;
    }
  }
  return Made;
}

} // namespace clang::tidy::coro
