// Containers whose elements stay where they are, and containers that only grow: with options.
// RUN: %check_coro_tidy %s coro-stale-reference %t -lib=cppcoro -- --config='{CheckOptions: {coro-stale-reference.ReportStableNodes: true, coro-stale-reference.ReportGrowthOnly: true}}'

#include <cppcoro/task.hpp>
#include <map>
#include <vector>

cppcoro::task<int> step();
void use(int);

class registry {
public:
  void add(int Id) {
    Nodes.emplace(Id, Id);
    OnlyAdded.emplace(Id, Id);
    Grows.push_back(Id);
  }
  void drop(int Id) { Nodes.erase(Id); }

  cppcoro::task<> node(int Id) {
    auto It = Nodes.find(Id);
    co_await step();
    use(It->second);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'It' is an iterator of 'Nodes' from before the suspension; elements may have come and gone since [coro-stale-reference]
  }
  cppcoro::task<> nodeElement(int Id) {
    int &Value = Nodes.at(Id);
    co_await step();
    use(Value);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Value' refers to an element of 'Nodes' from before the suspension; elements may have come and gone since [coro-stale-reference]
  }
  cppcoro::task<> nodeThatStays(int Id) {
    auto It = OnlyAdded.find(Id);
    co_await step();
    use(It->second);
  }
  cppcoro::task<> growing() {
    for (int Value : Grows)
    // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the loop over 'Grows' goes on after a suspension, in which elements may have come and gone [coro-stale-reference]
      use(Value + co_await step());
  }
  cppcoro::task<> fixed() {
    for (int Value : Fixed)
      use(Value + co_await step());
  }

private:
  std::map<int, int> Nodes, OnlyAdded;
  std::vector<int> Grows, Fixed;
};
