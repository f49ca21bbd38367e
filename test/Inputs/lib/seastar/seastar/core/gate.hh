// The gate: close() waits for all that holds it.
#pragma once
#include <seastar/core/future.hh>

namespace seastar {
class gate_closed_exception : public std::exception {};
class gate {
public:
  gate() noexcept;
  gate(gate &&) noexcept;
  ~gate();
  bool try_enter() noexcept;
  void enter();
  void leave() noexcept;
  void check() const;
  future<> close() noexcept;
  bool is_closed() const noexcept;
  std::size_t get_count() const noexcept;
  class holder {
    gate *_g = nullptr;

  public:
    holder() noexcept = default;
    explicit holder(gate &G) : _g(&G) { _g->enter(); }
    holder(const holder &Other) noexcept : _g(Other._g) { _g->enter(); }
    holder(holder &&Other) noexcept : _g(std::exchange(Other._g, nullptr)) {}
    ~holder() { release(); }
    holder &operator=(holder &&Other) noexcept {
      std::swap(_g, Other._g);
      return *this;
    }
    void release() noexcept {
      if (auto *G = std::exchange(_g, nullptr))
        G->leave();
    }
  };
  holder hold() { return holder(*this); }
};
template <class Func> auto with_gate(gate &G, Func &&Fn) {
  return futurize_invoke(std::forward<Func>(Fn)).finally([Hold = G.hold()] {
    (void)Hold;
  });
}
template <class Func> auto try_with_gate(gate &G, Func &&Fn) noexcept {
  return with_gate(G, std::forward<Func>(Fn));
}
} // namespace seastar
