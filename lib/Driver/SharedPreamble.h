// Parses the common beginning of several translation units once: the parser stops behind it, and a copy of its process
// goes on with each of them.
#ifndef CORO_TIDY_DRIVER_SHAREDPREAMBLE_H
#define CORO_TIDY_DRIVER_SHAREDPREAMBLE_H

#include "Driver/MainFile.h"
#include "Driver/PreamblePlan.h"
#include "clang/Frontend/CompilerInstance.h"
#include <functional>
#include <memory>
#include <set>
#include <sys/types.h>

namespace clang::tidy::coro {

/// Whether beginnings are shared.
enum class Sharing {
  Never,
  Automatic, ///< where that pays
  Always,    ///< wherever it is possible, for tests
};

/// What one process asks of another that has a beginning, and what it is answered.
struct PreambleAnswer {
  enum Kind : uint8_t { Result, Refusal };
  Kind What = Refusal;
  /// Of a result: the cut at which the process waits for more to do; none if it has ended.
  std::optional<size_t> Node;
  bool IsTooLittle = false; ///< of a refusal: what is shared does not pay
  std::string Bytes;        ///< the result, or why there is none
};

/// A child that answers.
class PreambleProcess {
public:
  ~PreambleProcess() { stop(); }

  /// Forks. \returns true in the child, with the descriptors to read from and to write to.
  bool start(int &Requests, int &Answers);
  bool isRunning() const { return Pid > 0; }
  bool ask(size_t Unit);
  /// A refusal if the child ends before it has answered.
  PreambleAnswer receive();
  /// Waits until the child has ended, which it does when nobody can ask it any more.
  void stop();
  /// In a child of this process: leaves the other child alone.
  void forget();

private:
  pid_t Pid = -1;
  int To = -1, From = -1;
};

/// What a parse needs to know to become the beginning of others. It lives in a process of its own, whose answers go to
/// the one that started it. When it reaches its cut, it lets a copy of the process go on with each unit that it is asked
/// for. The copies return from there as if nothing had happened.
class PreambleHost {
public:
  /// To stop behind the cut \p Cut of the plan, and go on with \p Unit, then with those that \p Requests names.
  PreambleHost(const PreamblePlan &Plan, SharedCut Cut, size_t Unit,
               Sharing Mode, int Requests, int Answers);

  /// Called when another main file is about to take the place of the one at \p Path, and when \p Unit has taken over,
  /// whose file the compiler knows as \p Name.
  std::function<void(const std::string &Path)> ForgetFile;
  std::function<void(StringRef Name, size_t Unit)> TakeOver;
  /// Why the parse can't be shared as far as it has come; an empty string if it can.
  std::function<std::string()> Objection;
  /// Called before the process ends.
  std::function<void()> CleanUp;

  /// Listens to the preprocessor of \p Compiler, which has not begun to read.
  void attach(CompilerInstance &Compiler);

  /// Whether the parse has gone on with the unit that was asked for.
  bool tookOver() const { return HasTakenOver; }
  size_t unit() const { return Unit; }
  /// The main file that took over.
  const MainFile &mainFile() const { return *Main; }
  /// The processor time that the unit found done, and the part of it that no unit before had the use of.
  double sharedSeconds() const { return Shared; }
  double unpaidSeconds() const { return Unpaid; }

  [[noreturn]] void answer(const std::string &Result);
  [[noreturn]] void refuse(const std::string &Why, bool IsTooLittle = false);

private:
  class Callbacks;
  void reach(size_t Offset);
  void serve();
  /// True in the copy that goes on with \p Asked.
  bool pass(size_t Asked);
  bool goOn(size_t Asked, const SharedCut *Next);
  void send(const PreambleAnswer &Answer);

  const PreamblePlan &Plan;
  std::optional<SharedCut> Cut; ///< none if this is to go to the end
  size_t Unit;
  const Sharing Mode;
  int Requests, Answers;
  std::unique_ptr<MainFile> Main;
  Preprocessor *PP = nullptr;
  bool HasTakenOver = false;
  std::optional<size_t> Serves; ///< the cut where this process waits
  double Shared = 0, Unpaid = 0;
  size_t SourceBefore = 0; ///< read before this process was copied

  PreambleProcess Next; ///< waits at a later cut
  std::optional<size_t> NextNode;
  std::set<size_t> TooLittle;
};

/// What a worker knows of beginnings.
class PreambleClient {
public:
  /// \p Lint lints a unit with a host, and is called in another process.
  PreambleClient(const PreamblePlan &Plan, Sharing Mode,
                 std::function<void(size_t Unit, PreambleHost &)> Lint)
      : Plan(Plan), Mode(Mode), Lint(std::move(Lint)) {}

  /// The result for \p Unit, by a shared beginning. None if there is no such beginning, or if it can't be used: \p WhyNot
  /// says why.
  std::optional<std::string> lint(size_t Unit, std::string &WhyNot);
  /// Ends all processes that were started.
  void stop() { Host.stop(); }

private:
  PreambleAnswer ask(size_t Unit, const SharedCut &Cut);

  const PreamblePlan &Plan;
  const Sharing Mode;
  std::function<void(size_t, PreambleHost &)> Lint;
  PreambleProcess Host;
  std::optional<size_t> HostNode;
  std::set<size_t> TooLittle;
  std::map<size_t, std::string> Broken; ///< cuts that can't be shared
  static constexpr int Served = -1;
  std::map<size_t, int> Refusals; ///< of units, by cut; or Served
};

} // namespace clang::tidy::coro

#endif
