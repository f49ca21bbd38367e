// when_all and when_any, which give lazy results.
#pragma once
#include <concurrencpp/results/lazy_result.h>
#include <concurrencpp/results/resume_on.h>
#include <tuple>
#include <vector>

namespace concurrencpp {
template <class sequence_type> struct when_any_result {
  std::size_t index = 0;
  sequence_type results;
};
template <class executor_type, class... T>
lazy_result<std::tuple<result<T>...>>
when_all(std::shared_ptr<executor_type> Ex, result<T>... Results) {
  co_await resume_on(Ex);
  co_return std::tuple<result<T>...>(std::move(Results)...);
}
template <class executor_type, class iterator>
lazy_result<std::vector<typename std::iterator_traits<iterator>::value_type>>
when_all(std::shared_ptr<executor_type> Ex, iterator First, iterator Last) {
  std::vector<typename std::iterator_traits<iterator>::value_type> Results;
  for (; First != Last; ++First)
    Results.push_back(std::move(*First));
  co_await resume_on(Ex);
  co_return std::move(Results);
}
template <class executor_type, class... T>
lazy_result<when_any_result<std::tuple<result<T>...>>>
when_any(std::shared_ptr<executor_type> Ex, result<T>... Results) {
  co_await resume_on(Ex);
  co_return when_any_result<std::tuple<result<T>...>>{
      0, std::tuple<result<T>...>(std::move(Results)...)};
}
} // namespace concurrencpp
