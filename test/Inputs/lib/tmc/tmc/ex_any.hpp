// Executors.
#pragma once
#include <cstddef>

namespace tmc {
class ex_any {
public:
  void post(void *);
};
class ex_cpu {
public:
  ex_cpu();
  ~ex_cpu();
  void init();
  void teardown();
  ex_cpu &set_thread_count(std::size_t);
  ex_any *type_erased();
  operator ex_any *() { return type_erased(); }
};
class ex_braid {
public:
  ex_braid();
  ~ex_braid();
  ex_any *type_erased();
  operator ex_any *() { return type_erased(); }
};
ex_cpu &cpu_executor();
ex_any *current_executor();
} // namespace tmc
