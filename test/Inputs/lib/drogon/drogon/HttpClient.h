// The HTTP client.
#pragma once
#include <drogon/HttpTypes.h>
#include <drogon/utils/coroutine.h>

namespace drogon {
namespace internal {
struct [[nodiscard]] HttpRespAwaiter : public CallbackAwaiter<HttpResponsePtr> {
  void await_suspend(std::coroutine_handle<> H) {
    setValue(HttpResponsePtr());
    H.resume();
  }
};
} // namespace internal
class HttpClient : public trantor::NonCopyable {
public:
  static std::shared_ptr<HttpClient> newHttpClient(const std::string &Host);
  std::pair<int, HttpResponsePtr> sendRequest(const HttpRequestPtr &);
  void sendRequest(const HttpRequestPtr &,
                   std::function<void(int, const HttpResponsePtr &)> &&);
  internal::HttpRespAwaiter sendRequestCoro(HttpRequestPtr) { return {}; }
};
using HttpClientPtr = std::shared_ptr<HttpClient>;
} // namespace drogon
