// The bytes of a facts file.
//
// `coro-tidy facts` and a line feed, a version, the CRC-32 of everything after it, then the tables one after the other.
// Numbers are ULEB128, a table begins with its length, a string with its own. docs/facts.md has the tables.
#include "Driver/Facts.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CRC.h"
#include "llvm/Support/DataExtractor.h"
#include "llvm/Support/EndianStream.h"
#include "llvm/Support/LEB128.h"
#include "llvm/Support/raw_ostream.h"

namespace clang::tidy::coro {
namespace {

constexpr llvm::StringLiteral Magic = "coro-tidy facts\n";
/// Raised with each change of the format.
constexpr uint8_t Version = 1;
constexpr size_t HeaderSize = Magic.size() + 1 + sizeof(uint32_t);

class Writer {
public:
  explicit Writer(llvm::raw_ostream &OS) : OS(OS) {}

  void number(uint64_t N) { llvm::encodeULEB128(N, OS); }
  template <typename T> void fixed(T N) {
    llvm::support::endian::write<T>(OS, N, llvm::endianness::little);
  }
  void string(llvm::StringRef S) {
    number(S.size());
    OS << S;
  }
  void place(const FactPlace &P) {
    number(P.File);
    if (P.File == 0)
      return;
    number(P.Offset);
    number(P.Line);
    number(P.Column);
  }
  void call(const FactCall &C) {
    number(C.Callee);
    place(C.Place);
  }
  void function(const FactFunction &F) {
    number(F.IsDefined | F.IsCoroutine << 1 | F.IsOpenVirtual << 2 |
           F.isSource() << 3 | (F.Key != 0) << 4);
    if (F.Key)
      fixed<uint64_t>(F.Key);
    number(F.Name);
    place(F.Place);
    if (F.isSource()) {
      number(uint64_t(F.Grade));
      number(F.Tier);
      number(F.Reason);
      number(F.Instead);
    }
    number(F.Calls.size());
    for (const FactCall &C : F.Calls)
      call(C);
  }
  void root(const FactRoot &R) {
    call(R.Call);
    number(R.Subject);
    number(uint64_t(R.Kind) | uint64_t(R.AsError) << 1 |
           uint64_t(R.Tiers) << 2);
  }

private:
  llvm::raw_ostream &OS;
};

uint32_t checksum(llvm::StringRef Bytes) {
  return llvm::crc32(llvm::arrayRefFromStringRef(Bytes));
}

/// Reads with every index and length checked: a checksum does not protect from a file that was made up.
class Reader {
public:
  explicit Reader(llvm::StringRef Payload)
      : Data(Payload, /*IsLittleEndian=*/true, /*AddressSize=*/8) {}

  bool read(Facts &Facts);

private:
  uint64_t number(uint64_t Limit) {
    uint64_t N = Data.getULEB128(At);
    if (N >= Limit)
      Wrong = true;
    return Wrong ? 0 : N;
  }
  uint32_t number() { return uint32_t(number(uint64_t(1) << 32)); }
  /// The length of a table whose rows take at least one byte each.
  size_t length() { return number(Data.size() + 1); }
  uint32_t stringIndex() { return uint32_t(number(Strings)); }

  FactPlace place() {
    FactPlace P;
    P.File = stringIndex();
    if (P.File == 0)
      return P;
    P.Offset = number();
    P.Line = number();
    P.Column = number();
    return P;
  }
  FactCall call() {
    FactCall C;
    C.Callee = uint32_t(number(Functions));
    C.Place = place();
    return C;
  }
  void function(FactFunction &F);
  FactRoot root();
  bool good() { return !Wrong && At; }

