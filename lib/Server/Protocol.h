// The parameters of requests that LLVM's protocol library does not have, or not with all that is needed.
#ifndef CORO_TIDY_SERVER_PROTOCOL_H
#define CORO_TIDY_SERVER_PROTOCOL_H

#include "Server/CodeActions.h"

namespace clang::tidy::coro {

struct InitializeParams {
  /// The first of the client's that we know; UTF-16 if it names none.
  PositionEncoding Encoding = PositionEncoding::Utf16;
  bool TakesVersionedEdits = false;
  /// Asks for the edit of a code action when it is chosen.
  bool ResolvesEdits = false;
  bool ShowsDocuments = false;
  bool WatchesFiles = false; ///< if it is asked to
  /// The one option that clients give: `inlayHints`.
  bool WantsInlayHints = false;
};

struct CodeActionParams {
  llvm::lsp::URIForFile Uri;
  llvm::lsp::Range Range;
  std::vector<std::string> Only;
  /// The `data` of the diagnostics that we have given the client.
  struct Origin {
    std::string Fingerprint;
    int64_t Version;
  };
  std::vector<Origin> Diagnostics;
};

/// A code action as CodeActionMaker has made it, and what its `data` says.
struct CodeActionResolveParams {
  llvm::json::Object Action;
  llvm::lsp::URIForFile Uri; ///< empty if there is no edit to come
  int64_t Version = 0;
  std::string Check;
};

/// Files that have changed on disk; those that are no files are left out.
struct DidChangeWatchedFilesParams {
  std::vector<llvm::lsp::URIForFile> Changed;
};

struct ExecuteCommandParams {
  std::string Command;
  llvm::json::Array Arguments;
};

bool fromJSON(const llvm::json::Value &Value, InitializeParams &Into,
              llvm::json::Path Path);
bool fromJSON(const llvm::json::Value &Value, CodeActionParams &Into,
              llvm::json::Path Path);
bool fromJSON(const llvm::json::Value &Value, CodeActionResolveParams &Into,
              llvm::json::Path Path);
bool fromJSON(const llvm::json::Value &Value, DidChangeWatchedFilesParams &Into,
              llvm::json::Path Path);
bool fromJSON(const llvm::json::Value &Value, ExecuteCommandParams &Into,
              llvm::json::Path Path);

} // namespace clang::tidy::coro

#endif
