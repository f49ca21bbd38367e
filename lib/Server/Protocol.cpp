// The parameters of requests that LLVM's protocol library does not have.
#include "Server/Protocol.h"

namespace clang::tidy::coro {

namespace json = llvm::json;

/// What is at the end of \p Keys, each in the object of the one before; null if
/// there is none.
static const json::Value *find(const json::Value &In,
                               llvm::ArrayRef<llvm::StringRef> Keys) {
  const json::Value *At = &In;
  for (llvm::StringRef Key : Keys) {
    const json::Object *Object = At->getAsObject();
    At = Object ? Object->get(Key) : nullptr;
    if (!At)
      return nullptr;
  }
  return At;
}

static bool isTrue(const json::Value &In,
                   llvm::ArrayRef<llvm::StringRef> Keys) {
  const json::Value *Found = find(In, Keys);
  return Found && Found->getAsBoolean().value_or(false);
}

bool fromJSON(const json::Value &Value, InitializeParams &Into,
              json::Path Path) {
  if (!Value.getAsObject()) {
    Path.report("expected object");
    return false;
  }
  if (const json::Value *Found =
          find(Value, {"capabilities", "general", "positionEncodings"}))
    if (const json::Array *Encodings = Found->getAsArray())
      for (const json::Value &Name : *Encodings)
        if (auto Known = positionEncoding(Name.getAsString().value_or(""))) {
          Into.Encoding = *Known;
          break;
        }
  Into.TakesVersionedEdits = isTrue(
      Value, {"capabilities", "workspace", "workspaceEdit", "documentChanges"});
  if (const json::Value *Names =
          find(Value, {"capabilities", "textDocument", "codeAction",
                       "resolveSupport", "properties"}))
    if (const json::Array *All = Names->getAsArray())
      Into.ResolvesEdits = llvm::is_contained(*All, "edit") &&
                           isTrue(Value, {"capabilities", "textDocument",
                                          "codeAction", "dataSupport"});
  Into.ShowsDocuments =
      isTrue(Value, {"capabilities", "window", "showDocument", "support"});
  Into.WatchesFiles =
      isTrue(Value, {"capabilities", "workspace", "didChangeWatchedFiles",
                     "dynamicRegistration"});
  Into.WantsInlayHints = isTrue(Value, {"initializationOptions", "inlayHints"});
  return true;
}

bool fromJSON(const json::Value &Value, CodeActionParams &Into,
              json::Path Path) {
  llvm::lsp::TextDocumentIdentifier Document;
  json::ObjectMapper Members(Value, Path);
  if (!Members || !Members.map("textDocument", Document) ||
      !Members.map("range", Into.Range))
    return false;
  Into.Uri = Document.uri;
  if (const json::Value *Only = find(Value, {"context", "only"}))
    if (const json::Array *Kinds = Only->getAsArray())
      for (const json::Value &Kind : *Kinds)
        Into.Only.push_back(Kind.getAsString().value_or("").str());
  if (const json::Value *Diagnostics = find(Value, {"context", "diagnostics"}))
    if (const json::Array *All = Diagnostics->getAsArray())
      for (const json::Value &One : *All)
        if (const json::Value *Data = find(One, {"data"}))
          if (const json::Object *Ours = Data->getAsObject())
            Into.Diagnostics.push_back(
                {Ours->getString("fingerprint").value_or("").str(),
                 Ours->getInteger("version").value_or(-1)});
  return true;
}

bool fromJSON(const json::Value &Value, CodeActionResolveParams &Into,
              json::Path Path) {
  const json::Object *Action = Value.getAsObject();
  if (!Action) {
    Path.report("expected object");
    return false;
  }
  Into.Action = *Action;
  const json::Value *Data = Action->get("data");
  if (!Data)
    return true;
  json::ObjectMapper Members(*Data, Path.field("data"));
  return Members && Members.map("uri", Into.Uri) &&
         Members.map("version", Into.Version) &&
         Members.map("check", Into.Check);
}

bool fromJSON(const json::Value &Value, DidChangeWatchedFilesParams &Into,
              json::Path Path) {
  const json::Value *Changes = find(Value, {"changes"});
  const json::Array *All = Changes ? Changes->getAsArray() : nullptr;
  if (!All) {
    Path.report("expected changes");
    return false;
  }
  for (const json::Value &One : *All)
    if (const json::Value *Uri = find(One, {"uri"})) {
      if (auto File =
              llvm::lsp::URIForFile::fromURI(Uri->getAsString().value_or("")))
        Into.Changed.push_back(*File);
      else
        llvm::consumeError(File.takeError());
    }
  return true;
}

bool fromJSON(const json::Value &Value, ExecuteCommandParams &Into,
              json::Path Path) {
  json::ObjectMapper Members(Value, Path);
  if (!Members || !Members.map("command", Into.Command))
    return false;
  if (const json::Array *Arguments = Value.getAsObject()->getArray("arguments"))
    Into.Arguments = *Arguments;
  return true;
}

} // namespace clang::tidy::coro
