// Reads library profiles from YAML.
#ifndef CORO_TIDY_MODEL_PROFILEREADER_H
#define CORO_TIDY_MODEL_PROFILEREADER_H

#include "Model/Profile.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include <optional>

namespace clang::tidy::coro {

/// Reads one profile.
///
/// \param Buffer the YAML text; its identifier is the file name in errors.
/// \param Error is called with each error as one line, `file:line:column: what`, with a did-you-mean for an unknown
///   key or value.
/// \returns the profile, or nothing if there was an error: a profile is taken whole or not at all.
std::optional<Profile>
readProfile(llvm::MemoryBufferRef Buffer,
            llvm::function_ref<void(const std::string &)> Error);

/// Writes the JSON schema (draft 2020-12) of the profile format to \p OS, for editors.
void writeProfileSchema(llvm::raw_ostream &OS);

} // namespace clang::tidy::coro

#endif
