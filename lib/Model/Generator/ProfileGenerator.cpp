// coro-profile-gen: compiles profile files to the C++ tables that are built into coro-tidy.
//
//   coro-profile-gen -o EmbeddedProfiles.inc a.yaml b.yaml …
//
// The output is one EMBEDDED_TYPE, EMBEDDED_FUNCTION or EMBEDDED_REPLACEMENT macro call per entry, with constants only,
// so that the tables cost no code. Exit status 1 when a profile has an error.
#include "Model/ProfileReader.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/ToolOutputFile.h"

using namespace llvm;
using namespace clang::tidy::coro;

static cl::opt<std::string> Output("o", cl::Required, cl::desc("output file"));
static cl::list<std::string> Inputs(cl::Positional, cl::OneOrMore,
                                    cl::desc("profiles"));

namespace {

/// Writes values as the initialisers of one EmbeddedProfile row each: lists are joined by ';', absent values are -1.
class Writer {
public:
  explicit Writer(raw_ostream &OS) : OS(OS) {}

  void write(const Profile &P) {
    for (const TypeProfile &T : P.Types)
      row("Type", P.Library, P.File, T.Line, T.Names, T.Kind, T.Start, T.Dropped, T.SingleShot,
          T.Roles, T.Join, T.Close, T.Spawn, T.Acquire, T.Release, T.SpawnWith,
          T.Reason);
    for (const FunctionProfile &F : P.Functions)
      row("Function", P.Library, P.File, F.Line, F.Names, F.Role, F.Grade, F.Argument.Index,
          F.Member, F.Reason, F.Instead, F.Unless);
    for (const ReplacementProfile &R : P.Replacements)
      row("Replacement", P.Library, P.File, R.Line, R.Call, R.In, R.With, R.Hint, R.Needs);
  }

private:
  template <typename... Ts> void row(StringRef Macro, const Ts &...Values) {
    OS << "EMBEDDED_" << Macro.upper() << '(';
    ListSeparator Comma(", ");
    ((OS << Comma, write(Values)), ...);
    OS << ")\n";
  }

  void write(const std::string &Text) {
    OS << '"';
    OS.write_escaped(Text);
    OS << '"';
  }
  void write(const std::vector<std::string> &List) { write(join(List, ";")); }
  void write(const std::vector<TypeRole> &List) {
    TypeRoles Roles;
    for (TypeRole R : List)
      Roles.add(R);
    OS << Roles.bits();
  }
  void write(int16_t Number) { OS << Number; }
  void write(unsigned Number) { OS << Number; }
  template <typename E, std::enable_if_t<std::is_enum_v<E>, int> = 0>
  void write(E Value) {
    OS << int(Value);
  }
  template <typename T> void write(const std::optional<T> &Value) {
    OS << (Value ? int(*Value) : -1);
  }

  raw_ostream &OS;
};

} // namespace

int main(int argc, char **argv) {
  cl::ParseCommandLineOptions(argc, argv, "Compiles coro-tidy's profiles\n");
  std::string Text;
  raw_string_ostream OS(Text);
  bool Failed = false;
  for (const std::string &File : Inputs) {
    auto Buffer = MemoryBuffer::getFile(File);
    if (!Buffer) {
      errs() << File << ": " << Buffer.getError().message() << '\n';
      return 1;
    }
    auto Profile =
        readProfile((*Buffer)->getMemBufferRef(), [&](const std::string &E) {
          errs() << E << '\n';
          Failed = true;
        });
    if (Profile) {
      Profile->File = sys::path::filename(File).str();
      Writer(OS).write(*Profile);
    }
  }
  if (Failed)
    return 1;
  std::error_code EC;
  ToolOutputFile File(Output, EC, sys::fs::OF_None);
  if (EC) {
    errs() << Output << ": " << EC.message() << '\n';
    return 1;
  }
  File.os() << Text;
  File.keep();
  return 0;
}
