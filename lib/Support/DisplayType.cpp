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

/// Longer than a reader takes in: `boost::asio::awaitable<std::tuple<boost::system::error_code, unsigned long>>` is not.
static constexpr unsigned LongestName = 80;

std::string displayType(QualType T, const ASTContext &Context) {
  T = T.getNonReferenceType().getUnqualifiedType();
  PrintingPolicy Policy(Context.getPrintingPolicy());
  Policy.SuppressDefaultTemplateArgs = true;
  std::string Name =
      (isComputed(T) ? T.getCanonicalType() : T).getAsString(Policy);
  const auto *Class = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
  if (Name.size() <= LongestName || !Class)
    return Name;
  return Class->getSpecializedTemplate()->getQualifiedNameAsString() + "<...>";
}

} // namespace clang::tidy::coro
