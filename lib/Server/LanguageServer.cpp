// The language server: what is said to the editor, and when.
#include "Server/LanguageServer.h"
#include "Server/CommandFinder.h"
#include "Server/Hovers.h"
#include "Server/JobQueue.h"
#include "Server/MessageSource.h"
#include "Server/Protocol.h"

namespace clang::tidy::coro {
namespace {

namespace json = llvm::json;
namespace lsp = llvm::lsp;
using lsp::Callback;
using lsp::ErrorCode;
using lsp::LSPError;

class LanguageServer {
public:
  LanguageServer(const ServerOptions &Options, JobQueue &Jobs,
                 lsp::MessageHandler &Messages);
  bool wasShutDown() const { return Phase == Phases::ShutDown; }

private:
  enum class Phases { New, Ready, ShutDown };

  // Requests and notifications of the protocol.
  void initialize(const InitializeParams &Params, Callback<json::Value> Reply);
  void shutdown(const lsp::NoParams &, Callback<json::Value> Reply);
  void didOpen(const lsp::DidOpenTextDocumentParams &Params);
  void didChange(const lsp::DidChangeTextDocumentParams &Params);
  void didSave(const lsp::DidCloseTextDocumentParams &Params);
  void didClose(const lsp::DidCloseTextDocumentParams &Params);
  void codeAction(const CodeActionParams &Params, Callback<json::Value> Reply);
  void executeCommand(const ExecuteCommandParams &Params,
                      Callback<json::Value> Reply);
  void hover(const lsp::TextDocumentPositionParams &Params,
             Callback<json::Value> Reply);
  void inlayHint(const lsp::InlayHintsParams &Params,
                 Callback<json::Value> Reply);

  template <typename T> bool isReady(Callback<T> &Reply);
  void answerCodeAction(const CodeActionParams &Params,
                        Callback<json::Value> Reply);
  void explain(llvm::StringRef Check);

  void whenInspected(
      const lsp::URIForFile &Uri, Callback<json::Value> Reply,
      std::function<json::Value(const Document &, const FileInspection &)>
          Answer);

  // Jobs, in child processes.
  void lintSoon(const std::string &Path, JobQueue::Clock::duration Delay);
  void lintReadersOf(const std::string &Path);
  void forgetInspection(const std::string &Path);
  std::string runJob(const JobKey &Key);
  std::string inspect(const std::string &Path);
  std::string lint(const std::string &Path);
  void jobDone(const JobKey &Key, JobOutcome Outcome);
  void take(Document &Of, LintedFile Linted);
  void publish(const Document &Of);
  void answerWaiting(const JobKey &Key);

  const ServerOptions &Options;
  JobQueue &Jobs;
  lsp::OutgoingNotification<json::Value> PublishDiagnostics, ShowMessage;
  lsp::OutgoingRequest<json::Value> ShowDocument;

