// What is known at one place of an object that has to be ended, and what where two paths meet.
#include "Analysis/LifecycleState.h"

namespace clang::tidy::coro {

using State = LifecycleState;
using Value = LifecycleValue;

Value Value::unknown() {
  Value V;
  V.S = State::Unknown;
  return V;
}

Value Value::join(const Value &A, const Value &B, const Stmt *Loop) {
  if (A.S == State::Unreached)
    return B;
  if (B.S == State::Unreached || A == B)
    return A;
  if (A.S == State::Unknown || B.S == State::Unknown)
    return unknown();
  Value V;
  V.Opened = A.Opened ? A.Opened : B.Opened;
  V.Ended = A.Ended ? A.Ended : B.Ended;
  V.Loop = A.Loop ? A.Loop : B.Loop;
  if (A.S == B.S) {
    V.S = A.S;
    return V;
  }
  auto OneOf = [&](State First, State Second) {
    return (A.S == First && B.S == Second) || (A.S == Second && B.S == First);
  };
  if (OneOf(State::Idle, State::Ended))
    V.S = State::Ended;
  else if (OneOf(State::Open, State::Ended) ||
           OneOf(State::Open, State::Partial) ||
           OneOf(State::Ended, State::Partial))
    V.S = State::Partial;
  else if (OneOf(State::Idle, State::Open) ||
           OneOf(State::Idle, State::MaybeOpen) ||
           OneOf(State::Open, State::MaybeOpen))
    V.S = State::MaybeOpen;
  else
    return unknown();
  if (V.S == State::MaybeOpen && !V.Loop)
    V.Loop = Loop;
  return V;
}

} // namespace clang::tidy::coro
