// The values that clients have set. One thread runs the whole server, so that
// nothing here needs a lock.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>

class store {
public:
  void set(std::string key, std::string value) {
    values_.insert_or_assign(std::move(key), std::move(value));
  }

  std::optional<std::string> get(const std::string &key) const {
    auto found = values_.find(key);
    if (found == values_.end())
      return std::nullopt;
    return found->second;
  }

private:
  std::map<std::string, std::string> values_;
};
