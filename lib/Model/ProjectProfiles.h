// The profiles that a project adds to the built-in ones with the option `CoroProfiles`.
#ifndef CORO_TIDY_MODEL_PROJECTPROFILES_H
#define CORO_TIDY_MODEL_PROJECTPROFILES_H

#include "Model/ProfileSet.h"
#include <memory>
#include <string>
#include <vector>

namespace clang::tidy::coro {

/// The key in `CheckOptions`. It belongs to no check: a type is what it is for all of them.
inline constexpr llvm::StringLiteral ProfilesOption = "CoroProfiles";

/// The profiles in force for a translation unit: the built-in ones, and those of its project. Cheap to copy.
class ProjectProfiles {
public:
  /// The built-in profiles alone.
  ProjectProfiles() = default;

  /// No profiles at all: the model then knows what structure shows.
  static ProjectProfiles none();

  /// Reads the files that \p Option names, separated by `;`; relative ones are taken from \p Directory. A file is read
  /// again only when it has changed.
  static ProjectProfiles read(llvm::StringRef Option,
                              llvm::StringRef Directory);

  const ProfileSet &set() const;

  /// What is wrong, one line each, with file, line and column. A file with errors adds nothing.
  llvm::ArrayRef<std::string> errors() const;

private:
  struct Contents;
  std::shared_ptr<const Contents> Project; ///< null without a project's files
};

/// \p Option with every path made absolute, taken from \p Directory.
std::string absoluteProfiles(llvm::StringRef Option, llvm::StringRef Directory);

/// The directory that the relative paths of \p Option are taken from, where only the effective value is known: that of
/// the .clang-tidy file which sets it for \p MainFile (an absolute path), else the working directory.
std::string profilesDirectory(llvm::StringRef Option, llvm::StringRef MainFile);

} // namespace clang::tidy::coro

#endif
