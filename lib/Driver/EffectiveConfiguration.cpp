// The configuration that is in force for a file, key by key, with where each value came from.
#include "Driver/EffectiveConfiguration.h"
#include "clang-tidy/ClangTidy.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/StringExtras.h"
#include <map>

namespace clang::tidy::coro {
namespace {

using Sources = std::vector<ClangTidyOptionsProvider::OptionsSource>;

/// clang-tidy's name of a source as users know it.
std::string originOf(llvm::StringRef Source, const ConfigurationFlags &Flags) {
  if (Source == ClangTidyOptionsProvider::OptionsSourceTypeDefaultBinary)
    return "default";
  if (Source ==
      ClangTidyOptionsProvider::OptionsSourceTypeCheckCommandLineOption)
    return "command line";
  if (Source ==
      ClangTidyOptionsProvider::OptionsSourceTypeConfigCommandLineOption)
    return Flags.ConfigFile.empty() ? "--config" : Flags.ConfigFile;
  return Source.str();
}

std::string quoted(llvm::StringRef Value) {
  std::string Text = "'";
  for (char C : Value)
    Text += C == '\'' ? std::string("''") : std::string(1, C);
  return Text + "'";
}

std::string written(const std::string &Value) { return quoted(Value); }
std::string written(bool Value) { return Value ? "true" : "false"; }
std::string written(const std::vector<std::string> &Values) {
  std::vector<std::string> Items;
  for (const std::string &Value : Values)
    Items.push_back(quoted(Value));
  return "[" + llvm::join(Items, ", ") + "]";
}

class KeyCollector {
public:
  KeyCollector(const Sources &All, const ConfigurationFlags &Flags)
      : All(All), Flags(Flags) {}

  /// A key whose last value counts, or one whose values add up.
  template <typename T>
  void add(llvm::StringRef Name, std::optional<T> ClangTidyOptions::*Member,
           bool AddsUp = false) {
    ConfigurationKey Key{Name.str(), {}};
    for (const auto &[Options, Source] : All) {
      if (!(Options.*Member) || isNothing(*(Options.*Member)))
        continue;
      if (!AddsUp)
        Key.Sources.clear();
      Key.Sources.push_back(
          {written(*(Options.*Member)), originOf(Source, Flags)});
    }
    if (!Key.Sources.empty())
      Keys.push_back(std::move(Key));
  }

  std::vector<ConfigurationKey> Keys;

private:
  static bool isNothing(bool) { return false; }
  template <typename T> static bool isNothing(const T &Value) {
    return Value.empty();
  }

  const Sources &All;
  const ConfigurationFlags &Flags;
};

/// The options that checks have or that somebody has set, by name.
std::vector<ConfigurationKey> checkOptions(const Sources &All,
                                           const ClangTidyOptions &Merged,
                                           const ConfigurationFlags &Flags) {
  std::map<std::string, ConfigurationSource> ByName;
  for (const auto &Option : getCheckOptions(Merged, false, false))
    if (Option.getKey().starts_with("coro-"))
      ByName[Option.getKey().str()] = {quoted(Option.getValue().Value),
                                       "default"};
  for (const auto &[Options, Source] : All)
    for (const auto &Option : Options.CheckOptions) {
      auto It = ByName.find(Option.getKey().str());
      bool IsOurs = Option.getKey().starts_with_insensitive("coro");
      // clang-tidy's defaults for its own checks are of no use here.
      if (!IsOurs &&
          Source == ClangTidyOptionsProvider::OptionsSourceTypeDefaultBinary)
        continue;
      if (It == ByName.end())
        It = ByName.try_emplace(Option.getKey().str()).first;
      It->second = {quoted(Option.getValue().Value), originOf(Source, Flags)};
    }
  std::vector<ConfigurationKey> Keys;
  for (auto &[Name, Source] : ByName)
    Keys.push_back({Name, {Source}});
  return Keys;
}

} // namespace

EffectiveConfiguration effectiveConfiguration(Configuration &Config,
                                              const ConfigurationFlags &Flags,
                                              llvm::StringRef File) {
  std::unique_ptr<ClangTidyOptionsProvider> Provider = Config.makeProvider();
  Sources All = Provider->getRawOptions(File);
  ClangTidyOptions Merged = Provider->getOptions(File);
  KeyCollector Keys(All, Flags);
  Keys.add("Checks", &ClangTidyOptions::Checks, /*AddsUp=*/true);
  Keys.add("WarningsAsErrors", &ClangTidyOptions::WarningsAsErrors, true);
  Keys.add("HeaderFilterRegex", &ClangTidyOptions::HeaderFilterRegex);
  Keys.add("ExcludeHeaderFilterRegex",
           &ClangTidyOptions::ExcludeHeaderFilterRegex);
  Keys.add("SystemHeaders", &ClangTidyOptions::SystemHeaders);
  Keys.add("FormatStyle", &ClangTidyOptions::FormatStyle);
  Keys.add("UseColor", &ClangTidyOptions::UseColor);
  Keys.add("ExtraArgs", &ClangTidyOptions::ExtraArgs, true);
  Keys.add("ExtraArgsBefore", &ClangTidyOptions::ExtraArgsBefore, true);
  Keys.add("RemovedArgs", &ClangTidyOptions::RemovedArgs, true);

  EffectiveConfiguration Made;
  Made.Keys = std::move(Keys.Keys);
  Made.CheckOptions = checkOptions(All, Merged, Flags);
  Made.EnabledChecks = getCheckNames(Merged, false, false);
  return Made;
}

/// The parts of a value that adds up as one value: texts are joined by commas, lists are joined.
static std::string joined(llvm::ArrayRef<ConfigurationSource> Parts) {
  std::vector<std::string> Texts;
  bool IsList = llvm::StringRef(Parts.front().Value).starts_with("[");
  for (const ConfigurationSource &Part : Parts) {
    llvm::StringRef Value = Part.Value;
    Texts.push_back(Parts.size() == 1 ? Value.str()
                                      : Value.drop_front().drop_back().str());
  }
  if (Parts.size() == 1)
    return Texts.front();
  return IsList ? "[" + llvm::join(Texts, ", ") + "]"
                : "'" + llvm::join(Texts, ",") + "'";
}

static void printKey(const ConfigurationKey &Key, llvm::StringRef Indent,
                     llvm::raw_ostream &OS) {
  OS << Indent << Key.Name << ": " << joined(Key.Sources);
  if (Key.Sources.size() == 1) {
    OS << "  # " << Key.Sources.front().Origin << '\n';
    return;
  }
  OS << '\n';
  for (const ConfigurationSource &Source : Key.Sources)
    OS << Indent << "  # " << Source.Value << ": " << Source.Origin << '\n';
}

void printConfiguration(const EffectiveConfiguration &Effective,
                        llvm::raw_ostream &OS) {
  for (const ConfigurationKey &Key : Effective.Keys)
    printKey(Key, "", OS);
  if (!Effective.CheckOptions.empty())
    OS << "CheckOptions:\n";
  for (const ConfigurationKey &Key : Effective.CheckOptions)
    printKey(Key, "  ", OS);
  OS << "# Enabled:" << (Effective.EnabledChecks.empty() ? " no check" : "")
     << '\n';
  for (const std::string &Check : Effective.EnabledChecks)
    OS << "#   " << Check << '\n';
}

} // namespace clang::tidy::coro
