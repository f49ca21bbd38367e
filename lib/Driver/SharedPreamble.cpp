// Parses the common beginning of several translation units once: the parser stops behind it, and a copy of its process
// goes on with each of them.
#include "Driver/SharedPreamble.h"
#include "Driver/Bytes.h"
#include "Driver/Pipes.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/HeaderSearchOptions.h"
#include "clang/Lex/Lexer.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include <ctime>
#include <unistd.h>

namespace clang::tidy::coro {

/// A beginning that has less source, with all that it includes and expands, is parsed about as quickly as a process is
/// copied and its memory with it. Not a time: what is shared should not depend on how busy the machine is.
static constexpr size_t LeastSource = 256 * 1024;

/// After so many units of a group that could not go on from their beginning, and none that could, no other tries: each of
/// them has been parsed twice. In a project that was not built yet, all may lack the same header.
static constexpr int MostRefusals = 5;

/// The processor time of this process since it was forked.
static double processorSeconds() {
  timespec Time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &Time);
  return double(Time.tv_sec) + double(Time.tv_nsec) * 1e-9;
}

bool PreambleProcess::start(int &Requests, int &Answers) {
  stop();
  int Down[2], Up[2];
  if (!openPipes(Down, Up))
    return false;
  pid_t Parent = getpid();
  Pid = fork();
  if (Pid == 0) {
    endWith(Parent);
    close(Down[1]);
    close(Up[0]);
    Requests = Down[0];
    Answers = Up[1];
    return true;
  }
  close(Down[0]);
  close(Up[1]);
  To = Down[1];
  From = Up[0];
  return false;
}

bool PreambleProcess::ask(size_t Unit) { return writeNumber(To, Unit); }

PreambleAnswer PreambleProcess::receive() {
  PreambleAnswer Answer;
  std::optional<std::string> Message =
      Pid > 0 ? readMessage(From) : std::nullopt;
  if (!Message) {
    stop();
    Answer.Bytes = "the shared parse ended";
    return Answer;
  }
  ByteReader R(*Message);
  Answer.What = PreambleAnswer::Kind(R.number(2));
  Answer.IsTooLittle = R.number(2);
  if (size_t Node = R.number())
    Answer.Node = Node - 1;
  Answer.Bytes = R.string().str();
  if (!Answer.Node)
    stop();
  return Answer;
}

void PreambleProcess::stop() {
  pid_t Ended = Pid;
  forget();
  if (Ended > 0)
    waitForEnd(Ended);
}

void PreambleProcess::forget() {
  for (int *FD : {&To, &From}) {
    if (*FD >= 0)
      close(*FD);
    *FD = -1;
  }
  Pid = -1;
}

/// Tells the host how far the main file has been read.
class PreambleHost::Callbacks : public PPCallbacks {
public:
  explicit Callbacks(PreambleHost &Host) : Host(Host) {}

  void FileChanged(SourceLocation Loc, FileChangeReason Reason,
                   SrcMgr::CharacteristicKind, FileID) override {
    if (Reason == ExitFile)
      reachIfMain(Loc);
    else if (Reason == RenameFile)
      refuseIfItCounts(Loc);
  }
  // The directive has been read by now.
  void FileSkipped(const FileEntryRef &, const Token &,
                   SrcMgr::CharacteristicKind) override {
    if (PreprocessorLexer *Current = Host.PP->getCurrentLexer())
      reachIfMain(static_cast<clang::Lexer *>(Current)->getSourceLocation());
  }

  void InclusionDirective(SourceLocation, const Token &, StringRef, bool,
                          CharSourceRange, OptionalFileEntryRef File, StringRef,
                          StringRef, const Module *, bool,
                          SrcMgr::CharacteristicKind) override {
    noteFile(File);
  }
  void EmbedDirective(SourceLocation, StringRef, bool,
                      OptionalFileEntryRef File,
                      const LexEmbedParametersResult &) override {
    noteFile(File);
  }
  void moduleImport(SourceLocation, ModuleIdPath, const Module *) override {
    Host.refuse("it imports a module");
  }

