// Which checks run on a file, and with which options: clang-tidy's own configuration, read so that errors in it are
// reported instead of passed over.
#ifndef CORO_TIDY_DRIVER_CONFIGURATION_H
#define CORO_TIDY_DRIVER_CONFIGURATION_H

#include "Model/ProjectProfiles.h"
#include "clang-tidy/ClangTidyOptions.h"
#include "llvm/ADT/StringSet.h"
#include <memory>
#include <string>
#include <vector>

namespace clang::tidy::coro {

/// What the command line says about the configuration; the names are clang-tidy's.
struct ConfigurationFlags {
  std::optional<std::string> Checks;
  std::optional<std::string> WarningsAsErrors;
  std::optional<std::string> HeaderFilter;
  std::optional<std::string> ExcludeHeaderFilter;
  std::optional<bool> SystemHeaders;
  std::optional<std::string> FormatStyle;
  std::optional<bool> UseColor;
  std::vector<std::string> ExtraArgs, ExtraArgsBefore;
  std::string LineFilter;
  std::string Config;     ///< YAML text, in place of the .clang-tidy files
  std::string ConfigFile; ///< a file with such text
};

/// The effective configuration of every file.
class Configuration {
public:
  /// Checks the flags. Errors are kept: see errors().
  explicit Configuration(ConfigurationFlags Flags);

  /// Errors that make the whole run impossible: a bad line filter, an unknown check on the command line…
  const std::vector<std::string> &errors() const { return Errors; }

  /// The errors in the configuration of \p File, one line each; a file that has some must not be linted.
  std::vector<std::string> errorsFor(llvm::StringRef File);

  /// The profiles in force for \p File. What is wrong with them is among errorsFor().
  ProjectProfiles profilesFor(llvm::StringRef File);

  /// All of the configuration that can change what is found in \p File, as text: the same text, the same findings.
  std::string fingerprint(llvm::StringRef File);

  /// The effective configuration of \p File, as the text of a .clang-tidy file.
  std::string asText(llvm::StringRef File);

  /// The style for what fixes write into \p File.
  std::string formatStyleFor(llvm::StringRef File);

  /// Whether each comment in \p File that silences a check has to say why.
  bool wantsReasons(llvm::StringRef File);

  /// A provider for a ClangTidyContext. Each context owns its own.
  std::unique_ptr<ClangTidyOptionsProvider> makeProvider();

private:
  std::optional<ClangTidyOptions> parse(llvm::MemoryBufferRef Buffer,
                                        std::vector<std::string> &Errors);
  void checkNames(llvm::StringRef Globs, llvm::StringRef Where,
                  bool OnCommandLine, std::vector<std::string> &Errors);

  ConfigurationFlags Flags;
  ClangTidyGlobalOptions Global;
  ClangTidyOptions Default, Override;
  std::optional<ClangTidyOptions> FromFlags; ///< --config or --config-file
  std::vector<std::string> Errors;

  /// By path of the configuration file.
  llvm::StringMap<std::vector<std::string>> FileErrors;
  std::unique_ptr<ClangTidyOptionsProvider> Provider;
};

} // namespace clang::tidy::coro

#endif
