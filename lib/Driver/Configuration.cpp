// Which checks run on a file, and with which options.
#include "Driver/Configuration.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Driver/SuppressionWatch.h"
#include "Support/DidYouMean.h"
#include "clang-tidy/ClangTidy.h"
#include "clang-tidy/GlobList.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace clang::tidy::coro {
namespace {

std::vector<llvm::StringRef> checkNames() {
  std::vector<llvm::StringRef> Names;
  for (const RegisteredCheck &Check : registeredChecks())
    Names.push_back(Check.Name);
  Names.push_back(UnusedSuppression);
  Names.push_back(UnexplainedSuppression);
  return Names;
}

/// The keys that CheckOptions may have: `check.Option` of each check, and the options that all checks read.
const llvm::StringSet<> &knownOptions() {
  static const llvm::StringSet<> Options =
      getAllChecksAndOptions(/*AllowEnablingAnalyzerAlphaCheckers=*/false,
                             /*ExperimentalCustomChecks=*/false)
          .Options;
  return Options;
}

/// The reader of a configuration file's text.
using ConfigReader =
    std::function<llvm::ErrorOr<ClangTidyOptions>(llvm::MemoryBufferRef)>;

/// Finds .clang-tidy files as clang-tidy does, and reads them with \p Read. The base class leaves its file system unset
/// when it is given a reader (clang 22).
class ReadingProvider : public FileOptionsProvider {
public:
  ReadingProvider(ClangTidyGlobalOptions Global, ClangTidyOptions Default,
                  ClangTidyOptions Override, ConfigReader Read)
      : FileOptionsProvider(std::move(Global), std::move(Default),
                            std::move(Override),
                            ConfigFileHandlers{{".clang-tidy", Read}}) {
    FS = llvm::vfs::getRealFileSystem();
  }
};

/// Whether \p Text is the JSON that --line-filter takes. clang-tidy's own parser prints its errors itself, over several
/// lines.
bool isLineFilter(llvm::StringRef Text) {
  if (Text.empty())
    return true;
  auto Parsed = llvm::json::parse(Text);
  if (!Parsed) {
    llvm::consumeError(Parsed.takeError());
    return false;
  }
  const llvm::json::Array *Files = Parsed->getAsArray();
  return Files && llvm::all_of(*Files, [](const llvm::json::Value &File) {
           const llvm::json::Object *Entry = File.getAsObject();
           return Entry && Entry->getString("name") &&
                  llvm::all_of(*Entry, [](const auto &Field) {
                    return Field.first == "name" || (Field.first == "lines" &&
                                                     Field.second.getAsArray());
                  });
         });
}

/// clang-tidy knows these, and does not tell.
constexpr llvm::StringRef ConfigurationKeys[] = {"CheckOptions",
                                                 "Checks",
                                                 "CustomChecks",
                                                 "ExcludeHeaderFilterRegex",
                                                 "ExtraArgs",
                                                 "ExtraArgsBefore",
                                                 "FormatStyle",
                                                 "HeaderFileExtensions",
                                                 "HeaderFilterRegex",
                                                 "ImplementationFileExtensions",
                                                 "InheritParentConfig",
                                                 "RemovedArgs",
                                                 "SystemHeaders",
                                                 "UseColor",
                                                 "User",
                                                 "WarningsAsErrors"};

std::string describe(const llvm::SMDiagnostic &Diag) {
  llvm::StringRef Message = Diag.getMessage();
  std::string Said =
      (Diag.getFilename() + ":" + llvm::Twine(Diag.getLineNo()) + ":" +
       llvm::Twine(Diag.getColumnNo() + 1) + ": " + Message)
          .str();
  if (Message.starts_with("unknown key"))
    Said += didYouMean(Message.split('\'').second.split('\'').first,
                       ConfigurationKeys);
  return Said;
}

} // namespace

