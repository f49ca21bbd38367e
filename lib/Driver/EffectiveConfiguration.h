// The configuration that is in force for a file, key by key, with where each value came from.
#ifndef CORO_TIDY_DRIVER_EFFECTIVECONFIGURATION_H
#define CORO_TIDY_DRIVER_EFFECTIVECONFIGURATION_H

#include "Driver/Configuration.h"
#include "llvm/Support/raw_ostream.h"

namespace clang::tidy::coro {

/// Where a value, or a part of one that is put together, was set.
struct ConfigurationSource {
  std::string Value;
  std::string Origin; ///< "default", a file, an option of the command line
};

struct ConfigurationKey {
  std::string Name;
  /// The ones that count, first to last: one for a key that replaces, several for one that adds up.
  std::vector<ConfigurationSource> Sources;
};

struct EffectiveConfiguration {
  std::vector<ConfigurationKey> Keys, CheckOptions;
  std::vector<std::string> EnabledChecks;
};

/// The configuration of \p File; which flags there are on the command line is in \p Flags.
EffectiveConfiguration effectiveConfiguration(Configuration &Config,
                                              const ConfigurationFlags &Flags,
                                              llvm::StringRef File);

/// Prints it as a .clang-tidy file that says the same, with the origins in comments.
void printConfiguration(const EffectiveConfiguration &Effective,
                        llvm::raw_ostream &OS);

} // namespace clang::tidy::coro

#endif
