// clangd with coro-tidy's checks: one server for those who want one.

namespace clang::clangd {
// Debian's packages have the library and not its headers.
int clangdMain(int Argc, char *Argv[]);
} // namespace clang::clangd

int main(int Argc, char *Argv[]) {
  return clang::clangd::clangdMain(Argc, Argv);
}
