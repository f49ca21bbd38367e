// What is known at one place of the task in a local variable, and what where two paths meet.
#include "Analysis/ObligationState.h"

namespace clang::tidy::coro {

using Value = ObligationValue;
using State = ObligationState;

Value Value::unknown(const Expr *Consumption) {
  Value V;
  V.S = State::Unknown;
  V.Where = Consumption;
  return V;
}

Value Value::join(const Value &A, const Value &B, bool OverBackEdge) {
  if (A.S == State::Unreached)
    return B;
  if (B.S == State::Unreached || A == B)
    return A;
  auto OneOf = [&](State First, State Second) {
    return (A.S == First && B.S == Second) || (A.S == Second && B.S == First);
  };
  if (A.S == State::Consumed && B.S == State::Consumed) {
    Value V = A;
    V.Sure = A.Sure && B.Sure;
    V.Moved = A.Moved && B.Moved;
    return V;
  }
  if (A.S == State::Pending && B.S == State::Pending)
    return A.Created ? A : B;
  bool MakesPartial = OneOf(State::Pending, State::Consumed) ||
                      OneOf(State::Partial, State::Consumed) ||
                      OneOf(State::Partial, State::Pending) ||
                      OneOf(State::Partial, State::Partial);
  // What one iteration of a loop did may be what lets the next one leave.
  if (!MakesPartial || OverBackEdge)
    return unknown(A.Where && B.Where && A.Where != B.Where ? nullptr
                   : A.Where                                ? A.Where
                                                            : B.Where);
  Value V = A.Where ? A : B;
  V.Created = A.Created ? A.Created : B.Created;
  V.S = State::Partial;
  V.Sure = (!A.Where || A.Sure) && (!B.Where || B.Sure);
  return V;
}

} // namespace clang::tidy::coro
