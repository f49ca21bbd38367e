// The compiler's errors of a translation unit with their arguments.
#include "Support/ErrorLog.h"
#include "clang/AST/Decl.h"
#include "clang/AST/DeclarationName.h"
#include "clang/Basic/SourceManager.h"

namespace clang::tidy::coro {

/// Listens to an engine in front of its own consumer.
class LoggingConsumer : public DiagnosticConsumer {
public:
  explicit LoggingConsumer(DiagnosticsEngine &Engine)
      : Engine(Engine), Owned(Engine.takeClient()), Next(Engine.getClient()) {
    Engine.setClient(this, /*ShouldOwnClient=*/false);
  }
  ~LoggingConsumer() override {
    if (Owned)
      Engine.setClient(Owned.release(), /*ShouldOwnClient=*/true);
    else
      Engine.setClient(Next, /*ShouldOwnClient=*/false);
  }

  void BeginSourceFile(const LangOptions &LangOpts,
                       const Preprocessor *PP) override {
    Next->BeginSourceFile(LangOpts, PP);
  }
  void EndSourceFile() override { Next->EndSourceFile(); }
  void finish() override { Next->finish(); }
  bool IncludeInDiagnosticCounts() const override {
    return Next->IncludeInDiagnosticCounts();
  }
  void HandleDiagnostic(DiagnosticsEngine::Level Level,
                        const Diagnostic &Info) override {
    DiagnosticConsumer::HandleDiagnostic(Level, Info);
    log(Level, Info);
    Next->HandleDiagnostic(Level, Info);
  }

  ErrorLog Log;

private:
  void log(DiagnosticsEngine::Level Level, const Diagnostic &Info) {
    if (Level == DiagnosticsEngine::Note) {
      if (LastWasError)
        Log.Errors.back().Notes.push_back(
            {Info.getID(), Info.getLocation(), arguments(Info)});
      return;
    }
    LastWasError = Level >= DiagnosticsEngine::Error;
    if (!LastWasError)
      return;
    // After a missing header clang goes on, and says nothing of what it then drops.
    Log.IsFatal |= Level == DiagnosticsEngine::Fatal;
    LoggedError Error;
    Error.ID = Info.getID();
    Error.Loc = Info.getLocation();
    Error.Ranges.assign(Info.getRanges().begin(), Info.getRanges().end());
    Error.Arguments = arguments(Info);
    Log.Errors.push_back(std::move(Error));
  }

  static std::vector<LoggedArgument> arguments(const Diagnostic &Info) {
    std::vector<LoggedArgument> Arguments(Info.getNumArgs());
    for (unsigned I = 0; I != Info.getNumArgs(); ++I) {
      LoggedArgument &Argument = Arguments[I];
      switch (Info.getArgKind(I)) {
      case DiagnosticsEngine::ak_std_string:
        Argument.Name = Info.getArgStdStr(I);
        break;
      case DiagnosticsEngine::ak_c_string:
        Argument.Name = Info.getArgCStr(I) ? Info.getArgCStr(I) : "";
        break;
      case DiagnosticsEngine::ak_sint:
        Argument.Name = std::to_string(Info.getArgSInt(I));
        break;
      case DiagnosticsEngine::ak_uint:
        Argument.Name = std::to_string(Info.getArgUInt(I));
        break;
      case DiagnosticsEngine::ak_identifierinfo:
        if (const IdentifierInfo *II = Info.getArgIdentifier(I))
          Argument.Name = II->getName().str();
        break;
      case DiagnosticsEngine::ak_qualtype:
        Argument.Type = QualType::getFromOpaquePtr(
            reinterpret_cast<void *>(Info.getRawArg(I)));
        break;
      case DiagnosticsEngine::ak_declarationname:
        Argument.Name = DeclarationName::getFromOpaqueInteger(Info.getRawArg(I))
                            .getAsString();
        break;
      case DiagnosticsEngine::ak_nameddecl:
        Argument.Decl = reinterpret_cast<const NamedDecl *>(Info.getRawArg(I));
        break;
      case DiagnosticsEngine::ak_declcontext:
        Argument.Decl = dyn_cast_or_null<NamedDecl>(
            reinterpret_cast<DeclContext *>(Info.getRawArg(I)));
        break;
      case DiagnosticsEngine::ak_qualtype_pair: {
        const auto *Pair =
            reinterpret_cast<const TemplateDiffTypes *>(Info.getRawArg(I));
        Argument.Type = QualType::getFromOpaquePtr(
            reinterpret_cast<void *>(Pair->FromType));
        break;
      }
      default:
        break;
      }
    }
    return Arguments;
  }

  DiagnosticsEngine &Engine;
  std::unique_ptr<DiagnosticConsumer> Owned;
  DiagnosticConsumer *Next;
  bool LastWasError = false;
};

/// One per engine in use; a thread lints one translation unit at a time.
static llvm::DenseMap<const DiagnosticsEngine *,
                      std::unique_ptr<LoggingConsumer>> &
consumers() {
  static thread_local llvm::DenseMap<const DiagnosticsEngine *,
                                     std::unique_ptr<LoggingConsumer>>
      Consumers;
  return Consumers;
}

void ErrorLog::start(Preprocessor &PP) {
  auto &Consumer = consumers()[&PP.getDiagnostics()];
  if (!Consumer)
    Consumer = std::make_unique<LoggingConsumer>(PP.getDiagnostics());
}

const ErrorLog &ErrorLog::of(const DiagnosticsEngine &Engine) {
  static const ErrorLog Empty;
  auto It = consumers().find(&Engine);
  return It == consumers().end() ? Empty : It->second->Log;
}

void ErrorLog::stop(DiagnosticsEngine &Engine) { consumers().erase(&Engine); }

bool ErrorLog::hasErrorIn(SourceRange Range,
                          const SourceManager &Sources) const {
  SourceLocation Begin = Sources.getExpansionLoc(Range.getBegin()),
                 End = Sources.getExpansionLoc(Range.getEnd());
  return IsFatal || llvm::any_of(Errors, [&](const LoggedError &Error) {
           SourceLocation Loc = Sources.getExpansionLoc(Error.Loc);
           return Loc.isValid() &&
                  !Sources.isBeforeInTranslationUnit(Loc, Begin) &&
                  !Sources.isBeforeInTranslationUnit(End, Loc);
         });
}

} // namespace clang::tidy::coro
