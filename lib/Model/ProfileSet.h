// All profiles in force for a translation unit, looked up by declaration.
#ifndef CORO_TIDY_MODEL_PROFILESET_H
#define CORO_TIDY_MODEL_PROFILESET_H

#include "Model/Profile.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringMap.h"
#include <memory>

namespace clang::tidy::coro {

/// A profile entry together with the profile that says it.
template <typename Entry> struct FromProfile {
  const Profile *Source = nullptr;
  const Entry *Says = nullptr;
  explicit operator bool() const { return Says; }
  const Entry *operator->() const { return Says; }

  llvm::StringRef library() const { return Source->Library; }
  llvm::StringRef file() const { return Source->File; }
  unsigned line() const { return Says->Line; }
  /// `boost-asio.yaml:12`
  std::string where() const {
    return Source->File + ":" + std::to_string(line());
  }
};

/// The profiles in force: those built in, and those that a project adds.
///
/// A name in a profile is the qualified name without template arguments; inline namespaces may be left out, so that
/// `std::future` finds `std::__1::future`. What is added later wins.
class ProfileSet {
public:
  /// The profiles that are built into coro-tidy.
  static const ProfileSet &builtIn();

  static ProfileSet empty() { return ProfileSet(nullptr); }

  /// A set that starts as the built-in one.
  ProfileSet();

  /// Adds one more profile, which wins over what is there.
  void add(Profile P);

  /// All entries about the type \p D, the newest first.
  llvm::SmallVector<FromProfile<TypeProfile>, 2>
  types(const NamedDecl *D) const;

  /// The newest entry that names \p F and has the role \p Role.
  FromProfile<FunctionProfile> function(const FunctionDecl *F,
                                        FunctionRole Role) const;

  /// The same for a variable that stands for a function: a function object, a completion token.
  FromProfile<FunctionProfile> object(const VarDecl *Object,
                                      FunctionRole Role) const;

  /// All entries about \p F, the newest first. What a built-in profile says of a name without a scope (`read`) is said
  /// of the function of the C library only.
  llvm::SmallVector<FromProfile<FunctionProfile>, 2>
  functions(const FunctionDecl *F) const;

  /// The first entry with the role \p Role in the profiles of \p Libraries that \p Fits, projects' profiles first.
  FromProfile<FunctionProfile>
  ofLibraries(llvm::ArrayRef<llvm::StringRef> Libraries, FunctionRole Role,
              llvm::function_ref<bool(const FunctionProfile &)> Fits) const;

  /// The replacements for calls of \p F in a coroutine that returns the type \p Returns, the newest first. Which one
  /// fits hangs on the arguments.
  llvm::SmallVector<FromProfile<ReplacementProfile>, 2>
  replacements(const FunctionDecl *F, const NamedDecl *Returns) const;

  /// Every name and role there is, for `inspect` and tests of the profiles.
  llvm::ArrayRef<std::shared_ptr<const Profile>> profiles() const {
    return Profiles;
  }

private:
  explicit ProfileSet(std::nullptr_t) {} ///< an empty set

  template <typename Entry> struct Named {
    std::string Name; ///< the whole qualified name
    FromProfile<Entry> Said;
  };
  template <typename Entry>
  using Index = llvm::StringMap<llvm::SmallVector<Named<Entry>, 1>>;

  void index(const Profile &P);

  std::vector<std::shared_ptr<const Profile>> Profiles;
  /// By the last component of the name, so that a look-up compares a whole name only where the last part fits.
  Index<TypeProfile> Types;
  Index<FunctionProfile> Functions;
  Index<ReplacementProfile> Replacements;
};

/// Whether \p D is what \p QualifiedName names: template arguments do not count, inline and unnamed namespaces may be
/// left out.
bool isNamed(const NamedDecl *D, llvm::StringRef QualifiedName);

} // namespace clang::tidy::coro

#endif
