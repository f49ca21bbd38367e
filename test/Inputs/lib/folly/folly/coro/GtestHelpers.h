// Assertions that return from a coroutine; awaits stand in macros.
#pragma once

#define CO_ASSERT_TRUE(CONDITION)                                              \
  if (CONDITION) {                                                             \
  } else                                                                       \
    co_return
#define CO_ASSERT_EQ(A, B) CO_ASSERT_TRUE((A) == (B))
