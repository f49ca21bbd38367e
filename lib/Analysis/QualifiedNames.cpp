// Finds a declaration by its qualified name, as far as it is declared in the translation unit.
#include "Analysis/QualifiedNames.h"
#include "Model/RecordLookup.h"
#include "Support/KnownIdentifier.h"

namespace clang::tidy::coro {

/// What \p D stands for: the class of a type alias or of a template, the namespace of an alias, else \p D itself.
static const NamedDecl *entityOf(const NamedDecl *D) {
  D = D->getUnderlyingDecl();
  if (const auto *Alias = dyn_cast<NamespaceAliasDecl>(D))
    return Alias->getNamespace();
  if (const auto *Template = dyn_cast<ClassTemplateDecl>(D))
    return Template->getTemplatedDecl();
  if (const auto *Typedef = dyn_cast<TypedefNameDecl>(D))
    if (const CXXRecordDecl *Class = classOf(Typedef->getUnderlyingType()))
      return Class;
  return D;
}

const NamedDecl *declarationNamed(llvm::StringRef QualifiedName,
                                  const ASTContext &Context) {
  const DeclContext *Scope = Context.getTranslationUnitDecl();
  const NamedDecl *Found = nullptr;
  while (!QualifiedName.empty()) {
    auto [Component, Rest] = QualifiedName.split("::");
    const IdentifierInfo *Identifier = knownIdentifier(Component, Context);
    if (!Scope || !Identifier)
      return nullptr;
    Found = nullptr;
    for (const NamedDecl *D : Scope->lookup(Identifier))
      Found = D;
    if (!Found)
      return nullptr;
    Found = entityOf(Found);
    Scope = dyn_cast<DeclContext>(Found);
    QualifiedName = Rest;
  }
  return Found;
}

} // namespace clang::tidy::coro
