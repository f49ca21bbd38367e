// Types in messages, as a user would write them.
#include "Support/DisplayType.h"
#include "clang/AST/DeclTemplate.h"

namespace clang::tidy::coro {

/// Whether \p T was computed: a member type of a template, a decltype, a substituted parameter.
static bool isComputed(QualType T) {
  if (const auto *Typedef = T->getAs<TypedefType>())
    return isa<ClassTemplateSpecializationDecl>(
        Typedef->getDecl()->getDeclContext());
  return isa<DecltypeType, SubstTemplateTypeParmType, UnaryTransformType,
             AutoType, DeducedTemplateSpecializationType>(T.getTypePtr());
}

std::string displayType(QualType T, const ASTContext &Context) {
  T = T.getNonReferenceType().getUnqualifiedType();
  PrintingPolicy Policy(Context.getPrintingPolicy());
  Policy.SuppressDefaultTemplateArgs = true;
  return (isComputed(T) ? T.getCanonicalType() : T).getAsString(Policy);
}

} // namespace clang::tidy::coro
