// Macros of a system header, such as those of a test framework.
#pragma once
#include <cppcoro/task.hpp>
cppcoro::task<> system_task();
#define SYSTEM_CALL(statement) do { statement; } while (0)
#define SYSTEM_DROP() system_task()
#define SYSTEM_VALUE(expression) (expression)
#define SYSTEM_EXPECT_EQ(a, b) do { if (!((a) == (b))) throw 1; } while (0)
