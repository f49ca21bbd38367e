// Where the messages of the client come from; while there is none, the jobs of the server are attended to.
#ifndef CORO_TIDY_SERVER_MESSAGESOURCE_H
#define CORO_TIDY_SERVER_MESSAGESOURCE_H

#include "Server/JobQueue.h"
#include "llvm/Support/LSP/Transport.h"

namespace clang::tidy::coro {

/// LLVM's transport asks for the next message and waits. The wait is the event loop of the server: one thread, in which
/// messages, results of jobs and timers come one after the other.
class MessageSource : public llvm::lsp::JSONTransportInput {
public:
  /// With \p IsSynchronous no message is handed on before all jobs are done, for tests.
  MessageSource(int Descriptor, llvm::lsp::JSONStreamStyle Style,
                JobQueue &Jobs, bool IsSynchronous)
      : JSONTransportInput(Style), Descriptor(Descriptor), Jobs(Jobs),
        IsSynchronous(IsSynchronous) {}

  /// Called for what is no message, with what is to be answered.
  std::function<void(llvm::lsp::ErrorCode, std::string Why)> Refuse;

  bool hasError() const override { return Failed; }
  bool isEndOfInput() const override { return AtEnd && unread().empty(); }
  llvm::LogicalResult readDelimitedMessage(std::string &Json) override;
  llvm::LogicalResult readStandardMessage(std::string &Json) override;

private:
  llvm::StringRef unread() const {
    return llvm::StringRef(Buffer).drop_front(Used);
  }
  bool isMessage(llvm::StringRef Json) const;
  void finishJobs();
  void wait(bool ForInput);
  bool readMore();
  std::optional<std::string> readLine();
  std::optional<size_t> readHeader();

  int Descriptor;
  JobQueue &Jobs;
  bool IsSynchronous;
  bool Failed = false, AtEnd = false;
  std::string Buffer;
  size_t Used = 0; ///< of the buffer
};

} // namespace clang::tidy::coro

#endif