Configuration::Configuration(ConfigurationFlags TheFlags)
    : Flags(std::move(TheFlags)) {
  Default = ClangTidyOptions::getDefaults();
  Default.Checks = "coro-*";

  Override.Checks = Flags.Checks;
  Override.WarningsAsErrors = Flags.WarningsAsErrors;
  Override.HeaderFilterRegex = Flags.HeaderFilter;
  Override.ExcludeHeaderFilterRegex = Flags.ExcludeHeaderFilter;
  Override.SystemHeaders = Flags.SystemHeaders;
  Override.FormatStyle = Flags.FormatStyle;
  Override.UseColor = Flags.UseColor;
  if (!Flags.ExtraArgs.empty())
    Override.ExtraArgs = Flags.ExtraArgs;
  if (!Flags.ExtraArgsBefore.empty())
    Override.ExtraArgsBefore = Flags.ExtraArgsBefore;

  if (Flags.Checks)
    checkNames(*Flags.Checks, "--checks", true, Errors);
  for (const auto &[Flag, Regex] :
       {std::pair("--header-filter", Flags.HeaderFilter),
        std::pair("--exclude-header-filter", Flags.ExcludeHeaderFilter)}) {
    std::string Why;
    if (Regex && !llvm::Regex(*Regex).isValid(Why))
      Errors.push_back(std::string(Flag) + ": '" + *Regex +
                       "' is no regular expression: " + Why);
  }
  if (!isLineFilter(Flags.LineFilter) ||
      parseLineFilter(Flags.LineFilter, Global))
    Errors.push_back("--line-filter: expected JSON such as "
                     "[{\"name\":\"a.cpp\",\"lines\":[[1,9]]}], got '" +
                     Flags.LineFilter + "'");

  if (!Flags.Config.empty() && !Flags.ConfigFile.empty()) {
    Errors.push_back("--config and --config-file can't be given together");
  } else if (!Flags.Config.empty()) {
    FromFlags = parse(llvm::MemoryBufferRef(Flags.Config, "--config"), Errors);
  } else if (!Flags.ConfigFile.empty()) {
    if (auto Buffer = llvm::MemoryBuffer::getFile(Flags.ConfigFile))
      FromFlags = parse((*Buffer)->getMemBufferRef(), Errors);
    else
      Errors.push_back(Flags.ConfigFile +
                       ": can't read the configuration file: " +
                       Buffer.getError().message());
  }
  Provider = makeProvider();
}

void Configuration::checkNames(llvm::StringRef Globs, llvm::StringRef Where,
                               bool OnCommandLine,
                               std::vector<std::string> &Errors) {
  std::vector<llvm::StringRef> Known = coro::checkNames();
  llvm::SmallVector<llvm::StringRef, 8> Items;
  llvm::SplitString(Globs, Items, ",\n");
  for (llvm::StringRef Item : Items) {
    Item = Item.trim();
    Item.consume_front("-");
    // A .clang-tidy is shared with clang-tidy and names its checks too; so may the command line, with a wildcard.
    bool Ours = Item.starts_with("coro");
    if (Item.empty() || Item.starts_with("clang-diagnostic") ||
        (!Ours && (!OnCommandLine || Item.contains('*'))))
      continue;
    GlobList Glob(Item);
    if (llvm::any_of(Known,
                     [&](llvm::StringRef Name) { return Glob.contains(Name); }))
      continue;
    Errors.push_back((Where + ": unknown check '" + Item + "'").str() +
                     didYouMean(Item, Known) +
                     " ('coro-tidy list' shows them all)");
  }
}