  void MacroExpands(const Token &Name, const MacroDefinition &Definition,
                    SourceRange, const MacroArgs *) override {
    if (!Host.Cut || !Definition.getMacroInfo() ||
        !Definition.getMacroInfo()->isBuiltinMacro())
      return;
    // The one macro that knows the main file in a header.
    if (Name.getIdentifierInfo()->isStr("__BASE_FILE__"))
      Host.refuse("its headers use __BASE_FILE__");
    if (Name.getIdentifierInfo()->isStr("__LINE__"))
      refuseIfItCounts(Name.getLocation());
  }

private:
  void reachIfMain(SourceLocation Loc) {
    const SourceManager &Sources = Host.PP->getSourceManager();
    auto [File, Offset] = Sources.getDecomposedLoc(Loc);
    if (Host.Cut && File == Sources.getMainFileID())
      Host.reach(Offset);
  }
  /// Leading comments have different numbers of lines.
  void refuseIfItCounts(SourceLocation Loc) {
    const SourceManager &Sources = Host.PP->getSourceManager();
    if (Host.Cut && Sources.getFileID(Sources.getExpansionLoc(Loc)) ==
                        Sources.getMainFileID())
      Host.refuse("its beginning counts lines");
  }
  void noteFile(OptionalFileEntryRef File) {
    if (File && Host.Main->is(*File))
      Host.refuse("it is included by another file");
  }

  PreambleHost &Host;
};

PreambleHost::PreambleHost(const PreamblePlan &Plan, SharedCut Cut, size_t Unit,
                           Sharing Mode, int Requests, int Answers)
    : Plan(Plan), Cut(Cut), Unit(Unit), Mode(Mode), Requests(Requests),
      Answers(Answers) {}

void PreambleHost::attach(CompilerInstance &Compiler) {
  if (Main)
    refuse("it is parsed more than once");
  const HeaderSearchOptions &Search = Compiler.getHeaderSearchOpts();
  if (Search.ImplicitModuleMaps || !Search.PrebuiltModuleFiles.empty() ||
      !Search.PrebuiltModulePaths.empty() ||
      !Compiler.getFrontendOpts().ModuleFiles.empty())
    refuse("it uses modules");
  Main = std::make_unique<MainFile>(Compiler, Plan.roomOf(Cut->Node));
  if (!Main->isReplaceable())
    refuse("its file has an unusual end");
  PP = &Compiler.getPreprocessor();
  PP->addPPCallbacks(std::make_unique<Callbacks>(*this));
}

void PreambleHost::send(const PreambleAnswer &Answer) {
  ByteWriter W;
  W.number(Answer.What);
  W.number(Answer.IsTooLittle);
  W.number(Answer.Node ? *Answer.Node + 1 : 0);
  W.string(Answer.Bytes);
  (void)writeMessage(Answers, W.take());
}

void PreambleHost::answer(const std::string &Result) {
  // What was linted is another unit then.
  if (!HasTakenOver)
    refuse("its beginning could not be parsed");
  send({PreambleAnswer::Result, std::nullopt, false, Result});
  _exit(0);
}

void PreambleHost::refuse(const std::string &Why, bool IsTooLittle) {
  if (CleanUp)
    CleanUp();
  send({PreambleAnswer::Refusal, std::nullopt, IsTooLittle, Why});
  _exit(0);
}

void PreambleHost::reach(size_t Offset) {
  const size_t Behind = Main->firstDirective() + Cut->Offset;
  if (Offset < Behind)
    return;
  if (Offset > Behind)
    refuse("its beginning is read in another way");
  // The first errors decide about those that follow, down to how many are said.
  if (PP->getDiagnostics().hasErrorOccurred())
    refuse("it does not compile");
  if (std::string Why = Objection(); !Why.empty())
    refuse(Why);
  double Seconds = processorSeconds();
  Shared += Seconds;
  Unpaid += Seconds;
  size_t Source = PP->getSourceManager().getNextLocalOffset();
  if (Mode != Sharing::Always && Source - SourceBefore < LeastSource) {
    if (!HasTakenOver)
      refuse("too little is shared", /*IsTooLittle=*/true);
    // This copy has a unit to go on with.
    Shared -= Seconds;
    Unpaid -= Seconds;
    TooLittle.insert(Cut->Node);
    const SharedCut *Later = Plan.cutBehind(
        Unit, Cut->Offset, [&](size_t Node) { return TooLittle.count(Node); });
    Cut = Later ? std::optional(*Later) : std::nullopt;
    return;
  }
  Serves = Cut->Node;
  serve();
}

