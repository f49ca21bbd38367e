// Waiting for several tasks.
#pragma once
#include <tuple>
#include <userver/engine/task/task.hpp>
#include <vector>

namespace userver::engine {
template <class... Tasks> auto GetAll(Tasks &...T) {
  return std::tuple<typename Tasks::ResultType...>(T.Get()...);
}
template <class T>
std::vector<T> GetAll(std::vector<TaskWithResult<T>> &Tasks) {
  std::vector<T> Results;
  for (auto &Each : Tasks)
    Results.push_back(Each.Get());
  return Results;
}
template <class... Tasks> void WaitAllChecked(Tasks &...T) { (T.Wait(), ...); }
} // namespace userver::engine