std::optional<ClangTidyOptions>
Configuration::parse(llvm::MemoryBufferRef Buffer,
                     std::vector<std::string> &Errors) {
  size_t Before = Errors.size();
  auto Parsed =
      parseConfigurationWithDiags(Buffer, [&](const llvm::SMDiagnostic &Diag) {
        if (Diag.getKind() == llvm::SourceMgr::DK_Error)
          Errors.push_back(describe(Diag));
      });
  if (!Parsed) {
    if (Errors.size() == Before)
      Errors.push_back(
          (Buffer.getBufferIdentifier() + ": " + Parsed.getError().message())
              .str());
    return std::nullopt;
  }
  llvm::StringRef File = Buffer.getBufferIdentifier();
  if (Parsed->Checks)
    checkNames(*Parsed->Checks, File, false, Errors);
  std::vector<llvm::StringRef> Known;
  for (const auto &Option : knownOptions())
    Known.push_back(Option.getKey());
  for (const auto &Option : Parsed->CheckOptions) {
    llvm::StringRef Key = Option.getKey();
    if ((Key.starts_with("coro-") || Key.starts_with("Coro")) &&
        !knownOptions().contains(Key))
      Errors.push_back((File + ": unknown option '" + Key + "'").str() +
                       didYouMean(Key, Known));
  }
  // Values of the checks' own options are looked at where they are used.
  auto Reasons = Parsed->CheckOptions.find(ReasonsOption);
  if (Reasons != Parsed->CheckOptions.end() &&
      !readReasonsOption(Reasons->getValue().Value))
    Errors.push_back((File + ": '" + ReasonsOption +
                      "' is true or false, not '" + Reasons->getValue().Value +
                      "'")
                         .str());
  if (Errors.size() != Before)
    return std::nullopt;
  // Merged options do not tell which file they come from; the paths must.
  auto Profiles = Parsed->CheckOptions.find(ProfilesOption);
  if (Profiles != Parsed->CheckOptions.end()) {
    llvm::SmallString<256> Path(File);
    llvm::sys::fs::make_absolute(Path);
    std::string &Value = Profiles->getValue().Value;
    Value = absoluteProfiles(Value, llvm::sys::path::parent_path(Path));
  }
  return *Parsed;
}

std::unique_ptr<ClangTidyOptionsProvider> Configuration::makeProvider() {
  if (FromFlags)
    return std::make_unique<ConfigOptionsProvider>(Global, Default, *FromFlags,
                                                   Override);
  // An error is kept under the name of its file and the file counts as empty; errorsFor() tells whom it concerns.
  auto Read =
      [this](llvm::MemoryBufferRef Buffer) -> llvm::ErrorOr<ClangTidyOptions> {
    std::vector<std::string> Found;
    std::optional<ClangTidyOptions> Parsed = parse(Buffer, Found);
    if (Parsed)
      return *Parsed;
    FileErrors[Buffer.getBufferIdentifier()] = std::move(Found);
    return ClangTidyOptions();
  };
  return std::make_unique<ReadingProvider>(Global, Default, Override, Read);
}

std::vector<std::string> Configuration::errorsFor(llvm::StringRef File) {
  std::vector<std::string> Found;
  for (const auto &[Options, Source] : Provider->getRawOptions(File)) {
    auto It = FileErrors.find(Source);
    if (It != FileErrors.end())
      llvm::append_range(Found, It->second);
  }
  llvm::append_range(Found, profilesFor(File).errors());
  return Found;
}

std::string Configuration::asText(llvm::StringRef File) {
  return configurationAsText(Provider->getOptions(File));
}

std::string Configuration::formatStyleFor(llvm::StringRef File) {
  return Provider->getOptions(File).FormatStyle.value_or("none");
}

bool Configuration::wantsReasons(llvm::StringRef File) {
  return coro::wantsReasons(Provider->getOptions(File));
}

std::string Configuration::fingerprint(llvm::StringRef File) {
  ClangTidyOptions Options = Provider->getOptions(File);
  std::string Text = configurationAsText(Options) + Flags.LineFilter;
  auto It = Options.CheckOptions.find(ProfilesOption);
  if (It == Options.CheckOptions.end())
    return Text;
  llvm::SmallVector<llvm::StringRef, 4> Paths;
  llvm::SplitString(It->getValue().Value, Paths, ";");
  for (llvm::StringRef Path : Paths)
    if (auto Buffer = llvm::MemoryBuffer::getFile(Path.trim()))
      (Text += '\0') += (*Buffer)->getBuffer();
  return Text;
}

ProjectProfiles Configuration::profilesFor(llvm::StringRef File) {
  ClangTidyOptions Options = Provider->getOptions(File);
  auto It = Options.CheckOptions.find(ProfilesOption);
  return It == Options.CheckOptions.end()
             ? ProjectProfiles()
             : ProjectProfiles::read(It->getValue().Value, "");
}

} // namespace clang::tidy::coro
