// Awaiting Cobalt's generator is how it is consumed, and its last element is what it returns.
// RUN: %check_coro_tidy %s coro-lost-generator-result %t -lib=boost-cobalt,boost-asio -expect-no-diagnosis
#include <boost/cobalt.hpp>

namespace cobalt = boost::cobalt;

cobalt::generator<int> count();
cobalt::task<int> sum() {
  auto Numbers = count();
  int Sum = 0;
  while (Numbers)
    Sum += co_await Numbers;
  BOOST_COBALT_FOR(auto Number, count())
    Sum += Number;
  co_return Sum;
}