  llvm::DataExtractor Data;
  llvm::DataExtractor::Cursor At{0};
  bool Wrong = false;
  size_t Strings = 0, Functions = 0;
};

void Reader::function(FactFunction &F) {
  uint64_t Flags = number(32);
  F.IsDefined = Flags & 1;
  F.IsCoroutine = Flags & 2;
  F.IsOpenVirtual = Flags & 4;
  if (Flags & 16)
    F.Key = Data.getU64(At);
  F.Name = stringIndex();
  F.Place = place();
  if (Flags & 8) {
    F.Grade = BlockingGrade(number(uint64_t(BlockingGrade::Deadlock) + 1));
    F.Tier = uint8_t(number(3));
    F.Reason = stringIndex();
    F.Instead = stringIndex();
  }
  size_t Count = length();
  for (size_t I = 0; I != Count && good(); ++I)
    F.Calls.push_back(call());
}

FactRoot Reader::root() {
  FactRoot R;
  R.Call = call();
  R.Subject = stringIndex();
  uint64_t Flags = number(32);
  R.Kind = HopKind(Flags & 1);
  R.AsError = Flags & 2;
  R.Tiers = uint8_t(Flags >> 2);
  return R;
}

bool Reader::read(Facts &Facts) {
  Strings = length();
  Facts.Strings.clear();
  for (size_t I = 0; I != Strings && good(); ++I) {
    size_t Size = length();
    Facts.Strings.push_back(good() ? Data.getBytes(At, Size).str() : "");
  }
  if (Facts.Strings.empty())
    return llvm::consumeError(At.takeError()), false;
  Facts.MainFile = stringIndex();
  Functions = length();
  for (size_t I = 0; I != Functions && good(); ++I)
    function(Facts.Functions.emplace_back());
  size_t Overrides = length();
  for (size_t I = 0; I != Overrides && good(); ++I) {
    uint64_t Base = Data.getU64(At);
    Facts.Overrides.push_back({Base, uint32_t(number(Functions))});
  }
  size_t Roots = length();
  for (size_t I = 0; I != Roots && good(); ++I)
    Facts.Roots.push_back(root());
  bool AtEnd = Data.eof(At);
  if (llvm::Error Failure = At.takeError()) {
    llvm::consumeError(std::move(Failure));
    return false;
  }
  return !Wrong && AtEnd;
}

llvm::Error problem(llvm::StringRef Name, const llvm::Twine &What) {
  return llvm::createStringError(Name + ": " + What);
}

} // namespace

std::string writeFacts(const Facts &Facts) {
  std::string Payload;
  llvm::raw_string_ostream OS(Payload);
  Writer W(OS);
  W.number(Facts.Strings.size());
  for (const std::string &S : Facts.Strings)
    W.string(S);
  W.number(Facts.MainFile);
  W.number(Facts.Functions.size());
  for (const FactFunction &F : Facts.Functions)
    W.function(F);
  W.number(Facts.Overrides.size());
  for (const FactOverride &O : Facts.Overrides) {
    W.fixed<uint64_t>(O.Base);
    W.number(O.Overrider);
  }
  W.number(Facts.Roots.size());
  for (const FactRoot &R : Facts.Roots)
    W.root(R);

  std::string Bytes;
  llvm::raw_string_ostream Whole(Bytes);
  Whole << Magic << char(Version);
  Writer(Whole).fixed<uint32_t>(checksum(Payload));
  Whole << Payload;
  return Bytes;
}

llvm::Expected<Facts> readFacts(llvm::StringRef Bytes, llvm::StringRef Name) {
  if (!Bytes.starts_with(Magic))
    return problem(Name, "is no facts file; 'coro-tidy check --emit-facts' "
                         "makes one");
  if (Bytes.size() < HeaderSize)
    return problem(Name, "is cut short; make it anew");
  if (uint8_t Found = Bytes[Magic.size()]; Found != Version)
    return problem(Name, "has facts of version " +
                             llvm::Twine(unsigned(Found)) +
                             ", this coro-tidy reads version " +
                             llvm::Twine(unsigned(Version)) + "; make it anew");
  llvm::StringRef Payload = Bytes.drop_front(HeaderSize);
  uint32_t Sum =
      llvm::support::endian::read32le(Bytes.data() + Magic.size() + 1);
  Facts Facts;
  if (Sum != checksum(Payload) || !Reader(Payload).read(Facts))
    return problem(Name, "is damaged; make it anew");
  return Facts;
}

} // namespace clang::tidy::coro
