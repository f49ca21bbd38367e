// The NOLINT comments of a file, read as clang-tidy reads them.
#include "Driver/NolintComments.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Error.h"

namespace clang::tidy::coro {

static constexpr llvm::StringLiteral Word = "NOLINT";

NolintComments::NolintComments(llvm::StringRef Text) : Text(Text) {
  unsigned Line = 1;
  size_t Counted = 0;
  for (size_t At = Text.find(Word); At != llvm::StringRef::npos;) {
    NolintComment Found;
    Found.Offset = At;
    size_t Next = At + Word.size();
    llvm::StringRef Suffix = Text.substr(Next).take_while(llvm::isAlpha);
    Next += Suffix.size();
    int Kind = llvm::StringSwitch<int>(Suffix)
                   .Case("", NolintComment::ThisLine)
                   .Case("NEXTLINE", NolintComment::NextLine)
                   .Case("BEGIN", NolintComment::Begin)
                   .Case("END", NolintComment::End)
                   .Default(-1);
    size_t Close = Text.find_first_of("\n)", Next);
    if (Kind >= 0 && Text.substr(Next).starts_with("(") &&
        Close != llvm::StringRef::npos && Text[Close] == ')') {
      addItems(Found, Text.slice(Next + 1, Close), Next + 1);
      Next = Close + 1;
      llvm::StringRef Rest =
          Text.substr(Next).take_until([](char C) { return C == '\n'; });
      Found.HasReason =
          Rest.consume_front(":") && !Rest.rtrim().rtrim("*/").trim().empty();
    }
    Line += Text.slice(Counted, At).count('\n');
    Counted = At;
    Found.Line = Line;
    Found.Size = Next - At;
    if (Kind >= 0) {
      Found.Kind = static_cast<decltype(Found.Kind)>(Kind);
      Comments.push_back(std::move(Found));
    }
    At = Text.find(Word, Next);
  }
  pairBlocks();
}

void NolintComments::addItems(NolintComment &To, llvm::StringRef List,
                              unsigned Offset) {
  To.HasItems = true;
  llvm::SmallVector<llvm::StringRef, 4> Globs;
  List.split(Globs, ',');
  for (llvm::StringRef Glob : Globs) {
    llvm::StringRef Trimmed = Glob.trim();
    if (!Trimmed.empty())
      To.Items.push_back(
          {Trimmed,
           static_cast<unsigned>(Offset + (Trimmed.data() - List.data()))});
  }
}

void NolintComments::pairBlocks() {
  std::vector<unsigned> Open;
  for (unsigned I = 0; I != Comments.size(); ++I) {
    if (Comments[I].Kind == NolintComment::Begin)
      Open.push_back(I);
    if (Comments[I].Kind != NolintComment::End || Open.empty())
      continue;
    Comments[I].Partner = Open.back();
    Comments[Open.back()].Partner = I;
    Open.pop_back();
  }
}

bool NolintComments::covers(unsigned Index, unsigned At, unsigned Line) const {
  const NolintComment &Comment = Comments[Index];
  switch (Comment.Kind) {
  case NolintComment::ThisLine:
    return Line == Comment.Line;
  case NolintComment::NextLine:
    return Line == Comment.Line + 1;
  case NolintComment::Begin:
    return Comment.Partner >= 0 && At >= Comment.Offset &&
           At < Comments[Comment.Partner].Offset;
  case NolintComment::End:
    return false;
  }
  llvm_unreachable("all kinds are handled");
}

/// What to remove for \p Of to be gone: the comment with the blanks before it, and its line if it stands alone there;
/// an empty range if there is more in the comment than the suppression and its reason.
std::pair<unsigned, unsigned>
NolintComments::wholeComment(const NolintComment &Of) const {
  size_t LineBegin = Text.rfind('\n', Of.Offset) + 1;
  size_t LineEnd = std::min(Text.find('\n', Of.Offset), Text.size());
  llvm::StringRef Before = Text.slice(LineBegin, Of.Offset).rtrim();
  llvm::StringRef After = Text.slice(Of.end(), LineEnd);
  bool IsLong = Before.ends_with("/*");
  if (!IsLong && !Before.ends_with("//"))
    return {0, 0};
  size_t End = LineEnd;
  llvm::StringRef Reason = After.rtrim();
  if (IsLong) {
    size_t Close = After.find("*/");
    if (Close == llvm::StringRef::npos)
      return {0, 0};
    Reason = After.substr(0, Close).rtrim();
    End = Of.end() + Close + 2;
  }
  if (!Reason.empty() && !Reason.starts_with(":"))
    return {0, 0};
  Before = Before.drop_back(2).rtrim();
  size_t Begin = LineBegin + Before.size();
  // A carriage return belongs to the end of the line.
  if (!IsLong && Text.slice(0, End).ends_with("\r"))
    --End;
  if (Before.empty() && Text.slice(End, LineEnd).trim().empty())
    return {LineBegin, std::min(LineEnd + 1, Text.size())};
  return {Begin, End};
}

tooling::Replacements NolintComments::without(unsigned Index,
                                              llvm::ArrayRef<unsigned> Items,
                                              llvm::StringRef File) const {
  tooling::Replacements Edits;
  for (int At : {static_cast<int>(Index), Comments[Index].Partner}) {
    if (At < 0)
      continue;
    const NolintComment &Comment = Comments[At];
    auto [Begin, End] = wholeComment(Comment);
    std::string Left;
    if (Items.size() != Comments[Index].Items.size()) {
      std::vector<llvm::StringRef> Globs;
      for (unsigned I = 0; I != Comment.Items.size(); ++I)
        if (!llvm::is_contained(Items, I))
          Globs.push_back(Comment.Items[I].Glob);
      Left = llvm::join(Globs, ", ");
      Begin = Comment.Items.front().Offset;
      End = Comment.Items.back().Offset + Comment.Items.back().Glob.size();
    }
    if (Begin == End)
      return {};
    if (llvm::Error Error =
            Edits.add(tooling::Replacement(File, Begin, End - Begin, Left))) {
      llvm::consumeError(std::move(Error));
      return {};
    }
  }
  return Edits;
}

} // namespace clang::tidy::coro
