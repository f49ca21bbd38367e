// How the library's functions are customised: by friends named tag_invoke.
#pragma once
#include <type_traits>
#include <utility>

namespace unifex {
namespace _tag_invoke {
void tag_invoke();
struct _fn {
  template <class CPO, class... Args>
  constexpr auto operator()(CPO Cpo, Args &&...As) const
      -> decltype(tag_invoke(static_cast<CPO &&>(Cpo),
                             static_cast<Args &&>(As)...)) {
    return tag_invoke(static_cast<CPO &&>(Cpo), static_cast<Args &&>(As)...);
  }
};
template <class CPO, class... Args>
concept tag_invocable = requires(CPO Cpo, Args &&...As) {
  tag_invoke(static_cast<CPO &&>(Cpo), static_cast<Args &&>(As)...);
};
} // namespace _tag_invoke
namespace _tag_invoke_cpo {
inline constexpr _tag_invoke::_fn tag_invoke{};
}
using namespace _tag_invoke_cpo;
using _tag_invoke::tag_invocable;
template <auto &CPO> using tag_t = std::remove_cvref_t<decltype(CPO)>;
} // namespace unifex
