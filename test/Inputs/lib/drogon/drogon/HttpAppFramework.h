// The application.
#pragma once
#include <drogon/HttpClient.h>
#include <drogon/orm/DbClient.h>

namespace drogon {
class HttpAppFramework : public trantor::NonCopyable {
public:
  template <class F>
  HttpAppFramework &registerHandler(const std::string &, F &&Fn) {
    new std::decay_t<F>(std::forward<F>(Fn));
    return *this;
  }
  void run();
  void quit();
  trantor::EventLoop *getLoop() const;
  orm::DbClientPtr getDbClient();
};
HttpAppFramework &app();
} // namespace drogon
