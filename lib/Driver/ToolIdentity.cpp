// Which build of coro-tidy and of the LLVM libraries this process runs.
#include "Driver/ToolIdentity.h"
#include "Driver/Inputs.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Alignment.h"
#include <elf.h>
#include <link.h>

namespace clang::tidy::coro {
namespace {

/// The build ID among the notes at \p Notes, or nothing.
llvm::StringRef buildId(const char *Notes, size_t Size) {
  while (Size >= sizeof(ElfW(Nhdr))) {
    const auto *Note = reinterpret_cast<const ElfW(Nhdr) *>(Notes);
    size_t NameSize = llvm::alignTo(Note->n_namesz, 4);
    size_t Whole = sizeof(*Note) + NameSize + llvm::alignTo(Note->n_descsz, 4);
    if (Whole > Size)
      break;
    const char *Name = Notes + sizeof(*Note);
    if (Note->n_type == NT_GNU_BUILD_ID &&
        llvm::StringRef(Name, Note->n_namesz) == llvm::StringRef("GNU", 4))
      return llvm::StringRef(Name + NameSize, Note->n_descsz);
    Notes += Whole;
    Size -= Whole;
  }
  return {};
}

/// The build ID of a loaded object; where it has none, how its file looks.
std::string identity(const dl_phdr_info &Object) {
  for (size_t I = 0; I != Object.dlpi_phnum; ++I) {
    const ElfW(Phdr) &Segment = Object.dlpi_phdr[I];
    if (Segment.p_type != PT_NOTE)
      continue;
    llvm::StringRef Id = buildId(
        reinterpret_cast<const char *>(Object.dlpi_addr + Segment.p_vaddr),
        Segment.p_memsz);
    if (!Id.empty())
      return llvm::toHex(Id);
  }
  bool IsProgram = !*Object.dlpi_name;
  auto Stamp = FileStamp::of(IsProgram ? "/proc/self/exe" : Object.dlpi_name);
  return Stamp ? std::to_string(Stamp->Size) + ":" +
                     std::to_string(Stamp->Modified)
               : "";
}

} // namespace

const std::string &toolIdentity() {
  static const std::string Identity = [] {
    std::string All = clang::getClangFullVersion();
    dl_iterate_phdr(
        [](dl_phdr_info *Object, size_t, void *Into) {
          // The kernel's own object says nothing about the tool.
          if (!llvm::StringRef(Object->dlpi_name).starts_with("linux-vdso"))
            (*static_cast<std::string *>(Into) += ' ') += identity(*Object);
          return 0;
        },
        &All);
    return All;
  }();
  return Identity;
}

} // namespace clang::tidy::coro
