// What is believed of coroutines that return early: expected, optional, Boost.Outcome.
// RUN: %coro-tidy inspect %s -- -std=c++20 -nostdinc++ -isystem %inputs/std -isystem %inputs/lib/short-circuit \
// RUN:   | FileCheck %s --implicit-check-not="structure says"
#include <boost/outcome/coroutine_support.hpp>
#include <short_circuit/expected.hpp>
#include <short_circuit/result.hpp>

enum class Problem { Empty };

short_circuit::result<int, Problem> result();
boost::outcome_v2::awaitables::eager<boost::outcome_v2::result<int>> eager();
boost::outcome_v2::awaitables::lazy<boost::outcome_v2::result<int>> lazy();

std::expected<int, Problem> expected() { co_return 1; }
std::expected<int, Problem> expectedInExpected() {
  co_return co_await expected();
}
std::optional<int> optional() { co_return 1; }
std::optional<int> optionalInOptional() { co_return co_await optional(); }

// A type is complete when something uses it.
void instantiate() {
  (void)result();
  (void)eager();
  (void)lazy();
}

// CHECK-LABEL: type short_circuit::result<int, Problem> (
// CHECK-NEXT:  kind: short-circuit{{$| }}
// CHECK:       starts: eager{{$| }}
// CHECK:       awaited by: its members await_ready, await_suspend and await_resume
// CHECK-NEXT:  awaiting gives: int{{$| }}
// CHECK-NEXT:  ownership: nodiscard
// CHECK-NEXT:  when dropped: harmless
// CHECK-NOT:   role:

// CHECK-LABEL: type boost::outcome_v2::awaitables::detail::awaitable<boost::outcome_v2::basic_result<int>, false> (
// CHECK-NEXT:  also: boost::outcome_v2::awaitables::detail::awaitable<boost::outcome_v2::basic_result<int>, true>
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: unknown{{$| }}
// CHECK:       awaited by: its members await_ready, await_suspend and await_resume
// CHECK:       awaiting gives: boost::outcome_v2::basic_result<int>{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only, single-shot
// CHECK-NEXT:  when dropped: loses-result
// CHECK-NOT:   role:

// CHECK-LABEL: type std::expected<int, Problem> (
// CHECK-NEXT:  kind: short-circuit{{$| }}
// CHECK:       starts: eager{{$| }}
// CHECK:       awaited by: await_transform of its own promise
// CHECK-NEXT:  when dropped: harmless
// CHECK-NOT:   role:

// CHECK-LABEL: type std::optional<int> (
// CHECK-NEXT:  kind: short-circuit{{$| }}
// CHECK:       starts: eager{{$| }}
// CHECK:       awaited by: await_transform of its own promise
// CHECK-NEXT:  when dropped: harmless
// CHECK-NOT:   role:
