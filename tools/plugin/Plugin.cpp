// The anchor of the clang-tidy plugin: refuses to work inside another major version of clang-tidy.
//
// The plugin links nothing and takes every symbol from the program that loads it. Clang's C++ interface changes with
// each major version, so in another one the very first call could crash. This is said in one line instead, before any
// of that happens.
#include "clang/Basic/Version.h"
#include "llvm/Config/llvm-config.h"
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

/// Runs before the registrations of the checks, which are ordinary static objects.
__attribute__((constructor(101))) void refuseOtherVersions() {
  // "Vendor clang version 22.1.8 …": the only call made here, with the same signature in every version since 3.0. The
  // vendor may have a version of its own.
  const std::string Before = "clang version ";
  std::string Version = clang::getClangFullVersion();
  size_t At = Version.find(Before);
  int Major = At == std::string::npos
                  ? 0
                  : std::atoi(Version.c_str() + At + Before.size());
  if (Major == LLVM_VERSION_MAJOR)
    return;
  std::fprintf(stderr,
               "CoroTidyPlugin.so is built for clang-tidy %d, but this is "
               "clang-tidy %d: load it into clang-tidy-%d.\n",
               LLVM_VERSION_MAJOR, Major, LLVM_VERSION_MAJOR);
  std::_Exit(2);
}

} // namespace
