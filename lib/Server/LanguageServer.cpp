// The language server: what is said to the editor, and when.
#include "Server/LanguageServer.h"
#include "Driver/ReadIndex.h"
#include "Model/ProfileSet.h"
#include "Server/Jobs.h"
#include "Server/MessageSource.h"
#include "Server/Protocol.h"
#include "llvm/Support/Path.h"
#include <set>

namespace clang::tidy::coro {
namespace {

namespace json = llvm::json;
namespace lsp = llvm::lsp;
using lsp::Callback;
using lsp::ErrorCode;
using lsp::LSPError;

/// The jobs of a document.
constexpr JobKind AllJobs[] = {JobKind::Lint, JobKind::Inspect, JobKind::Fix,
                               JobKind::Preamble};

class LanguageServer : Session {
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
  void initialized(const lsp::InitializedParams &);
  void didChangeWatchedFiles(const DidChangeWatchedFilesParams &Params);
  void codeAction(const CodeActionParams &Params, Callback<json::Value> Reply);
  void resolveCodeAction(const CodeActionResolveParams &Params,
                         Callback<json::Value> Reply);
  void executeCommand(const ExecuteCommandParams &Params,
                      Callback<json::Value> Reply);
  void hover(const lsp::TextDocumentPositionParams &Params,
             Callback<json::Value> Reply);
  void inlayHint(const lsp::InlayHintsParams &Params,
                 Callback<json::Value> Reply);

  template <typename T> bool isReady(Callback<T> &Reply);
  void answerCodeAction(const CodeActionParams &Params,
                        Callback<json::Value> Reply);
  CodeActionMaker actionsFor(const std::string &Path);
  void explain(llvm::StringRef Check);

  // Jobs, in child processes.
  void lintSoon(const std::string &Path, JobQueue::Clock::duration Delay);
  void lintReadersOf(const std::string &Path);
  void lintAll();
  void forgetBeliefs(const std::string &Path);
  JobQueue::Clock::duration preambleDelay(const std::string &Path) const;

  // The calls between the files of a project.
  void loadFactsSoon(const std::string &Path, bool MayHaveChanged);
  void keepFacts(const std::string &Project, const JobOutcome &Outcome);
  void keepPreamble(const std::string &Path, const JobOutcome &Outcome);
  void jobDone(const JobKey &Key, JobOutcome Outcome);
  void take(Document &Of, LintedFile Linted);
  void publish(const Document &Of);
  void answerWaiting(const std::string &Path);

  JobQueue &Jobs;
  lsp::OutgoingNotification<json::Value> PublishDiagnostics, ShowMessage,
      LogMessage;
  lsp::OutgoingRequest<json::Value> ShowDocument, RegisterCapability;

