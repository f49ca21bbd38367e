// Where the messages of the client come from.
#include "Server/MessageSource.h"
#include <cerrno>
#include <unistd.h>

namespace clang::tidy::coro {

/// No message of an editor is larger.
static constexpr size_t LargestMessage = size_t(1) << 30;

/// Whether \p Json is a message. LLVM's transport takes anything else for the end of the session.
bool MessageSource::isMessage(llvm::StringRef Json) const {
  auto Parsed = llvm::json::parse(Json);
  if (!Parsed) {
    Refuse(llvm::lsp::ErrorCode::ParseError,
           "no JSON: " + llvm::toString(Parsed.takeError()));
    return false;
  }
  const llvm::json::Object *Message = Parsed->getAsObject();
  bool Is = Message && Message->getString("jsonrpc") == "2.0" &&
            (Message->getString("method") || Message->get("id"));
  if (!Is)
    Refuse(llvm::lsp::ErrorCode::InvalidRequest,
           "no message: " + llvm::json::fixUTF8(Json.substr(0, 80)));
  return Is;
}

void MessageSource::wait(bool ForInput) {
  std::vector<pollfd> Polled;
  if (ForInput)
    Polled.push_back({Descriptor, POLLIN, 0});
  Jobs.addDescriptors(Polled);
  int Wait = -1;
  if (std::optional<JobQueue::Clock::time_point> Next = Jobs.deadline()) {
    auto Left = std::chrono::duration_cast<std::chrono::milliseconds>(
        *Next - JobQueue::Clock::now());
    Wait = int(std::max<int64_t>(0, Left.count() + 1));
  }
  int Ready = poll(Polled.data(), Polled.size(), Wait);
  Jobs.attend();
  if (!ForInput || Ready <= 0 || !Polled.front().revents)
    return;

  char Piece[1 << 16];
  ssize_t Size = ::read(Descriptor, Piece, sizeof(Piece));
  if (Size < 0 && errno == EINTR)
    return;
  Failed = Size < 0;
  AtEnd = Size <= 0;
  if (Size > 0)
    Buffer.append(Piece, size_t(Size));
}

void MessageSource::finishJobs() {
  while (IsSynchronous && Jobs.isBusy())
    wait(/*ForInput=*/false);
}

/// Reads until there is more than there was. \returns false at the end.
bool MessageSource::readMore() {
  // What was handed on is dropped in large pieces, so that no byte is moved often.
  if (Used > (size_t(1) << 16) && Used * 2 > Buffer.size()) {
    Buffer.erase(0, Used);
    Used = 0;
  }
  for (size_t Size = Buffer.size(); !AtEnd && Buffer.size() == Size;)
    wait(/*ForInput=*/true);
  return !AtEnd;
}

/// The next line without its end; none at the end of the input.
std::optional<std::string> MessageSource::readLine() {
  size_t Searched = 0;
  while (true) {
    size_t End = unread().find('\n', Searched);
    if (End == llvm::StringRef::npos) {
      Searched = unread().size();
      if (readMore())
        continue;
      if (unread().empty())
        return std::nullopt;
      End = unread().size();
    }
    std::string Line = unread().substr(0, End).str();
    Used = std::min(Buffer.size(), Used + End + 1);
    return Line;
  }
}

/// The length that a header names; none at the end of the input. What is no header is passed over, so that one message
/// with a wrong length does not take those behind it along: the next header may begin in the middle of what is left.
std::optional<size_t> MessageSource::readHeader() {
  std::optional<size_t> Length;
  while (std::optional<std::string> Line = readLine()) {
    llvm::StringRef Rest = llvm::StringRef(*Line).trim();
    if (Rest.empty() && Length)
      return Length;
    size_t At = Rest.rfind_insensitive("Content-Length:");
    if (At == llvm::StringRef::npos)
      continue;
    size_t Number;
    Length.reset();
    if (!Rest.drop_front(At + strlen("Content-Length:"))
             .trim()
             .getAsInteger(10, Number) &&
        Number != 0 && Number <= LargestMessage)
      Length = Number;
    else
      llvm::lsp::Logger::error("no length of a message: {0}", Rest);
  }
  return std::nullopt;
}

llvm::LogicalResult MessageSource::readStandardMessage(std::string &Json) {
  finishJobs();
  std::optional<size_t> Length = readHeader();
  while (Length && unread().size() < *Length)
    if (!readMore())
      break;
  if (!Length || unread().size() < *Length) {
    Used = Buffer.size();
    return llvm::failure();
  }
  Json = unread().substr(0, *Length).str();
  Used += *Length;
  return llvm::success(isMessage(Json));
}

llvm::LogicalResult MessageSource::readDelimitedMessage(std::string &Json) {
  finishJobs();
  Json.clear();
  while (std::optional<std::string> Line = readLine()) {
    llvm::StringRef Text = llvm::StringRef(*Line).trim();
    if (!Text.starts_with("//")) {
      Json += *Line;
      continue;
    }
    if (Text.starts_with("// -----") && !llvm::StringRef(Json).trim().empty())
      break;
  }
  finishJobs();
  return llvm::success(!llvm::StringRef(Json).trim().empty() &&
                       isMessage(Json));
}

} // namespace clang::tidy::coro
