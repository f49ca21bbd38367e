// Which translation units of a project begin alike, so that one parse can serve as the beginning of several.
#include "Driver/PreamblePlan.h"
#include "Driver/Inputs.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

namespace clang::tidy::coro {

bool isContinued(llvm::StringRef Text) {
  Text = Text.rtrim(" \t\r\f\v");
  return Text.ends_with("\\") || Text.ends_with("?\?/");
}

bool endsCleanly(llvm::StringRef Text) {
  return Text.ends_with("\n") && !Text.contains('\0') &&
         !isContinued(Text.drop_back());
}

namespace {

/// Goes through the lines of a main file as far as they are comments and directives.
class LeadingLines {
public:
  explicit LeadingLines(llvm::StringRef Text) : Text(Text), Rest(Text) {
    Rest.consume_front("\xEF\xBB\xBF");
  }

  /// The end of what stands in front of the first directive, as leadingComments() has it. To be asked for behind
  /// endsOfIncludes().
  size_t endOfComments() const {
    llvm::StringRef Comments = Text.take_front(Lead.value_or(0));
    // The end of a comment may be split over two lines, and is not found then.
    for (size_t End = 0;
         (End = Comments.find('\n', End)) != llvm::StringRef::npos; ++End)
      if (isContinued(Comments.take_front(End)))
        return 0;
    return Comments.size();
  }

  /// The offsets behind the `#include` lines that are surely read: those before the first line that is neither a
  /// directive nor a comment, and outside conditionals.
  std::vector<size_t> endsOfIncludes() {
    std::vector<size_t> Ends;
    while (!Rest.empty()) {
      if (IsInComment) {
        size_t End = Rest.find("*/");
        if (End == llvm::StringRef::npos)
          break;
        Rest = Rest.drop_front(End + 2);
        IsInComment = false;
        continue;
      }
      Rest = Rest.ltrim();
      if (Rest.consume_front("/*")) {
        IsInComment = true;
        continue;
      }
      if (!Lead && Rest.starts_with("#"))
        Lead = Text.size() - Rest.size();
      size_t End = Rest.find('\n');
      if (End == llvm::StringRef::npos || !takeLine(Rest.take_front(End)))
        break;
      Rest = Rest.drop_front(End + 1);
      if (IsInclude && Depth == 0)
        Ends.push_back(Text.size() - Rest.size());
    }
    return Ends;
  }

private:
  /// \returns whether it is a comment or a directive that ends with the line.
  bool takeLine(llvm::StringRef Line) {
    IsInclude = false;
    if (isContinued(Line))
      return false;
    if (Line.starts_with("//"))
      return true;
    if (!Line.consume_front("#") || Line.contains("/*"))
      return false;
    Line = Line.ltrim();
    llvm::StringRef Word =
        Line.take_while([](char C) { return C >= 'a' && C <= 'z'; });
    Depth += Word == "if" || Word == "ifdef" || Word == "ifndef";
    Depth -= Word == "endif";
    IsInclude = Word == "include";
    return true;
  }

