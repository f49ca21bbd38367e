// The fundamental types of namespace std, without any other header.
#pragma once

namespace std {
using size_t = decltype(sizeof(0));
using ptrdiff_t =
    decltype(static_cast<char *>(nullptr) - static_cast<char *>(nullptr));
using nullptr_t = decltype(nullptr);
} // namespace std
