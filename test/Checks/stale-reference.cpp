// Iterators, references, pointers and views into containers that others change.
// RUN: %check_coro_tidy %s coro-stale-reference %t -lib=cppcoro,libcoro

#include <coro/coro.hpp>
#include <cppcoro/task.hpp>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

cppcoro::task<int> step();
void use(int);

struct session {
  cppcoro::task<> flush();
  int Id;
};

class server {
public:
  // Sessions come and go while coroutines are suspended.
  void accepted(std::shared_ptr<session> S) {
    Sessions.push_back(S);
    ById.emplace(S->Id, S);
    Text += "accepted";
    Hashed.emplace(S->Id, S->Id);
    Text.append("x");
  }
  void closed(int Id) {
    Sessions.pop_back();
    ById.erase(Id);
    Text.clear();
    Hashed.erase(Id);
  }
  // Routes are added before the server runs.
  void addRoute(int Route) { Routes.push_back(Route); }

  cppcoro::task<> rangeFor() {
    for (auto &Session : Sessions)
    // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: the loop over 'Sessions' goes on after a suspension, in which elements may have come and gone [coro-stale-reference]
      co_await Session->flush();
  }
  cppcoro::task<> rangeForOverCopy() {
    auto Copy = Sessions;
    for (auto &Session : Copy)
      co_await Session->flush();
  }
  cppcoro::task<> rangeForLeft() {
    for (auto &Session : Sessions)
      if (Session->Id == 1) {
        co_await step();
        break;
      }
  }
  cppcoro::task<> rangeForBefore() {
    for (auto &Session : Sessions)
      use(Session->Id);
    co_await step();
  }
  cppcoro::task<> rangeForOverRoutes() {
    for (int Route : Routes)
      use(Route + co_await step());
  }
  cppcoro::task<> iterator() {
    auto It = Sessions.begin();
    co_await step();
    use((*It)->Id);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'It' is an iterator of 'Sessions' from before the suspension; elements may have come and gone since [coro-stale-reference]
  }
  cppcoro::task<> iteratorRenewed() {
    auto It = Sessions.begin();
    use((*It)->Id);
    co_await step();
    It = Sessions.begin();
    use((*It)->Id);
  }
  cppcoro::task<> reference() {
    std::shared_ptr<session> &Session = Sessions.front();
    co_await step();
    use(Session->Id);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Session' refers to an element of 'Sessions' from before the suspension; elements may have come and gone since [coro-stale-reference]
  }
  cppcoro::task<> copyOfElement() {
    std::shared_ptr<session> Session = Sessions.front();
    co_await step();
    use(Session->Id);
  }
  cppcoro::task<> subscript(int I) {
    auto &Session = Sessions[I];
    use(Session->Id);
    use(co_await step());
    Session = nullptr;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Session' refers to an element of 'Sessions' from before the suspension; elements may have come and gone since [coro-stale-reference]
  }
  cppcoro::task<> pointer() {
    auto *Session = &Sessions.back();
    co_await step();
    use((*Session)->Id);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'Session' refers to an element of 'Sessions' from before the suspension; elements may have come and gone since [coro-stale-reference]
  }
  cppcoro::task<> view() {
    std::string_view View = Text;
    co_await step();
    use(View.size());
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'View' refers to an element of 'Text' from before the suspension; elements may have come and gone since [coro-stale-reference]
  }
  cppcoro::task<> ownString() {
    std::string Copy = Text;
    std::string_view View = Copy;
    co_await step();
    use(View.size());
  }
  cppcoro::task<> hashedIterator(int Id) {
    auto It = Hashed.find(Id);
    co_await step();
    use(It->second);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'It' is an iterator of 'Hashed' from before the suspension; elements may have come and gone since [coro-stale-reference]
  }
  // Their elements stay where they are: only with an option.
  cppcoro::task<> hashedElement(int Id) {
    auto &Element = Hashed[Id];
    co_await step();
    use(Element);
  }
  cppcoro::task<> nodeIterator(int Id) {
    auto It = ById.find(Id);
    co_await step();
    use(It->second->Id);
  }
  cppcoro::task<> loopOverNodes() {
    for (auto &[Id, Session] : ById)
      co_await Session->flush();
  }
  // What is awaited erases from the very container.
  cppcoro::task<> closeAll() {
    for (auto &[Id, Session] : ById)
    // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: the loop over 'ById' goes on after a suspension, in which elements may have come and gone [coro-stale-reference]
      co_await close(Id);
  }
  cppcoro::task<> close(int Id) {
    co_await step();
    forget(Id);
  }
  void forget(int Id) { ById.erase(Id); }
  cppcoro::task<> closeFirst() {
    while (!ById.empty())
      co_await close(ById.begin()->first);
  }
  // Others are kept away.
  coro::task<void> underAsyncLock() {
    auto Lock = co_await Mutex.scoped_lock();
    for (auto &Session : Sessions)
      use(Session->Id + co_await stepOfLibcoro());
  }
  coro::task<int> stepOfLibcoro();
  // Only this coroutine has it.
  cppcoro::task<> ownBuffer() {
    for (;;) {
      Buffer.clear();
      Buffer.push_back(co_await step());
      for (int Byte : Buffer)
        use(Byte + co_await step());
    }
  }
  cppcoro::task<> filledByHelper() {
    fill();
    for (int Byte : Filled)
      use(Byte + co_await step());
  }
  // Filled and emptied by who awaits it.
  cppcoro::task<> collectThenVisit() {
    Collected.push_back(co_await step());
    co_await visitCollected();
    Collected.clear();
  }
  cppcoro::task<> visitCollected() {
    for (int I : Collected)
      use(I + co_await step());
  }
  cppcoro::task<> lambda() {
    auto Inner = [this]() -> cppcoro::task<> {
      for (auto &Session : Sessions)
      // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: the loop over 'Sessions' goes on after a suspension, in which elements may have come and gone [coro-stale-reference]
        co_await Session->flush();
    };
    co_await Inner();
  }
#define EACH(X, Xs) for (auto &X : Xs)
  cppcoro::task<> macro() {
    EACH(Session, Sessions)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the loop over 'Sessions' goes on after a suspension, in which elements may have come and gone [coro-stale-reference]
      co_await Session->flush();
  }

private:
  void fill() {
    Filled.clear();
    Filled.push_back(1);
  }
  std::vector<std::shared_ptr<session>> Sessions;
  std::map<int, std::shared_ptr<session>> ById;
  std::unordered_map<int, int> Hashed;
  std::string Text;
  std::vector<int> Routes, Buffer, Filled, Collected;
  coro::mutex Mutex;
};

