// Why a task dangles, in notes: where what it refers to dies, where it runs on, and where its body is suspended.
#include "Analysis/DanglingMessage.h"

namespace clang::tidy::coro {
namespace {

std::string quoted(const NamedDecl *D) {
  return "'" + D->getName().str() + "'";
}

/// The name of the coroutine that \p Dangling is, for a sentence.
std::string nameOf(const DanglingTask &Dangling) {
  const FunctionDecl *Callee = Dangling.Call->getDirectCallee();
  if (Dangling.What.Lambda || !Callee || !Callee->getIdentifier())
    return "the lambda";
  return quoted(Callee);
}

std::string whatHappensLater(const DanglingTask &Dangling,
                             llvm::StringRef Noun) {
  if (isa<CoawaitExpr>(Dangling.Later))
    return "the " + Noun.str() + " is awaited here";
  switch (Dangling.Fate) {
  case FateKind::Spawned:
    return "the " + Noun.str() + " is started here, and runs on";
  case FateKind::Discarded:
    return "the " + Noun.str() + " is dropped here, and runs on";
  case FateKind::Kept:
    return "the " + Noun.str() + " is kept here";
  default:
    return "the " + Noun.str() +
           (Noun == "task" ? " is handed on here" : " is iterated here");
  }
}

} // namespace

llvm::SmallVector<DanglingNote, 4> notesOf(const DanglingTask &Dangling,
                                           CoroutineModel &Model) {
  llvm::SmallVector<DanglingNote, 4> Notes;
  llvm::StringRef Noun = Model.facets(Dangling.Call->getType()).isGenerator()
                             ? "generator"
                             : "task";
  const Borrow &What = Dangling.What;
  if (What.Object.Local && Dangling.End.isValid())
    Notes.push_back(
        {Dangling.End, quoted(What.Object.Local) + " lives until here"});
  if (Dangling.Later)
    Notes.push_back(
        {Dangling.Later->getExprLoc(), whatHappensLater(Dangling, Noun)});
  llvm::StringRef It = What.Lambda ? "them" : "it";
  if (!What.Use) {
    if (What.Parameter)
      Notes.push_back({What.Parameter->getLocation(),
                       nameOf(Dangling) + " is lazy, and its parameter refers "
                                          "to the caller's object"});
  } else if (What.Use.Suspension) {
    Notes.push_back({What.Use.Suspension->getExprLoc(),
                     nameOf(Dangling) + " may be suspended here"});
    Notes.push_back({What.Use.Where->getExprLoc(),
                     "and uses " + It.str() + " here after it has resumed"});
  } else {
    Notes.push_back(
        {What.Use.Where->getExprLoc(), nameOf(Dangling) +
                                           " is suspended from its start, and "
                                           "uses " +
                                           It.str() + " here when it runs"});
  }
  return Notes;
}

} // namespace clang::tidy::coro
