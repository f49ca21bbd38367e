// The coroutines of the project; nothing in this file blocks.
#include "task.h"
#include "steps.h"

task sixHops() { step1(); co_return; }
task fiveHops() { step2(); co_return; }
task fourHops() { step3(); co_return; }
task threeHops() { step4(); co_return; }
task twoHops() { step5(); co_return; }
task oneHop() { step6(); co_return; }

task throughAHeader() { inlineStep(); co_return; }
struct CallsStep6 {
  void operator()() const { step6(); }
};
task throughATemplate() { Runner<CallsStep6>().run({}); co_return; }
task throughAPointer() { Runner<void (*)()>().run(step6); co_return; }
task throughALambda() { [] { step6(); }(); co_return; }
task theOnlyOverride(Store &store) { store.flush(); co_return; }
task oneOfTwoOverrides(Store &store) { store.close(); co_return; }
task theEndOfAVariable() { Guard guard; co_return; }
task oneOfTwoDefinitions() { definedTwice(); co_return; }

task callsExempted() { exempted(); co_return; }
task exemptedHere() {
  step6(); // NOLINT(coro-blocking-call)
  co_return;
}
task callsOffloads() { offloads(); co_return; }
task awaits() { co_await awaitedElsewhere(); }
task callsOnlyPolls() { onlyPolls(); co_return; }
task callsChecksTheError() { checksTheError(0); co_return; }
task callsLocks() { locks(); co_return; }
task callsKnown() { knownNotToBlock(); co_return; }
