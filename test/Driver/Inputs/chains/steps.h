// Functions that are each defined in a file of its own and call the next.
#pragma once

void step1();
void step2();
void step3();
void step4();
void step5();
void step6();

/// Defined in the header: seen by every file.
inline void inlineStep() { step5(); }

template <class Step> struct Runner {
  void run(Step step) { step(); }
};

struct Store {
  virtual ~Store();
  virtual void flush() = 0; // one override in the project
  virtual void close() = 0; // two
};

struct Guard {
  ~Guard();
};

// What ends a chain.
void exempted();
void offloads();
task awaitedElsewhere();
void onlyPolls();
void checksTheError(int fd);
void locks();
void knownNotToBlock() [[clang::nonblocking]];

/// Two files define it: the project has two programs.
void definedTwice();