  Phases Phase = Phases::New;
  InitializeParams Client;
  std::map<std::string, std::string> MadeOf; ///< the newest preambles
  std::set<std::string> IsSaidOfChecks;      ///< of files for which none runs
  /// The versions of all documents when the job for one of them was started.
  std::map<std::string, std::map<std::string, int64_t>> Started;
  /// What is to be done when the newest text of a document has been linted.
  std::map<std::string, std::vector<llvm::unique_function<void()>>> Waiting;
  unsigned LastRequest = 0;
};

static void ignoreReply(json::Value, llvm::Expected<lsp::NoParams> Reply) {
  llvm::consumeError(Reply.takeError());
}

LanguageServer::LanguageServer(const ServerOptions &Options, JobQueue &Jobs,
                               lsp::MessageHandler &Messages)
    : Session(Options, Jobs), Jobs(Jobs),
      PublishDiagnostics(Messages.outgoingNotification<json::Value>(
          "textDocument/publishDiagnostics")),
      ShowMessage(
          Messages.outgoingNotification<json::Value>("window/showMessage")),
      LogMessage(
          Messages.outgoingNotification<json::Value>("window/logMessage")),
      ShowDocument(Messages.outgoingRequest<json::Value, lsp::NoParams>(
          "window/showDocument", ignoreReply)),
      RegisterCapability(Messages.outgoingRequest<json::Value, lsp::NoParams>(
          "client/registerCapability", ignoreReply)) {
  Messages.method("initialize", this, &LanguageServer::initialize);
  Messages.method("shutdown", this, &LanguageServer::shutdown);
  Messages.notification("textDocument/didOpen", this, &LanguageServer::didOpen);
  Messages.notification("textDocument/didChange", this,
                        &LanguageServer::didChange);
  Messages.notification("textDocument/didSave", this, &LanguageServer::didSave);
  Messages.notification("textDocument/didClose", this,
                        &LanguageServer::didClose);
  Messages.notification("initialized", this, &LanguageServer::initialized);
  Messages.notification("workspace/didChangeWatchedFiles", this,
                        &LanguageServer::didChangeWatchedFiles);
  Messages.method("textDocument/codeAction", this, &LanguageServer::codeAction);
  Messages.method("codeAction/resolve", this,
                  &LanguageServer::resolveCodeAction);
  Messages.method("workspace/executeCommand", this,
                  &LanguageServer::executeCommand);
  Messages.method("textDocument/hover", this, &LanguageServer::hover);
  Messages.method("textDocument/inlayHint", this, &LanguageServer::inlayHint);

  Jobs.Run = [this](const JobKey &Key) { return runJob(Key, *this); };
  Jobs.Started = [this](const JobKey &Key) {
    if (Key.second == JobKind::Lint)
      Started[Key.first] = Open.versions();
    if (Key.second == JobKind::Preamble)
      MadeOf[Key.first] = preambleText(Open.find(Key.first)->Text).str();
    if (Key.second == JobKind::Fix)
      Proofs.start(Key.first);
    // Here and not in the child, so that the next one need not read the
    // database again.
    if (Key.second != JobKind::Facts)
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
       json::Object{{"codeActionKinds", json::Array{"quickfix", FixAllKind}},
                    {"resolveProvider", Client.ResolvesEdits}}},
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

/// What editors don't tell by themselves: headers that a branch switch or a generator writes, new flags, another
/// configuration.
void LanguageServer::initialized(const lsp::InitializedParams &) {
  if (Phase != Phases::Ready || !Client.WatchesFiles)
    return;
  json::Array Watchers;
  for (const char *Glob :
       {"**/*.{h,hh,hpp,hxx,h++,inl,ipp,tcc,c,cc,cpp,cxx,c++}",
        "**/compile_commands.json", "**/compile_flags.txt", "**/.clang-tidy"})
    Watchers.push_back(json::Object{{"globPattern", Glob}});
  RegisterCapability(
      json::Object{{"registrations",
                    json::Array{json::Object{
                        {"id", "files"},
                        {"method", "workspace/didChangeWatchedFiles"},
                        {"registerOptions",
                         json::Object{{"watchers", std::move(Watchers)}}}}}}},
      json::Value("files"));
}

void LanguageServer::shutdown(const lsp::NoParams &,
                              Callback<json::Value> Reply) {
  if (!isReady(Reply))
    return;
  Phase = Phases::ShutDown;
  for (const auto &[Path, Document] : Open.all())
    for (JobKind Kind : AllJobs)
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
  const Document &Opened = Open.open(Params.textDocument);
  lintSoon(Path, {});
  loadFactsSoon(Path, /*MayHaveChanged=*/false);
  // Its text may be another than that on disk.
  for (const auto &[Reader, Result] : Results)
    for (const std::string &Name : namesIn(Result.Read, Path))
      if (Reader != Path &&
          Result.Read.find(Name)->Hash != hashContent(Opened.Text))
        lintSoon(Reader, {});
}

void LanguageServer::didChange(const lsp::DidChangeTextDocumentParams &Params) {
  std::string Path = Documents::pathOf(Params.textDocument.uri);
  Document *Changed = Phase == Phases::Ready ? Open.find(Path) : nullptr;
  if (!Changed)
    return;
  Open.change(*Changed, Params.contentChanges, Params.textDocument.version);
  // A preamble of what it no longer begins with is of no use.
  if (JobKey Key{Path, JobKind::Preamble};
      Jobs.has(Key) &&
      !llvm::StringRef(Changed->Text).starts_with(MadeOf[Path]))
    Jobs.cancel(Key);
  lintSoon(Path, Options.Debounce);
  lintReadersOf(Path);
}

void LanguageServer::didSave(const lsp::DidCloseTextDocumentParams &Params) {
  std::string Path = Documents::pathOf(Params.textDocument.uri);
  // The disk has changed: what a lint reads there may be new for all.
  if (Phase == Phases::Ready && Open.find(Path)) {
    lintAll();
    loadFactsSoon(Path, /*MayHaveChanged=*/true);
  }
}

void LanguageServer::didChangeWatchedFiles(
    const DidChangeWatchedFilesParams &Params) {
  if (Phase != Phases::Ready)
    return;
  for (const lsp::URIForFile &Uri : Params.Changed) {
    std::string Path = Documents::pathOf(Uri);
    llvm::StringRef Name = llvm::sys::path::filename(Path);
    // The text of an open one is the editor's, whatever is on disk.
    if (Open.find(Path))
      continue;
    if (Name == "compile_commands.json" || Name == "compile_flags.txt" ||
        Name == ".clang-tidy")
      lintAll();
    else
      lintReadersOf(Path);
  }
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
  IsSaidOfChecks.erase(Path);
  Started.erase(Path);
  forgetBeliefs(Path);
  for (JobKind Kind : AllJobs)
    Jobs.cancel({Path, Kind});
  Ahead.forget(Path);
  answerWaiting(Path);
  lintReadersOf(Path);
}

//===----------------------------------------------------------------------===//
// Lints
//===----------------------------------------------------------------------===//

void LanguageServer::lintSoon(const std::string &Path,
                              JobQueue::Clock::duration Delay) {
  Jobs.schedule({Path, JobKind::Lint}, Delay);
  forgetBeliefs(Path);
}

/// The text of \p Path, or what it reads, has changed: what was believed and proved of it counts no more. Who waits for
/// that of an older text gets an error.
void LanguageServer::forgetBeliefs(const std::string &Path) {
  Inspected.forget(Path);
  Proofs.forget(Path);
}

void LanguageServer::lintAll() {
  for (const auto &[Path, Document] : Open.all())
    lintSoon(Path, {});
}

void LanguageServer::lintReadersOf(const std::string &Path) {
  for (const auto &[Reader, Result] : Results)
    if (Reader != Path && !namesIn(Result.Read, Path).empty())
      lintSoon(Reader, Options.Debounce);
}

/// While somebody types into what a preamble includes, each pause would ask for a new one.
JobQueue::Clock::duration
LanguageServer::preambleDelay(const std::string &Path) const {
  return Ahead.find(Path) ? 4 * Options.Debounce : Options.Debounce.zero();
}

void LanguageServer::keepPreamble(const std::string &Path,
                                  const JobOutcome &Outcome) {
  if (std::optional<Preamble> Made = readPreamble(Outcome.Bytes))
    return Ahead.keep(Path, std::move(*Made));
  // It crashed, and would again; a lint will say so.
  Ahead.giveUp(Path, MadeOf[Path]);
}

//===----------------------------------------------------------------------===//
// Calls between files
//===----------------------------------------------------------------------===//

/// Has the facts of the project read if there is something new in its cache, or in its files.
void LanguageServer::loadFactsSoon(const std::string &Path,
                                   bool MayHaveChanged) {
  std::string Project = Others.projectOf(Path);
  if (Others.isWorthLoading(Project, MayHaveChanged))
    Jobs.schedule({Project, JobKind::Facts}, {});
}

void LanguageServer::keepFacts(const std::string &Project,
                               const JobOutcome &Outcome) {
  if (Others.keep(Project, Outcome.Bytes))
    for (const auto &[Path, Document] : Open.all())
      if (Others.projectOf(Path) == Project)
        lintSoon(Path, {});
}

void LanguageServer::jobDone(const JobKey &Key, JobOutcome Outcome) {
  if (Key.second == JobKind::Facts)
    return keepFacts(Key.first, Outcome);
  Document *Of = Open.find(Key.first);
  if (!Of)
    return;
  if (Key.second == JobKind::Inspect)
    return Inspected.keep(Key.first, Outcome);
  if (Key.second == JobKind::Fix)
    return Proofs.keep(Key.first, Outcome);
  if (Key.second == JobKind::Preamble)
    return keepPreamble(Key.first, Outcome);
  std::optional<LintAnswer> Answer = readLintAnswer(Outcome.Bytes);
  if (!Answer) {
    Answer.emplace();
    Answer->Linted.Problem =
        Outcome.Failure + "; the file is linted again when it changes";
  }
  LintedFile &Linted = Answer->Linted;
  // What was linted is not what the editor has by now.
  for (const auto &[Path, Version] : Open.versions())
    if (auto Then = Started[Key.first].find(Path);
        !namesIn(Linted.Read, Path).empty() &&
        (Then == Started[Key.first].end() || Then->second != Version))
      return lintSoon(Key.first, Options.Debounce);
  lsp::Logger::info("{0}: linted {1}, {2:f1} ms of CPU", Key.first,
                    Linted.Cost.ParsedAhead ? "with its preamble"
                                            : "as a whole",
                    1000 * Outcome.Seconds);
  // That is no fault of the file: who wants to know looks into the log.
  if (Answer->HasNoChecks && IsSaidOfChecks.insert(Key.first).second)
    LogMessage(json::Object{{"type", int(lsp::MessageType::Info)},
                            {"message", Key.first + ": " + Linted.Problem}});
  if (Answer->HasNoChecks)
    Linted.Problem.clear();
  Ahead.markAsUsed(Key.first);
  if (Answer->WantsPreamble && !Ahead.isHopeless(Key.first, Of->Text))
    Jobs.schedule({Key.first, JobKind::Preamble}, preambleDelay(Key.first));
  take(*Of, std::move(Linted));
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
  answerWaiting(Path);
}

void LanguageServer::publish(const Document &Of) {
  const LintResult &Result = Results[Documents::pathOf(Of.Uri)];
  Places Where(Open);
  PublishDiagnostics(json::Object{
      {"uri", Of.Uri.uri().str()},
      {"version", Of.Version},
      {"diagnostics", diagnosticsFor(Result, Where, Options.Page)}});
}

void LanguageServer::answerWaiting(const std::string &Path) {
  auto Answers = std::move(Waiting[Path]);
  Waiting.erase(Path);
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
  Waiting[Path].push_back([this, Params, Reply = std::move(Reply)]() mutable {
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
  // fix asks too late. Not so who asks for the file's: "fix all" while saving
  // comes before the editor has heard of the newest text.
  if (Asked.Fingerprints.empty() && !Params.Diagnostics.empty() &&
      !Asked.isForWholeFile())
    return Reply(llvm::make_error<LSPError>(
        "the file has changed since the diagnostics were made",
        ErrorCode::ContentModified));
  CodeActionMaker Maker = actionsFor(Path);
  std::set<std::string> ToFix = Maker.checksToFix(Asked);
  if (Client.ResolvesEdits || ToFix.empty())
    return Reply(Maker.make(Asked, nullptr));
  Proofs.ask(Path, Of->Version, ToFix,
             [this, Path, Asked, Reply = std::move(Reply)](
                 llvm::Expected<const ProvedFixes *> Proved) mutable {
               if (!Proved)
                 return Reply(Proved.takeError());
               Reply(actionsFor(Path).make(Asked, *Proved));
             });
}

CodeActionMaker LanguageServer::actionsFor(const std::string &Path) {
  return CodeActionMaker(Results[Path], Open, Options.Page,
                         Client.TakesVersionedEdits);
}

void LanguageServer::resolveCodeAction(const CodeActionResolveParams &Params,
                                       Callback<json::Value> Reply) {
  if (!isReady(Reply))
    return;
  if (Params.Uri.file().empty())
    return Reply(json::Value(json::Object(Params.Action)));
  std::string Path = Documents::pathOf(Params.Uri);
  Proofs.ask(Path, Params.Version, {Params.Check},
             [this, Path, Params, Reply = std::move(Reply)](
                 llvm::Expected<const ProvedFixes *> Proved) mutable {
               if (!Proved)
                 return Reply(Proved.takeError());
               json::Object Action = Params.Action;
               Action["edit"] = actionsFor(Path).workspaceEdit(
                   (*Proved)->find(Params.Check)->second);
               Reply(json::Value(std::move(Action)));
             });
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

static json::Value hoverAt(const lsp::Position &At, const Document &Of,
                           const FileInspection &Known,
                           PositionEncoding Encoding) {
  TextLines Lines(Of.Text, Encoding);
  std::optional<size_t> Offset = Lines.offset(At);
  const HoverText *Text = Offset ? Known.at(*Offset) : nullptr;
  if (!Text)
    return nullptr;
  lsp::Hover Answer({Lines.position(Text->Begin), Lines.position(Text->End)});
  Answer.contents.value = Text->Markdown;
  return toJSON(Answer);
}

static json::Value hintsIn(const lsp::Range &Wanted, const Document &Of,
                           const FileInspection &Known,
                           PositionEncoding Encoding) {
  TextLines Lines(Of.Text, Encoding);
  json::Array Hints;
  for (const InlayMark &Mark : Known.Marks)
    if (lsp::Position At = Lines.position(Mark.Offset);
        Wanted.start <= At && At <= Wanted.end)
      Hints.push_back(json::Object{
          {"position", At}, {"label", Mark.Label}, {"paddingRight", true}});
  return Hints;
}

void LanguageServer::hover(const lsp::TextDocumentPositionParams &Params,
                           Callback<json::Value> Reply) {
  if (!isReady(Reply))
    return;
  Inspected.ask(
      Documents::pathOf(Params.textDocument.uri),
      [this, At = Params.position,
       Reply = std::move(Reply)](auto Known) mutable {
        if (!Known)
          return Reply(Known.takeError());
        Reply(hoverAt(At, *Known->first, *Known->second, Open.encoding()));
      });
}

void LanguageServer::inlayHint(const lsp::InlayHintsParams &Params,
                               Callback<json::Value> Reply) {
  if (!isReady(Reply))
    return;
  Inspected.ask(
      Documents::pathOf(Params.textDocument.uri),
      [this, Wanted = Params.range,
       Reply = std::move(Reply)](auto Known) mutable {
        if (!Known)
          return Reply(Known.takeError());
        Reply(hintsIn(Wanted, *Known->first, *Known->second, Open.encoding()));
      });
}

} // namespace

bool runLanguageServer(const ServerOptions &Options, int Input,
                       llvm::raw_ostream &Output) {
  // Read once here, and not in each child.
  (void)ProfileSet::builtIn();
  JobQueue Jobs({Options.Workers, Options.Timeout, Options.LintMemory});
  auto Source = std::make_unique<MessageSource>(
      Input,
      Options.ForTests ? lsp::JSONStreamStyle::Delimited
                       : lsp::JSONStreamStyle::Standard,
      Jobs, Options.ForTests);
  MessageSource &Incoming = *Source;
  lsp::JSONTransport Transport(std::move(Source), Output,
                               /*PrettyOutput=*/Options.ForTests);
  // Whose request it was is not known.
  Incoming.Refuse = [&Transport](ErrorCode Code, std::string Why) {
    lsp::Logger::error("{0}", Why);
    Transport.reply(nullptr, llvm::make_error<LSPError>(Why, Code));
  };
  lsp::MessageHandler Messages(Transport);
  LanguageServer Server(Options, Jobs, Messages);
  if (llvm::Error Failure = Transport.run(Messages))
    lsp::Logger::error("{0}", llvm::toString(std::move(Failure)));
  return Server.wasShutDown();
}

} // namespace clang::tidy::coro
