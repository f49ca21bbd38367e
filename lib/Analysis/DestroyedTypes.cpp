// What an object of the standard library destroys at its end besides itself.
#include "Analysis/DestroyedTypes.h"
#include "Model/RecordLookup.h"
#include "clang/AST/DeclTemplate.h"

namespace clang::tidy::coro {

static bool isCopyable(const CXXRecordDecl *Record) {
  for (const CXXConstructorDecl *C : constructorsOf(*Record))
    if (C->isCopyConstructor())
      return !C->isDeleted();
  return Record->needsImplicitCopyConstructor();
}

QualType destroyedWith(QualType T) {
  const auto *Record = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
  if (!Record || !Record->isInStdNamespace() ||
      Record->getTemplateArgs().size() == 0 ||
      Record->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return {};
  bool Owns = false;
  for (const auto *Member : Record->decls())
    if (const auto *Alias = dyn_cast<TypedefNameDecl>(Member))
      Owns |= Alias->getName() == "value_type" ||
              (Alias->getName() == "element_type" && !isCopyable(Record));
  return Owns ? Record->getTemplateArgs()[0].getAsType() : QualType();
}

} // namespace clang::tidy::coro
