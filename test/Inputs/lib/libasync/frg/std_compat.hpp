// The allocator that libasync's containers are given.
#pragma once

namespace frg {
struct stl_allocator {};
} // namespace frg
