// Requests and responses.
#pragma once
#include <functional>
#include <memory>
#include <string>

namespace drogon {
class HttpRequest {
public:
  static std::shared_ptr<HttpRequest> newHttpRequest();
  const std::string &getParameter(const std::string &) const;
  void setPath(const std::string &);
};
class HttpResponse {
public:
  static std::shared_ptr<HttpResponse> newHttpResponse();
  void setBody(std::string);
  std::string_view body() const;
};
using HttpRequestPtr = std::shared_ptr<HttpRequest>;
using HttpResponsePtr = std::shared_ptr<HttpResponse>;
} // namespace drogon
