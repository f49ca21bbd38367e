// All profiles in force for a translation unit, looked up by declaration.
#include "Model/ProfileSet.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/StringExtras.h"

namespace clang::tidy::coro {
namespace {

std::vector<std::string> split(llvm::StringRef Joined) {
  std::vector<std::string> List;
  while (!Joined.empty()) {
    auto [Head, Tail] = Joined.split(';');
    List.push_back(Head.str());
    Joined = Tail;
  }
  return List;
}

template <typename T> std::optional<T> given(int Value) {
  return Value < 0 ? std::nullopt : std::optional<T>(T(Value));
}

std::vector<TypeRole> rolesFromBits(uint32_t Bits) {
  std::vector<TypeRole> Roles;
  for (unsigned R = 0; R != NumTypeRoles; ++R)
    if (TypeRoles::fromBits(Bits).has(TypeRole(R)))
      Roles.push_back(TypeRole(R));
  return Roles;
}

struct EmbeddedType {
  const char *Library, *File;
  unsigned Line;
  const char *Names;
  int Kind, Start, Dropped, SingleShot;
  uint32_t Roles;
  const char *Join, *Close, *Spawn, *Acquire, *Release, *SpawnWith, *Reason;
};
struct EmbeddedFunction {
  const char *Library, *File;
  unsigned Line;
  const char *Names;
  int Role, Grade, Argument;
  const char *Member, *Reason, *Instead, *Unless;
};
struct EmbeddedReplacement {
  const char *Library, *File;
  unsigned Line;
  const char *Call, *In, *With, *Hint, *Needs;
};

// The generated file has the rows of all three tables mixed; each inclusion takes one kind.
#define EMBEDDED_TYPE(...) {__VA_ARGS__},
#define EMBEDDED_FUNCTION(...)
#define EMBEDDED_REPLACEMENT(...)
constexpr EmbeddedType EmbeddedTypes[] = {
#include "Model/EmbeddedProfiles.inc"
};
#undef EMBEDDED_TYPE
#undef EMBEDDED_FUNCTION
#define EMBEDDED_TYPE(...)
#define EMBEDDED_FUNCTION(...) {__VA_ARGS__},
constexpr EmbeddedFunction EmbeddedFunctions[] = {
#include "Model/EmbeddedProfiles.inc"
};
#undef EMBEDDED_FUNCTION
#undef EMBEDDED_REPLACEMENT
#define EMBEDDED_FUNCTION(...)
#define EMBEDDED_REPLACEMENT(...) {__VA_ARGS__},
constexpr EmbeddedReplacement EmbeddedReplacements[] = {
#include "Model/EmbeddedProfiles.inc"
};
#undef EMBEDDED_TYPE
#undef EMBEDDED_FUNCTION
#undef EMBEDDED_REPLACEMENT

std::vector<Profile> embeddedProfiles() {
  std::vector<Profile> Profiles;
  // One file is one profile; the rows of a file stand together.
  llvm::StringMap<size_t> ByFile;
  auto Of = [&](llvm::StringRef Library, llvm::StringRef File) -> Profile & {
    auto [It, Inserted] = ByFile.try_emplace(File, Profiles.size());
    if (Inserted) {
      Profiles.emplace_back().Library = Library.str();
      Profiles.back().File = File.str();
      Profiles.back().IsBuiltIn = true;
    }
    return Profiles[It->second];
  };
  for (const EmbeddedType &T : EmbeddedTypes)
    Of(T.Library, T.File)
        .Types.push_back(
            {T.Line, split(T.Names), given<TypeKind>(T.Kind),
             given<StartKind>(T.Start), given<DropEffect>(T.Dropped),
             given<bool>(T.SingleShot), rolesFromBits(T.Roles), split(T.Join),
             split(T.Close), split(T.Spawn), split(T.Acquire), split(T.Release),
             T.SpawnWith, T.Reason});
  for (const EmbeddedFunction &F : EmbeddedFunctions)
    Of(F.Library, F.File)
        .Functions.push_back({F.Line, split(F.Names), FunctionRole(F.Role),
                              BlockingGrade(F.Grade),
                              ArgumentRef{int16_t(F.Argument)}, F.Member,
                              F.Reason, F.Instead, split(F.Unless)});
  for (const EmbeddedReplacement &R : EmbeddedReplacements)
    Of(R.Library, R.File)
        .Replacements.push_back(
            {R.Line, R.Call, split(R.In), R.With, R.Hint, split(R.Needs)});
  return Profiles;
}

/// The last component of a qualified name.
llvm::StringRef lastName(llvm::StringRef QualifiedName) {
  size_t Colons = QualifiedName.rfind("::");
  return Colons == llvm::StringRef::npos ? QualifiedName
                                         : QualifiedName.substr(Colons + 2);
}

/// The name of \p D by which profiles know it, without its scope; empty for what has none.
std::string ownName(const NamedDecl *D) {
  if (const IdentifierInfo *II = D->getIdentifier())
    return II->getName().str();
  if (isa<CXXConstructorDecl>(D))
    return ownName(cast<CXXConstructorDecl>(D)->getParent());
  if (isa<CXXDestructorDecl>(D))
    return "~" + ownName(cast<CXXDestructorDecl>(D)->getParent());
  if (const auto *F = dyn_cast<FunctionDecl>(D); F && F->isOverloadedOperator())
    return D->getDeclName().getAsString();
  return {};
}

/// Whether the scopes around \p D are the components of \p Scopes, from the inside out.
bool scopesMatch(const DeclContext *DC, llvm::StringRef Scopes) {
  for (; !DC->isTranslationUnit(); DC = DC->getParent()) {
    const auto *Named = dyn_cast<NamedDecl>(DC);
    if (!Named) // extern "C" and the like
      continue;
    llvm::StringRef Want = lastName(Scopes);
    const auto *Namespace = dyn_cast<NamespaceDecl>(Named);
    bool Same = Named->getIdentifier() && Named->getName() == Want;
    if (!Same) {
      if (Namespace &&
          (Namespace->isInline() || Namespace->isAnonymousNamespace()))
        continue;
      return false;
    }
    Scopes = Scopes.drop_back(Want.size());
    Scopes.consume_back("::");
  }
  return Scopes.empty();
}

} // namespace

bool isNamed(const NamedDecl *D, llvm::StringRef QualifiedName) {
  llvm::StringRef Last = lastName(QualifiedName);
  if (ownName(D) != Last)
    return false;
  llvm::StringRef Scopes = QualifiedName.drop_back(Last.size());
  Scopes.consume_back("::");
  return scopesMatch(D->getDeclContext(), Scopes);
}

const ProfileSet &ProfileSet::builtIn() {
  static const ProfileSet Set = [] {
    ProfileSet Set(nullptr);
    for (Profile &P : embeddedProfiles())
      Set.add(std::move(P));
    return Set;
  }();
  return Set;
}

ProfileSet::ProfileSet() : ProfileSet(builtIn()) {}

void ProfileSet::add(Profile P) {
  Profiles.push_back(std::make_shared<const Profile>(std::move(P)));
  index(*Profiles.back());
}

void ProfileSet::index(const Profile &P) {
  auto Add = [&P](auto &Index, const std::string &Name, const auto &Entry) {
    auto &Slot = Index[lastName(Name)];
    Slot.insert(Slot.begin(), {Name, {&P, &Entry}});
  };
  for (const TypeProfile &T : P.Types)
    for (const std::string &Name : T.Names)
      Add(Types, Name, T);
  for (const FunctionProfile &F : P.Functions)
    for (const std::string &Name : F.Names)
      Add(Functions, Name, F);
  for (const ReplacementProfile &R : P.Replacements)
    Add(Replacements, R.Call, R);
}

namespace {

/// The entries of \p Index that name \p D, the newest first.
template <typename Entry, typename Map>
llvm::SmallVector<FromProfile<Entry>, 2> entriesFor(const Map &Index,
                                                    const NamedDecl *D) {
  llvm::SmallVector<FromProfile<Entry>, 2> Found;
  if (!D)
    return Found;
  auto It = Index.find(ownName(D));
  if (It != Index.end())
    for (const auto &Named : It->second)
      if (isNamed(D, Named.Name))
        Found.push_back(Named.Said);
  return Found;
}

} // namespace

/// Whether \p F is named without a scope, in an unnamed namespace too.
static bool isGlobal(const FunctionDecl &F) {
  const DeclContext *DC = F.getDeclContext()->getRedeclContext();
  while (const auto *Namespace = dyn_cast<NamespaceDecl>(DC)) {
    if (!Namespace->isAnonymousNamespace() && !Namespace->isInline())
      return false;
    DC = Namespace->getParent()->getRedeclContext();
  }
  return DC->isTranslationUnit();
}

llvm::SmallVector<FromProfile<TypeProfile>, 2>
ProfileSet::types(const NamedDecl *D) const {
  return entriesFor<TypeProfile>(Types, D);
}

llvm::SmallVector<FromProfile<FunctionProfile>, 2>
ProfileSet::functions(const FunctionDecl *F) const {
  auto Found = entriesFor<FunctionProfile>(Functions, F);
  if (Found.empty())
    return Found;
  // A name without a scope in a built-in profile is that of the C library, not of a user's function that happens to be
  // called `read` or `pause`; a project that names one of its own means it.
  if (isGlobal(*F) && (!F->isExternC() || F->hasBody()))
    llvm::erase_if(Found, [](const FromProfile<FunctionProfile> &Said) {
      return Said.Source->IsBuiltIn;
    });
  return Found;
}

FromProfile<FunctionProfile> ProfileSet::function(const FunctionDecl *F,
                                                  FunctionRole Role) const {
  for (const auto &Said : functions(F))
    if (Said->Role == Role)
      return Said;
  return {};
}

FromProfile<FunctionProfile> ProfileSet::object(const VarDecl *Object,
                                                FunctionRole Role) const {
  if (Object && !Object->getDeclContext()->isTranslationUnit())
    for (const auto &Said : entriesFor<FunctionProfile>(Functions, Object))
      if (Said->Role == Role)
        return Said;
  return {};
}

FromProfile<FunctionProfile> ProfileSet::ofLibraries(
    llvm::ArrayRef<llvm::StringRef> Libraries, FunctionRole Role,
    llvm::function_ref<bool(const FunctionProfile &)> Fits) const {
  for (const auto &P : llvm::reverse(Profiles))
    if (llvm::is_contained(Libraries, P->Library))
      for (const FunctionProfile &Function : P->Functions)
        if (Function.Role == Role && Fits(Function))
          return {P.get(), &Function};
  return {};
}

llvm::SmallVector<FromProfile<ReplacementProfile>, 2>
ProfileSet::replacements(const FunctionDecl *F,
                         const NamedDecl *Returns) const {
  auto Found = entriesFor<ReplacementProfile>(Replacements, F);
  llvm::erase_if(Found, [&](const FromProfile<ReplacementProfile> &Said) {
    return llvm::none_of(Said->In, [&](const std::string &Type) {
      return isNamed(Returns, Type);
    });
  });
  return Found;
}

} // namespace clang::tidy::coro
