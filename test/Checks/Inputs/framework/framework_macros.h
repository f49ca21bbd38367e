// A test framework's assertion, which is made one statement by what looks like a loop.
#pragma once
bool frameworkDummy();
void frameworkReport(bool);
#define FRAMEWORK_CHECK(...) do { frameworkReport(__VA_ARGS__); } while (frameworkDummy())