  llvm::StringRef Text, Rest;
  std::optional<size_t> Lead;
  bool IsInComment = false, IsInclude = false;
  int Depth = 0;
};

/// Whether the directory of the main file may decide what is meant in \p Text: `#include "x.h"` looks there first.
bool looksBesideItself(llvm::StringRef Text) {
  if (Text.contains('"') || Text.contains("__has"))
    return true;
  for (llvm::StringRef Rest = Text; Rest.contains("include");) {
    Rest = Rest.split("include").second;
    if (!Rest.ltrim(" \t").starts_with("<"))
      return true;
  }
  return false;
}

} // namespace

size_t leadingComments(llvm::StringRef Text) {
  LeadingLines Lines(Text);
  (void)Lines.endsOfIncludes();
  return Lines.endOfComments();
}

void PreamblePlan::add(size_t Unit, llvm::StringRef Key, llvm::StringRef Name,
                       llvm::StringRef Text) {
  UnitCuts &Cuts = Units[Unit];
  Cuts = {Name.str(), {}, !endsCleanly(Text)};
  if (Cuts.HasUnusualEnd)
    return;
  ContentHash Hash = hashContent(Key);
  LeadingLines Lines(Text);
  const std::vector<size_t> Ends = Lines.endsOfIncludes();
  const size_t Lead = Lines.endOfComments();
  size_t Begin = Lead;
  bool HasDirectory = false;
  for (size_t End : Ends) {
    std::string Chained;
    auto Add = [&Chained](llvm::StringRef Part) {
      Chained += std::to_string(Part.size()) + ":";
      Chained += Part;
    };
    Add(std::to_string(Hash.first) + " " + std::to_string(Hash.second));
    Add(Text.slice(Begin, End));
    if (!HasDirectory && looksBesideItself(Text.slice(Begin, End))) {
      HasDirectory = true;
      Add(llvm::sys::path::parent_path(Name));
    }
    Hash = hashContent(Chained);
    auto [It, IsNew] = NodeOf.try_emplace(Hash, Nodes.size());
    if (IsNew)
      Nodes.emplace_back();
    Node &N = Nodes[It->second];
    ++N.Members;
    N.Room.Lead = std::max(N.Room.Lead, Lead);
    N.Room.Rest = std::max(N.Room.Rest, Text.size() - Lead);
    Cuts.Cuts.push_back({End - Lead, It->second});
    Begin = End;
  }
}

void PreamblePlan::settle() {
  NodeOf.clear();
  for (auto &[Unit, Of] : Units) {
    std::vector<SharedCut> Kept;
    for (size_t I = 0; I != Of.Cuts.size(); ++I) {
      size_t Members = Nodes[Of.Cuts[I].Node].Members;
      if (Members > 1 && (I + 1 == Of.Cuts.size() ||
                          Nodes[Of.Cuts[I + 1].Node].Members != Members))
        Kept.push_back(Of.Cuts[I]);
    }
    Of.Cuts = std::move(Kept);
  }
}

llvm::ArrayRef<SharedCut> PreamblePlan::cutsOf(size_t Unit) const {
  auto It = Units.find(Unit);
  if (It == Units.end())
    return {};
  return It->second.Cuts;
}

llvm::StringRef PreamblePlan::whyAlone(size_t Unit) const {
  auto It = Units.find(Unit);
  return It != Units.end() && It->second.HasUnusualEnd
             ? "its file has an unusual end"
             : "no other begins like it";
}

const SharedCut *
PreamblePlan::cutBehind(size_t Unit, size_t Offset,
                        llvm::function_ref<bool(size_t)> IsOut) const {
  for (const SharedCut &Cut : cutsOf(Unit))
    if (Cut.Offset > Offset && !IsOut(Cut.Node))
      return &Cut;
  return nullptr;
}

void PreamblePlan::sort(std::vector<size_t> &Numbers) const {
  // A group stands where its first member stood.
  std::map<size_t, size_t> FirstOf;
  for (size_t Unit : Numbers)
    for (const SharedCut &Cut : cutsOf(Unit))
      FirstOf.try_emplace(Cut.Node, Unit);
  auto PathOf = [&](size_t Unit) {
    std::vector<size_t> Path;
    for (const SharedCut &Cut : cutsOf(Unit))
      Path.push_back(FirstOf[Cut.Node]);
    Path.push_back(Unit);
    return Path;
  };
  std::vector<std::pair<std::vector<size_t>, size_t>> Sorted;
  for (size_t Unit : Numbers)
    Sorted.push_back({PathOf(Unit), Unit});
  llvm::sort(Sorted);
  for (size_t I = 0; I != Numbers.size(); ++I)
    Numbers[I] = Sorted[I].second;
}

size_t PreamblePlan::groupOf(size_t Unit) const {
  llvm::ArrayRef<SharedCut> Cuts = cutsOf(Unit);
  return Cuts.empty() ? Nodes.size() + Unit : Cuts.front().Node;
}

} // namespace clang::tidy::coro
