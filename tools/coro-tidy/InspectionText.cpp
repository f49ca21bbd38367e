// `coro-tidy inspect` for people: one paragraph per type, coroutine and call; one line per belief, with its evidence.
#include "InspectionOutput.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace clang::tidy::coro {

Place placeOf(SourceLocation Loc, const SourceManager &Sources) {
  PresumedLoc Presumed = Sources.getPresumedLoc(Sources.getExpansionLoc(Loc));
  if (Presumed.isInvalid())
    return {};
  llvm::SmallString<256> File(Presumed.getFilename());
  Sources.getFileManager().makeAbsolutePath(File);
  llvm::sys::path::remove_dots(File, /*remove_dot_dot=*/true);
  return {std::string(File), Presumed.getLine(), Presumed.getColumn()};
}

std::string shortPath(llvm::StringRef File) {
  llvm::SmallString<256> Working;
  if (llvm::sys::fs::current_path(Working))
    return File.str();
  Working += llvm::sys::path::get_separator();
  File.consume_front(Working);
  return File.str();
}

std::string sourceText(const Expr &E, const ASTContext &Context) {
  CharSourceRange Range = Lexer::makeFileCharRange(
      CharSourceRange::getTokenRange(E.getSourceRange()),
      Context.getSourceManager(), Context.getLangOpts());
  std::string Text = Lexer::getSourceText(Range, Context.getSourceManager(),
                                          Context.getLangOpts())
                         .str();
  // Inside a macro nothing is written here.
  if (Text.empty()) {
    llvm::raw_string_ostream OS(Text);
    E.printPretty(OS, nullptr, Context.getPrintingPolicy());
  }
  llvm::SmallVector<llvm::StringRef, 4> Words;
  llvm::SplitString(Text, Words);
  return llvm::join(Words, " ");
}

namespace {

class TextPrinter {
public:
  TextPrinter(CoroutineModel &Model, llvm::raw_ostream &OS)
      : Model(Model), Context(Model.context()),
        Sources(Context.getSourceManager()), OS(OS) {}

  void print(const InspectedType &T);
  void print(const InspectedCoroutine &C);
  void print(const InspectedCall &C);

private:
  void head(llvm::StringRef What, llvm::StringRef Name, SourceLocation Loc);
  void belief(llvm::StringRef Label, const llvm::Twine &Value,
              const TypeFacets &Facets, Aspect About,
              std::optional<TypeRole> Role = std::nullopt);
  void belief(llvm::StringRef Label, const llvm::Twine &Value) {
    OS << "  " << Label << ": " << Value << '\n';
  }
  void coroutineFacet(const TypeFacets &Facets);
  void awaitableFacet(const TypeFacets &Facets);
  void ownership(const TypeFacets &Facets);
  void roles(const TypeFacets &Facets);
  void evidence(const Evidence &E, bool First);
  void place(SourceLocation Loc);

