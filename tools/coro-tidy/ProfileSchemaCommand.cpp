// `coro-tidy profile-schema`: the JSON schema of library profiles, for editors.
#include "Command.h"
#include "Model/ProfileReader.h"

namespace clang::tidy::coro {
namespace {

llvm::cl::SubCommand ProfileSchema("profile-schema",
                                   "Print the JSON schema of profiles");

int profileSchemaCommand(Invocation &) {
  writeProfileSchema(llvm::outs());
  return ExitStatus::Clean;
}

Command Register(ProfileSchema, profileSchemaCommand);

} // namespace
} // namespace clang::tidy::coro
