#include "session.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <chrono>
#include <cstddef>
#include <string>
#include <thread>
#include <utility>
#include <variant>

namespace asio = boost::asio;
using asio::ip::tcp;
using namespace asio::experimental::awaitable_operators;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t longest_line = 4096;
constexpr auto longest_silence = 5min;

// The next line without its end. What the client sent beyond it stays in the
// buffer.
asio::awaitable<std::string> read_line(tcp::socket &client,
                                       std::string &buffer) {
  auto length = co_await asio::async_read_until(
      client, asio::dynamic_buffer(buffer, longest_line), '\n',
      asio::use_awaitable);
  std::string line = buffer.substr(0, length - 1);
  buffer.erase(0, length);
  co_return line;
}

// Cuts the first word off the line.
std::string take_word(std::string &line) {
  auto end = line.find(' ');
  std::string word = line.substr(0, end);
  line.erase(0, end == std::string::npos ? end : end + 1);
  return word;
}

asio::awaitable<void> reply(tcp::socket &client, std::string text) {
  text += '\n';
  co_await asio::async_write(client, asio::buffer(text), asio::use_awaitable);
}

} // namespace

asio::awaitable<void> serve(tcp::socket client, store &values) {
  asio::steady_timer silence(co_await asio::this_coro::executor);
  std::string buffer;
  int mistakes = 0;

  for (;;) {
    silence.expires_after(longest_silence);
    auto next = co_await (read_line(client, buffer) ||
                          silence.async_wait(asio::use_awaitable));
    if (next.index() == 1)
      co_return;

    std::string line = std::get<0>(std::move(next));
    std::string verb = take_word(line);
    std::string key = take_word(line);

    if (verb == "get") {
      co_await reply(client, values.get(key).value_or("(none)"));
    } else if (verb == "set" && !line.empty()) {
      values.set(key, line);
      co_await reply(client, "ok");
    } else if (verb == "quit") {
      // fault: coro-unawaited-task. Nothing runs a task that is dropped: no
      // client ever reads this.
      reply(client, "goodbye");
      co_return;
    } else {
      // fault: coro-blocking-call. This was to slow down one client, and stops
      // the thread that serves all of them.
      std::this_thread::sleep_for(100ms * ++mistakes);
      co_await reply(client, "commands: get KEY, set KEY VALUE, quit");
    }
  }
}
