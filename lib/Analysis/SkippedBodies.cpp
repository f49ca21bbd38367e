// Whether a translation unit has errors that only the bodies show which the parser left out.
#include "Analysis/SkippedBodies.h"
#include "Analysis/WrittenCode.h"
#include "Model/RecordLookup.h"
#include "clang/AST/DeclTemplate.h"

namespace clang::tidy::coro {
namespace {

/// The namespace around \p D that stands in no other: what belongs to one library.
const NamespaceDecl *libraryOf(const Decl &D) {
  const NamespaceDecl *Outermost = nullptr;
  for (const DeclContext *Context = D.getDeclContext(); Context;
       Context = Context->getParent())
    if (const auto *Namespace = dyn_cast<NamespaceDecl>(Context))
      Outermost = Namespace->getFirstDecl();
  return Outermost;
}

/// Whether \p Class stands among \p Arguments, at any depth.
bool mentions(llvm::ArrayRef<TemplateArgument> Arguments,
              const CXXRecordDecl *Class) {
  return llvm::any_of(Arguments, [&](const TemplateArgument &Argument) {
    if (Argument.getKind() == TemplateArgument::Pack)
      return mentions(Argument.getPackAsArray(), Class);
    const auto *Record = Argument.getKind() == TemplateArgument::Type
                             ? classOf(Argument.getAsType())
                             : nullptr;
    const auto *Spec =
        dyn_cast_or_null<ClassTemplateSpecializationDecl>(Record);
    return Record == Class ||
           (Spec && mentions(Spec->getTemplateArgs().asArray(), Class));
  });
}

/// Whether \p F is made for values of \p Task: it is of the same library, or a member of a class that holds them.
bool isMadeFor(const FunctionDecl &F, const CXXRecordDecl *Task) {
  const auto *Class =
      dyn_cast<ClassTemplateSpecializationDecl>(F.getDeclContext());
  return libraryOf(F) == libraryOf(*Task) ||
         (Class && mentions(Class->getTemplateArgs().asArray(), Task));
}

/// Whether the template of \p F has lost its body to the parser, and a task is among what \p F was made from.
bool losesTask(const FunctionDecl &F, CoroutineModel &Model) {
  const FunctionDecl *Pattern = F.getTemplateInstantiationPattern();
  const TemplateArgumentList *Arguments = F.getTemplateSpecializationArgs();
  if (!Pattern || !Pattern->hasSkippedBody() || !Arguments)
    return false;
  auto IsLost = [&](const TemplateArgument &Argument) {
    if (Argument.getKind() != TemplateArgument::Type)
      return false;
    const TypeFacets &Facets = Model.facets(Argument.getAsType());
    const CXXRecordDecl *Task = classOf(Argument.getAsType());
    return Task && Facets.isTask() && Facets.isCoroutine() &&
           !isMadeFor(F, Task);
  };
  return llvm::any_of(
      Arguments->asArray(), [&](const TemplateArgument &Argument) {
        return Argument.getKind() == TemplateArgument::Pack
                   ? llvm::any_of(Argument.getPackAsArray(), IsLost)
                   : IsLost(Argument);
      });
}

} // namespace

bool missesBodies(CoroutineModel &Model) {
  return llvm::any_of(
      WrittenCode(Model.context()).called(),
      [&](const FunctionDecl *F) { return losesTask(*F, Model); });
}

} // namespace clang::tidy::coro