void PreambleHost::serve() {
  size_t Asked = Unit;
  while (!pass(Asked)) {
    std::optional<uint64_t> Number = readNumber(Requests);
    if (!Number) {
      Next.stop();
      if (CleanUp)
        CleanUp();
      _exit(0);
    }
    Asked = *Number;
  }
}

bool PreambleHost::pass(size_t Asked) {
  const SharedCut *Later = Plan.cutBehind(
      Asked, Cut->Offset, [&](size_t Node) { return TooLittle.count(Node); });
  if (Later && Next.isRunning() && NextNode == Later->Node) {
    (void)Next.ask(Asked);
  } else {
    int In = -1, Out = -1;
    if (Next.start(In, Out)) {
      Requests = In;
      Answers = Out;
      return goOn(Asked, Later);
    }
  }
  PreambleAnswer Answer = Next.receive();
  Unpaid = 0;
  // It did not wait at the cuts before the one where it waits now.
  for (const SharedCut &Each : Plan.cutsOf(Asked)) {
    if (Answer.Node == Each.Node)
      break;
    if (Each.Offset > Cut->Offset)
      TooLittle.insert(Each.Node);
  }
  NextNode = Answer.Node;
  Answer.Node = Serves;
  send(Answer);
  return false;
}

bool PreambleHost::goOn(size_t Asked, const SharedCut *Later) {
  Next.forget();
  SourceBefore = PP->getSourceManager().getNextLocalOffset();
  size_t Read = Cut->Offset;
  Unit = Asked;
  Serves.reset();
  Cut = Later ? std::optional(*Later) : std::nullopt;
  ForgetFile(Main->path());
  if (std::string Why = Main->become(Plan.nameOf(Asked), Read); !Why.empty())
    refuse("it " + Why);
  HasTakenOver = true;
  TakeOver(Plan.nameOf(Asked), Asked);
  return true;
}

PreambleAnswer PreambleClient::ask(size_t Unit, const SharedCut &Cut) {
  if (Host.isRunning() && HostNode == Cut.Node) {
    (void)Host.ask(Unit);
    return Host.receive();
  }
  int Requests = -1, Answers = -1;
  if (Host.start(Requests, Answers)) {
    PreambleHost Server(Plan, Cut, Unit, Mode, Requests, Answers);
    Lint(Unit, Server);
    _exit(0);
  }
  HostNode = Cut.Node;
  return Host.receive();
}

std::optional<std::string> PreambleClient::lint(size_t Unit,
                                                std::string &WhyNot) {
  // What was found out of all its beginnings, if it has some.
  WhyNot = Plan.cutsOf(Unit).empty() ? Plan.whyAlone(Unit).str()
                                     : "too little is shared";
  auto IsOut = [&](size_t Node) { return TooLittle.count(Node) != 0; };
  while (const SharedCut *Cut = Plan.cutBehind(Unit, 0, IsOut)) {
    auto Known = Broken.find(Cut->Node);
    if (Known != Broken.end()) {
      WhyNot = Known->second;
      return std::nullopt;
    }
    PreambleAnswer Answer = ask(Unit, *Cut);
    if (Answer.What == PreambleAnswer::Result) {
      Refusals[Cut->Node] = Served;
      return std::move(Answer.Bytes);
    }
    WhyNot = Answer.Bytes;
    if (Answer.IsTooLittle) {
      TooLittle.insert(Cut->Node);
      continue;
    }
    // What the host itself could not do it can't do for others either.
    if (!Answer.Node)
      Broken[Cut->Node] = Answer.Bytes;
    else if (int &Tried = Refusals[Cut->Node];
             Tried != Served && ++Tried == MostRefusals)
      Broken[Cut->Node] = "the first that tried could not";
    return std::nullopt;
  }
  return std::nullopt;
}

} // namespace clang::tidy::coro
