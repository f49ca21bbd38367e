// Correct use of short-circuit coroutines: a co_await returns early on an
// error and never leaves the thread, so no check has anything to say here.
#include <boost/outcome/coroutine_support.hpp>
#include <mutex>
#include <short_circuit/expected.hpp>
#include <short_circuit/result.hpp>
#include <string>
#include <string_view>

enum class Problem { Empty, NotANumber };
template <class T> using Expected = std::expected<T, Problem>;
template <class T> using Result = short_circuit::result<T, Problem>;

Expected<int> parse(std::string_view Text) {
  if (Text.empty())
    return std::unexpected(Problem::Empty);
  return static_cast<int>(Text.size());
}
std::optional<int> lookUp(std::string_view Name) {
  return Name.empty() ? std::nullopt : std::optional<int>(1);
}
Result<int> check(int Value) {
  if (Value < 0)
    return short_circuit::failure{Problem::NotANumber};
  return Value;
}

// References and views may be used after a co_await, and a lock may be held
// across it: the coroutine ends before its caller goes on.
Expected<int> sum(std::string_view Left, const std::string &Right) {
  int First = co_await parse(Left);
  int Second = co_await parse(Right);
  co_return First + Second;
}
std::optional<int> product(std::string_view Left, std::string_view Right) {
  int First = co_await lookUp(Left);
  co_return First *co_await lookUp(Right);
}
Result<int> twice(int Value) {
  int Checked = co_await check(Value);
  if (Checked > 100)
    co_return short_circuit::failure{Problem::NotANumber};
  co_return Checked + co_await check(Checked);
}

class Table {
public:
  Expected<int> add(std::string_view Text) {
    std::lock_guard<std::mutex> Lock(Mutex);
    Total += co_await parse(Text);
    co_return Total;
  }
  Result<int> read() {
    std::scoped_lock Lock(Mutex);
    co_return co_await check(Total);
  }

private:
  std::mutex Mutex;
  int Total = 0;
};

namespace outcome = boost::outcome_v2;
outcome::awaitables::eager<outcome::result<int>> eager(int Value) {
  co_return Value;
}
outcome::awaitables::lazy<outcome::result<int>> lazy(int Value) {
  auto Inner = co_await eager(Value);
  if (!Inner)
    co_return Inner.error();
  co_return Inner.value() + 1;
}
outcome::awaitables::eager<outcome::result<int>> both() {
  auto Kept = lazy(1);
  auto First = co_await std::move(Kept);
  auto Second = co_await lazy(2);
  if (!First || !Second)
    co_return First ? Second.error() : First.error();
  co_return First.value() + Second.value();
}

int main() {
  Table Numbers;
  int Total = 0;
  if (auto Added = Numbers.add("four"))
    Total += *Added;
  if (auto Read = Numbers.read())
    Total += Read.value();
  Total += sum("a", std::string("b")).value_or(0);
  Total += product("a", "").value_or(0);
  if (auto Twice = twice(3); Twice)
    Total += Twice.value();
  auto Both = both();
  if (Both.await_ready())
    Total += Both.await_resume().value();
  return Total;
}
