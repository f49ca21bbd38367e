// Reads library profiles from YAML, with errors that say where, which key, and what was probably meant.
#include "Model/ProfileReader.h"
#include "Model/ProfileFormat.h"
#include "Support/DidYouMean.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/SourceMgr.h"

namespace clang::tidy::coro {
namespace {

/// The word that stands at the place of \p Diag, for values that LLVM's message does not repeat.
llvm::StringRef wordAt(const llvm::SMDiagnostic &Diag) {
  llvm::StringRef Line = Diag.getLineContents();
  if (Diag.getColumnNo() < 0 || size_t(Diag.getColumnNo()) >= Line.size())
    return {};
  return Line.drop_front(Diag.getColumnNo())
      .take_until(
          [](char C) { return llvm::is_contained({',', ']', '}', '#'}, C); })
      .trim(" \t\"'");
}

/// The key whose value stands, or begins, at \p Where in \p Text.
llvm::StringRef keyBefore(llvm::SMLoc Where, llvm::StringRef Text) {
  if (!Where.isValid() || Where.getPointer() < Text.begin() ||
      Where.getPointer() > Text.end())
    return {};
  llvm::StringRef Before =
      Text.take_front(Where.getPointer() - Text.begin()).rtrim(" \t\r\n[{-\"'");
  // Inside a list the key is farther off.
  size_t Colon = Before.rfind(':');
  if (Colon == llvm::StringRef::npos)
    return {};
  Before = Before.take_front(Colon).rtrim(" \t\"'");
  size_t Length = 0;
  while (Length != Before.size() &&
         (llvm::isAlpha(Before[Before.size() - 1 - Length]) ||
          Before[Before.size() - 1 - Length] == '-'))
    ++Length;
  return Before.take_back(Length);
}

/// "; did you mean 'x'?", or what there is to choose from.
std::string advice(llvm::StringRef Word,
                   llvm::ArrayRef<llvm::StringRef> Expected) {
  std::string DidYouMean = didYouMean(Word, Expected);
  return DidYouMean.empty() ? "; expected one of " + llvm::join(Expected, ", ")
                            : DidYouMean;
}

/// What \p Diag says, in the words of this format: with the key, and with advice.
std::string explain(const llvm::SMDiagnostic &Diag, const ReadingState &State) {
  llvm::StringRef Message = Diag.getMessage();
  if (Message.starts_with("unknown key")) {
    llvm::StringRef Key = Message.split('\'').second.split('\'').first;
    return Message.str() + advice(Key, State.Expected);
  }
  if (Message.starts_with("missing") || Message.starts_with("duplicated"))
    return Message.str();
  llvm::StringRef Key = keyBefore(Diag.getLoc(), State.Text);
  std::string Of = Key.empty() ? "" : "'" + Key.str() + "': ";
  if (Message == "unknown enumerated scalar") {
    llvm::StringRef Word = wordAt(Diag);
    return Of + "unknown value '" + Word.str() + "'" +
           advice(Word, State.Expected);
  }
  if (Message == "not a sequence")
    return Of + "expected a list such as [a, b]";
  if (Message == "not a mapping")
    return Of + "expected keys with values";
  if (Message == "unexpected scalar" || Message == "not a scalar")
    return Of + "expected a single value";
  return Message.str();
}

} // namespace

std::optional<Profile>
readProfile(llvm::MemoryBufferRef Buffer,
            llvm::function_ref<void(const std::string &)> Error) {
  ReadingState State{Buffer.getBuffer(), {}, {}};
  auto Report = [&](const llvm::SMDiagnostic &Diag) {
    Error((Diag.getFilename() + ":" + llvm::Twine(Diag.getLineNo()) + ":" +
           llvm::Twine(Diag.getColumnNo() + 1) + ": " + explain(Diag, State))
              .str());
  };
  using Reporter = decltype(Report);
  auto Handler = [](const llvm::SMDiagnostic &Diag, void *Context) {
    (*static_cast<Reporter *>(Context))(Diag);
  };
  llvm::yaml::Input Input(Buffer, &State, Handler, &Report);
  Profile Result;
  Input >> Result;
  if (Input.error())
    return std::nullopt;
  llvm::SourceMgr Sources;
  Sources.AddNewSourceBuffer(llvm::MemoryBuffer::getMemBuffer(
                                 Buffer, /*RequiresNullTerminator=*/false),
                             llvm::SMLoc());
  if (State.Lacks.empty() && Input.nextDocument())
    State.Lacks.push_back(
        {llvm::SMLoc::getFromPointer(State.Text.data() +
                                     State.Text.rfind("\n---") + 1),
         "a second document: a file is one profile"});
  for (const auto &[Where, What] : State.Lacks)
    Report(Sources.GetMessage(Where, llvm::SourceMgr::DK_Error, What));
  if (!State.Lacks.empty())
    return std::nullopt;
  Result.File = Buffer.getBufferIdentifier().str();
  return Result;
}

} // namespace clang::tidy::coro