  CoroutineModel &Model;
  ASTContext &Context;
  const SourceManager &Sources;
  llvm::raw_ostream &OS;
};

void TextPrinter::place(SourceLocation Loc) {
  Place At = placeOf(Loc, Sources);
  if (At.isValid())
    OS << " (" << shortPath(At.File) << ':' << At.Line << ':' << At.Column
       << ')';
}

void TextPrinter::head(llvm::StringRef What, llvm::StringRef Name,
                       SourceLocation Loc) {
  OS << What << ' ' << Name;
  place(Loc);
  OS << '\n';
}

void TextPrinter::evidence(const Evidence &E, bool First) {
  if (E.Source)
    OS << (First ? " -- " : "; ") << "profile " << E.profileLine()
       << (E.What.empty() ? "" : ", ") << E.What;
  else if (!E.What.empty())
    OS << (First ? " -- " : "; ") << E.What;
  place(E.Where);
}

void TextPrinter::belief(llvm::StringRef Label, const llvm::Twine &Value,
                         const TypeFacets &Facets, Aspect About,
                         std::optional<TypeRole> Role) {
  OS << "  " << Label << ": " << Value;
  bool First = true;
  for (const Evidence &E : Facets.Why)
    if (E.About == About && E.Role == Role) {
      evidence(E, First);
      First = false;
    }
  OS << '\n';
}

void TextPrinter::coroutineFacet(const TypeFacets &Facets) {
  if (!Facets.isCoroutine())
    return;
  belief("promise", displayName(*Facets.Promise), Facets, Aspect::Promise);
  belief("starts", spelling(Facets.Start), Facets, Aspect::Start);
  if (Facets.ReturnsValue || Facets.ReturnsVoid)
    belief("returns", Facets.ReturnsValue && Facets.ReturnsVoid
                          ? "a value or void"
                      : Facets.ReturnsValue ? "a value"
                                            : "void");
  if (Facets.Yields)
    belief("yields", "yes", Facets, Aspect::Yield);
  switch (Facets.AwaitTransform) {
  case AwaitTransformKind::None:
    break;
  case AwaitTransformKind::Overloads:
    belief("awaits", "only what an await_transform takes");
    break;
  case AwaitTransformKind::Generic:
    belief("awaits", "what its await_transform makes of anything");
    break;
  case AwaitTransformKind::Deleted:
    belief("awaits", "nothing: await_transform is deleted");
    break;
  }
}

llvm::StringRef phrase(AwaitedBy How) {
  switch (How) {
  case AwaitedBy::Nothing:
    return "nothing";
  case AwaitedBy::Members:
    return "its members await_ready, await_suspend and await_resume";
  case AwaitedBy::MemberOperator:
    return "member operator co_await";
  case AwaitedBy::FreeOperator:
    return "free operator co_await";
  case AwaitedBy::CustomizationPoint:
    return "a member or friend that makes an awaitable of it";
  case AwaitedBy::Sender:
    return "coroutines that take senders";
  case AwaitedBy::OwnPromise:
    return "await_transform of its own promise";
  }
  llvm_unreachable("all ways have a phrase");
}

void TextPrinter::awaitableFacet(const TypeFacets &Facets) {
  if (Facets.isAwaitable() || Facets.isCoroutine())
    belief("awaited by", phrase(Facets.Awaited), Facets, Aspect::Await);
  if (Facets.RvalueOnly)
    belief("awaited as", "rvalue only");
  else if (Facets.AwaitableAgain && Facets.isTask())
    belief("awaited again", "may give the result again");
  if (!Facets.AwaitResult.isNull())
    belief("awaiting gives", displayName(Facets.AwaitResult, Context), Facets,
           Aspect::Result);
  if (Facets.Range != RangeKind::None)
    belief("range", spelling(Facets.Range), Facets, Aspect::Range);
}

void TextPrinter::ownership(const TypeFacets &Facets) {
  if (auto Words = ownershipWords(Facets); !Words.empty())
    belief("ownership", llvm::join(Words, ", "), Facets, Aspect::Ownership);
  if (Facets.Kind != TypeKind::None || Facets.Dropped != DropEffect::Harmless)
    belief("when dropped", spelling(Facets.Dropped), Facets, Aspect::Drop);
}

void TextPrinter::roles(const TypeFacets &Facets) {
  for (unsigned R = 0; R != NumTypeRoles; ++R)
    if (TypeRole Role = TypeRole(R); Facets.Roles.has(Role))
      belief("role", spelling(Role), Facets, Aspect::Role, Role);
  for (auto [Label, Members] : {std::pair("join", &Facets.JoinMembers),
                                {"close", &Facets.CloseMembers},
                                {"spawn", &Facets.SpawnMembers},
                                {"acquire", &Facets.AcquireMembers},
                                {"release", &Facets.ReleaseMembers}})
    if (!Members->empty())
      belief(Label, llvm::join(*Members, ", "));
}

void TextPrinter::print(const InspectedType &T) {
  head("type", displayName(T.Type, Context), T.Record->getLocation());
  const TypeFacets &Facets = *T.Facets;
  if (!T.Alike.empty()) {
    llvm::SmallVector<std::string, 4> Names;
    for (QualType Other : T.Alike)
      Names.push_back(displayName(Other, Context));
    belief("also", llvm::join(Names, ", "));
  }
  if (T.ByTemplate)
    belief("seen as", "its template, which nothing here instantiates");
  belief("kind", spelling(Facets.Kind), Facets, Aspect::Kind);
  coroutineFacet(Facets);
  awaitableFacet(Facets);
  ownership(Facets);
  roles(Facets);
  for (const auto &Said : profilesOf(T, Model))
    belief("profile", Said.where() + " (" + Said.library() + ")" +
                          (Said->Reason.empty() ? "" : ": " + Said->Reason));
}

void TextPrinter::print(const InspectedCoroutine &C) {
  head("coroutine", displayName(*C.Function), C.Function->getLocation());
  if (!C.Returns.isNull())
    belief("returns", displayName(C.Returns, Context));
  std::string File = placeOf(C.Function->getLocation(), Sources).File;
  for (const SuspensionPoint &Point : C.Points) {
    Place At = placeOf(Point.Where, Sources);
    OS << "  ";
    if (At.File != File)
      OS << shortPath(At.File) << ':';
    OS << At.Line << ':' << At.Column << ": " << spelling(Point.Kind);
    if (Point.Operand)
      OS << ' ' << sourceText(*Point.Operand, Context);
    else
      OS << " suspension";
    if (Point.Suspends)
      OS << (*Point.Suspends ? " -- always suspends" : " -- never suspends");
    if (Point.Where.isMacroID())
      OS << " -- in macro "
         << Lexer::getImmediateMacroName(Point.Where, Sources,
                                         Context.getLangOpts());
    OS << '\n';
  }
}

void TextPrinter::print(const InspectedCall &C) {
  head("call", displayName(*C.Callee), C.Where);
  if (C.Caller)
    belief("in", displayName(*C.Caller));
  for (const auto &Said : C.Roles) {
    OS << "  role: " << spelling(Said->Role);
    if (Said->Grade != BlockingGrade::None)
      OS << " (" << spelling(Said->Grade) << ')';
    if (Said->Argument.Index == ArgumentRef::All)
      OS << ", all arguments";
    else if (Said->Argument.Index == ArgumentRef::Object)
      OS << ", the object";
    else if (Said->Argument.Index != ArgumentRef::None)
      OS << ", argument " << Said->Argument.Index;
    OS << " -- profile " << Said.where();
    if (!Said->Reason.empty())
      OS << ", " << Said->Reason;
    OS << '\n';
    if (!Said->Instead.empty())
      belief("instead", Said->Instead);
  }
  for (const auto &Said : C.Replacements)
    OS << "  replacement: " << (Said->With.empty() ? Said->Hint : Said->With)
       << " -- profile " << Said.where() << '\n';
}

} // namespace

void printText(const Inspection &Inspected, CoroutineModel &Model,
               llvm::raw_ostream &OS) {
  TextPrinter Printer(Model, OS);
  const char *Between = "";
  auto PrintAll = [&](const auto &Things) {
    for (const auto &Thing : Things) {
      OS << Between;
      Printer.print(Thing);
      Between = "\n";
    }
  };
  PrintAll(Inspected.Types);
  PrintAll(Inspected.Coroutines);
  PrintAll(Inspected.Calls);
}

} // namespace clang::tidy::coro