  Phases Phase = Phases::New;
  InitializeParams Client;
  Documents Open;
  CommandFinder Commands;
  std::map<std::string, LintResult> Results; ///< by path
  /// The versions of all documents when the job for one of them was started.
  std::map<std::string, std::map<std::string, int64_t>> Started;
  /// What the model believes of documents, of those texts that somebody asked
  /// about.
  std::map<std::string, FileInspection> Inspections;
  /// What is to be done when the newest text of a document has been looked at.
  std::map<JobKey, std::vector<llvm::unique_function<void()>>> Waiting;
  unsigned LastRequest = 0;
};

LanguageServer::LanguageServer(const ServerOptions &Options, JobQueue &Jobs,
                               lsp::MessageHandler &Messages)
    : Options(Options), Jobs(Jobs),
      PublishDiagnostics(Messages.outgoingNotification<json::Value>(
          "textDocument/publishDiagnostics")),
      ShowMessage(
          Messages.outgoingNotification<json::Value>("window/showMessage")),
      ShowDocument(Messages.outgoingRequest<json::Value, lsp::NoParams>(
          "window/showDocument",
          [](json::Value, llvm::Expected<lsp::NoParams> Reply) {
            llvm::consumeError(Reply.takeError());
          })),
      Commands(Options.CompileCommandsDir) {
  Messages.method("initialize", this, &LanguageServer::initialize);
  Messages.method("shutdown", this, &LanguageServer::shutdown);
  Messages.notification("textDocument/didOpen", this, &LanguageServer::didOpen);
  Messages.notification("textDocument/didChange", this,
                        &LanguageServer::didChange);
  Messages.notification("textDocument/didSave", this, &LanguageServer::didSave);
  Messages.notification("textDocument/didClose", this,
                        &LanguageServer::didClose);
  Messages.method("textDocument/codeAction", this, &LanguageServer::codeAction);
  Messages.method("workspace/executeCommand", this,
                  &LanguageServer::executeCommand);
  Messages.method("textDocument/hover", this, &LanguageServer::hover);
  Messages.method("textDocument/inlayHint", this, &LanguageServer::inlayHint);

  Jobs.Run = [this](const JobKey &Key) { return runJob(Key); };
  Jobs.Started = [this](const JobKey &Key) {
    if (Key.second == JobKind::Lint)
      Started[Key.first] = Open.versions();
    // Here and not in the child, so that the next one need not read the
    // database again.
    Commands.databaseFor(Key.first);
  };
  Jobs.Done = [this](const JobKey &Key, JobOutcome Outcome) {
    jobDone(Key, std::move(Outcome));
  };
}

//===----------------------------------------------------------------------===//
// Lifetime
//===----------------------------------------------------------------------===//

template <typename T> bool LanguageServer::isReady(Callback<T> &Reply) {
  if (Phase == Phases::Ready)
    return true;
  Reply(Phase == Phases::New
            ? llvm::make_error<LSPError>("'initialize' comes first",
                                         ErrorCode::ServerNotInitialized)
            : llvm::make_error<LSPError>("the server is shut down",
                                         ErrorCode::InvalidRequest));
  return false;
}

void LanguageServer::initialize(const InitializeParams &Params,
                                Callback<json::Value> Reply) {
  if (Phase != Phases::New)
    return Reply(llvm::make_error<LSPError>("the server is initialized already",
                                            ErrorCode::InvalidRequest));
  Phase = Phases::Ready;
  Client = Params;
  Open.setEncoding(Client.Encoding);
  json::Object Sync{{"openClose", true},
                    {"change", int(lsp::TextDocumentSyncKind::Incremental)},
                    {"save", true}};
  json::Object Capabilities{
      {"positionEncoding", spelling(Client.Encoding)},
      {"textDocumentSync", std::move(Sync)},
      {"codeActionProvider",
       json::Object{{"codeActionKinds", json::Array{"quickfix", FixAllKind}}}},
      {"executeCommandProvider",
       json::Object{{"commands", json::Array{ExplainCommand}}}},
      {"hoverProvider", true}};
  if (Client.WantsInlayHints)
    Capabilities["inlayHintProvider"] = true;
  Reply(
      json::Object{{"capabilities", std::move(Capabilities)},
                   {"serverInfo", json::Object{{"name", "coro-tidy"},
                                               {"version", Options.Version}}}});
}

void LanguageServer::shutdown(const lsp::NoParams &,
                              Callback<json::Value> Reply) {
  if (!isReady(Reply))
    return;
  Phase = Phases::ShutDown;
  for (const auto &[Path, Document] : Open.all())
    for (JobKind Kind : {JobKind::Lint, JobKind::Inspect})
      Jobs.cancel({Path, Kind});
  Reply(nullptr);
}

//===----------------------------------------------------------------------===//
// Documents
//===----------------------------------------------------------------------===//

void LanguageServer::didOpen(const lsp::DidOpenTextDocumentParams &Params) {
  if (Phase != Phases::Ready)
    return;
  std::string Path = Documents::pathOf(Params.textDocument.uri);
  Open.open(Params.textDocument);
  lintSoon(Path, {});
}

void LanguageServer::didChange(const lsp::DidChangeTextDocumentParams &Params) {
  std::string Path = Documents::pathOf(Params.textDocument.uri);
  Document *Changed = Phase == Phases::Ready ? Open.find(Path) : nullptr;
  if (!Changed)
    return;
  Open.change(*Changed, Params.contentChanges, Params.textDocument.version);
  lintSoon(Path, Options.Debounce);
  lintReadersOf(Path);
}

void LanguageServer::didSave(const lsp::DidCloseTextDocumentParams &Params) {
  std::string Path = Documents::pathOf(Params.textDocument.uri);
  // The disk has changed: what a lint reads there may be new for all.
  if (Phase == Phases::Ready && Open.find(Path))
    for (const auto &[Each, Document] : Open.all())
      lintSoon(Each, {});
}

void LanguageServer::didClose(const lsp::DidCloseTextDocumentParams &Params) {
  std::string Path = Documents::pathOf(Params.textDocument.uri);
  Document *Closed = Phase == Phases::Ready ? Open.find(Path) : nullptr;
  if (!Closed)
    return;
  PublishDiagnostics(json::Object{{"uri", Closed->Uri.uri().str()},
                                  {"diagnostics", json::Array()}});
  Open.close(Path);
  Results.erase(Path);
  Started.erase(Path);
  forgetInspection(Path);
  Jobs.cancel({Path, JobKind::Lint});
  answerWaiting({Path, JobKind::Lint});
  lintReadersOf(Path);
}

//===----------------------------------------------------------------------===//
// Lints
//===----------------------------------------------------------------------===//

void LanguageServer::lintSoon(const std::string &Path,
                              JobQueue::Clock::duration Delay) {
  Jobs.schedule({Path, JobKind::Lint}, Delay);
  forgetInspection(Path);
}

/// The text of \p Path, or what it reads, has changed: whoever waits for what
/// was believed of it gets an error.
void LanguageServer::forgetInspection(const std::string &Path) {
  Jobs.cancel({Path, JobKind::Inspect});
  Inspections.erase(Path);
  answerWaiting({Path, JobKind::Inspect});
}

void LanguageServer::lintReadersOf(const std::string &Path) {
  for (const auto &[Reader, Result] : Results)
    if (Reader != Path && Result.Read.find(Path))
      lintSoon(Reader, Options.Debounce);
}

/// In a child process.
std::string LanguageServer::runJob(const JobKey &Key) {
  return Key.second == JobKind::Lint ? lint(Key.first) : inspect(Key.first);
}

std::string LanguageServer::lint(const std::string &Path) {
  // Made anew, because a .clang-tidy may have changed.
  Configuration Config(Options.Flags);
  LintedFile Linted;
  Linted.File = Path;
  std::vector<std::string> Errors = Config.errors();
  if (Errors.empty())
    Errors = Config.errorsFor(Path);
  if (Errors.empty())
    Linted = Linter(Config, Commands.databaseFor(Path), {})
                 .lint(Path, Open.overlay());
  else
    Linted.Problem = Errors.front();
  return writeLintedFile(Linted);
}

std::string LanguageServer::inspect(const std::string &Path) {
  Configuration Config(Options.Flags);
  return writeInspection(
      inspectFile(Config, Commands.databaseFor(Path), Path, Open.overlay()));
}

void LanguageServer::jobDone(const JobKey &Key, JobOutcome Outcome) {
  Document *Of = Open.find(Key.first);
  if (!Of)
    return;
  if (Key.second == JobKind::Inspect) {
    Inspections[Key.first] = readInspection(Outcome.Bytes);
    return answerWaiting(Key);
  }
  std::optional<LintedFile> Linted;
  if (Outcome.Failure.empty())
    Linted = readLintedFile(Outcome.Bytes);
  if (!Linted) {
    Linted.emplace();
    Linted->Problem =
        Outcome.Failure + "; the file is linted again when it changes";
  }
  // What was linted is not what the editor has by now.
  for (const auto &[Path, Version] : Open.versions())
    if (auto Then = Started[Key.first].find(Path);
        Linted->Read.find(Path) &&
        (Then == Started[Key.first].end() || Then->second != Version))
      return lintSoon(Key.first, Options.Debounce);
  take(*Of, std::move(*Linted));
}

void LanguageServer::take(Document &Of, LintedFile Linted) {
  if (Of.IsOutOfStep) {
    Linted = LintedFile();
    Linted.Problem =
        "an edit did not fit the text that coro-tidy knows of this "
        "file; close it and open it again";
  }
  std::string Path = Documents::pathOf(Of.Uri);
  Results[Path] = resultFor(Of, std::move(Linted), Open);
  publish(Of);
  answerWaiting({Path, JobKind::Lint});
}

void LanguageServer::publish(const Document &Of) {
  const LintResult &Result = Results[Documents::pathOf(Of.Uri)];
  Places Where(Open);
  PublishDiagnostics(json::Object{
      {"uri", Of.Uri.uri().str()},
      {"version", Of.Version},
      {"diagnostics", diagnosticsFor(Result, Where, Options.Page)}});
}

void LanguageServer::answerWaiting(const JobKey &Key) {
  auto Answers = std::move(Waiting[Key]);
  Waiting.erase(Key);
  for (auto &Answer : Answers)
    Answer();
}

//===----------------------------------------------------------------------===//
// Code actions
//===----------------------------------------------------------------------===//

void LanguageServer::codeAction(const CodeActionParams &Params,
                                Callback<json::Value> Reply) {
  if (!isReady(Reply))
    return;
  std::string Path = Documents::pathOf(Params.Uri);
  if (!Jobs.has({Path, JobKind::Lint}))
    return answerCodeAction(Params, std::move(Reply));
  // The text is newer than what is known of it.
  Waiting[{Path, JobKind::Lint}].push_back(
      [this, Params, Reply = std::move(Reply)]() mutable {
        answerCodeAction(Params, std::move(Reply));
      });
}

void LanguageServer::answerCodeAction(const CodeActionParams &Params,
                                      Callback<json::Value> Reply) {
  std::string Path = Documents::pathOf(Params.Uri);
  const Document *Of = Open.find(Path);
  if (!Of)
    return Reply(llvm::make_error<LSPError>("the file is not open",
                                            ErrorCode::InvalidParams));
  const LintResult &Result = Results[Path];
  CodeActionRequest Asked{Params.Range, {}, Params.Only};
  for (const CodeActionParams::Origin &Origin : Params.Diagnostics)
    if (Origin.Version == Result.Version)
      Asked.Fingerprints.push_back(Origin.Fingerprint);
  // A diagnostic of another version is about another text: whoever asks for its
  // fix asks too late.
  if (Asked.Fingerprints.empty() && !Params.Diagnostics.empty())
    return Reply(llvm::make_error<LSPError>(
        "the file has changed since the diagnostics were made",
        ErrorCode::ContentModified));
  Reply(CodeActionMaker(*Of, Result, Open, Options.Page,
                        Client.TakesVersionedEdits)
            .make(Asked));
}

void LanguageServer::executeCommand(const ExecuteCommandParams &Params,
                                    Callback<json::Value> Reply) {
  if (!isReady(Reply))
    return;
  std::string Check;
  if (!Params.Arguments.empty())
    Check = Params.Arguments.front().getAsString().value_or("").str();
  std::string Text =
      Params.Command == ExplainCommand ? Options.PageText(Check) : "";
  if (Text.empty())
    return Reply(llvm::make_error<LSPError>(
        "no such command, or no such check: " + Params.Command + " " + Check,
        ErrorCode::InvalidParams));
  explain(Check);
  // For clients that show it by themselves.
  Reply(json::Value(Text));
}

void LanguageServer::explain(llvm::StringRef Check) {
  std::string Uri = Options.Page(Check);
  if (Client.ShowsDocuments && !Uri.empty())
    return ShowDocument(
        json::Object{{"uri", Uri},
                     {"external", !llvm::StringRef(Uri).starts_with("file:")},
                     {"takeFocus", true}},
        json::Value("explain-" + std::to_string(++LastRequest)));
  ShowMessage(json::Object{{"type", 3}, {"message", Options.PageText(Check)}});
}

//===----------------------------------------------------------------------===//
// Hovers and inlay hints
//===----------------------------------------------------------------------===//

/// Answers with what \p Answer makes of what the model believes of the newest
/// text.
void LanguageServer::whenInspected(
    const lsp::URIForFile &Uri, Callback<json::Value> Reply,
    std::function<json::Value(const Document &, const FileInspection &)>
        Answer) {
  if (!isReady(Reply))
    return;
  JobKey Key{Documents::pathOf(Uri), JobKind::Inspect};
  auto Finish = [this, Key, Answer = std::move(Answer),
                 Reply = std::move(Reply)]() mutable {
    const Document *Of = Open.find(Key.first);
    auto Known = Inspections.find(Key.first);
    if (Of && Known != Inspections.end())
      return Reply(Answer(*Of, Known->second));
    Reply(llvm::make_error<LSPError>("the file is not open, or has changed",
                                     ErrorCode::ContentModified));
  };
  if (!Open.find(Key.first) || Inspections.count(Key.first))
    return Finish();
  if (!Jobs.has(Key))
    Jobs.schedule(Key, {});
  Waiting[Key].push_back(std::move(Finish));
}

void LanguageServer::hover(const lsp::TextDocumentPositionParams &Params,
                           Callback<json::Value> Reply) {
  whenInspected(
      Params.textDocument.uri, std::move(Reply),
      [this, At = Params.position](const Document &Of,
                                   const FileInspection &Known) -> json::Value {
        TextLines Lines(Of.Text, Open.encoding());
        std::optional<size_t> Offset = Lines.offset(At);
        const HoverText *Text = Offset ? Known.at(*Offset) : nullptr;
        if (!Text)
          return nullptr;
        lsp::Hover Answer(
            {Lines.position(Text->Begin), Lines.position(Text->End)});
        Answer.contents.value = Text->Markdown;
        return toJSON(Answer);
      });
}

void LanguageServer::inlayHint(const lsp::InlayHintsParams &Params,
                               Callback<json::Value> Reply) {
  whenInspected(Params.textDocument.uri, std::move(Reply),
                [this, Wanted = Params.range](const Document &Of,
                                              const FileInspection &Known) {
                  TextLines Lines(Of.Text, Open.encoding());
                  json::Array Hints;
                  for (const InlayMark &Mark : Known.Marks)
                    if (lsp::Position At = Lines.position(Mark.Offset);
                        Wanted.start <= At && At <= Wanted.end)
                      Hints.push_back(json::Object{{"position", At},
                                                   {"label", Mark.Label},
                                                   {"paddingRight", true}});
                  return json::Value(std::move(Hints));
                });
}

} // namespace

bool runLanguageServer(const ServerOptions &Options, int Input,
                       llvm::raw_ostream &Output) {
  JobQueue Jobs({Options.Workers, Options.Timeout});
  lsp::JSONTransport Transport(
      std::make_unique<MessageSource>(Input,
                                      Options.ForTests
                                          ? lsp::JSONStreamStyle::Delimited
                                          : lsp::JSONStreamStyle::Standard,
                                      Jobs, Options.ForTests),
      Output, /*PrettyOutput=*/Options.ForTests);
  lsp::MessageHandler Messages(Transport);
  LanguageServer Server(Options, Jobs, Messages);
  if (llvm::Error Failure = Transport.run(Messages))
    lsp::Logger::error("{0}", llvm::toString(std::move(Failure)));
  return Server.wasShutDown();
}

} // namespace clang::tidy::coro