std::vector<int> Global;
const std::vector<int> Constant = {1, 2};
void grow() { Global.push_back(1); }
void shrink() { Global.clear(); }
cppcoro::task<> overGlobal() {
  for (int I : Global)
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the loop over 'Global' goes on after a suspension, in which elements may have come and gone [coro-stale-reference]
    use(I + co_await step());
}
cppcoro::task<> overConstant() {
  for (int I : Constant)
    use(I + co_await step());
}
cppcoro::task<> overLocal() {
  std::vector<int> Local{1, 2};
  for (int I : Local)
    use(I + co_await step());
}
cppcoro::task<> overParameter(std::vector<int> Parameter) {
  for (int I : Parameter)
    use(I + co_await step());
}
// Who else has it can't be told.
cppcoro::task<> overReference(std::vector<int> &Parameter) {
  for (int I : Parameter)
    use(I + co_await step());
}

template <class T> class registry {
public:
  void add(T Value) { Values.push_back(Value); }
  void drop() { Values.pop_back(); }
  cppcoro::task<> visit() {
    for (T &Value : Values) {
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the loop over 'Values' goes on after a suspension, in which elements may have come and gone [coro-stale-reference]
      co_await step();
      use(Value);
    }
  }
  cppcoro::task<> visitByIndex() {
    for (int I = 0; I < Values.size(); ++I) {
      co_await step();
      use(I);
    }
  }

private:
  std::vector<T> Values;
};
template class registry<int>;

// Instantiations are one function: each fills and empties in its own order.
class writer {
public:
  template <class T> cppcoro::task<> write(T Socket) {
    Buffers.push_back(Socket);
    for (int Buffer : Buffers)
      use(Buffer + co_await step());
    Buffers.clear();
  }

private:
  std::vector<int> Buffers;
};
template cppcoro::task<> writer::write(int);
template cppcoro::task<> writer::write(long);

// A structured binding is another name of an element.
class pairs {
public:
  void add(int A, int B) { Values.push_back(std::pair<int, int>(A, B)); }
  void drop() { Values.clear(); }
  cppcoro::task<> bound() {
    auto &[First, Second] = Values.front();
    use(First);
    co_await step();
    use(Second);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: {{.*}} [coro-stale-reference]
  }
  cppcoro::task<> copied() {
    auto [First, Second] = Values.front();
    use(First);
    co_await step();
    use(Second);
  }

private:
  std::vector<std::pair<int, int>> Values;
};
