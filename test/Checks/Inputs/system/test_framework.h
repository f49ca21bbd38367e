// A system header whose templates take values: the assertions of a test framework, an algorithm.
#pragma once

namespace framework {
struct result {
  bool Passed;
  template <class T> explicit result(const T &Value) : Passed(Value) {}
};
template <class A, class B> bool compareEqual(const A &Left, const B &Right) { return Left == Right; }
struct equal {
  template <class A, class B> static bool compare(const char *, const A &Left, const B &Right) {
    return compareEqual(Left, Right);
  }
};
template <class Range, class T> bool contains(const Range &Values, const T &Value) {
  for (const auto &Each : Values)
    if (Each == Value)
      return true;
  return false;
}
// Takes the expression apart that is checked, to show its operands.
template <class L> struct expression_lhs {
  L &Left;
  template <class R> auto operator==(const R &Right) -> decltype(Left == Right) { return Left == Right; }
  explicit operator bool() const { return true; }
};
struct decomposer {
  template <class L> expression_lhs<L> operator<<(L &&Left) { return {Left}; }
};
template <class T> int numberOf(const T &) { return 1; }
void fail();
} // namespace framework

#define EXPECT_EQ(left, right) (framework::equal::compare(#left, left, right) ? void() : framework::fail())
#define EXPECT_TRUE(condition) (framework::result(condition).Passed ? void() : framework::fail())
#define EXPECT_TWICE_EQ(left, right) EXPECT_EQ(left, right); EXPECT_EQ(left, right)
#define CHECK(...) do { try { (void)bool(framework::decomposer() << __VA_ARGS__); } catch (...) { framework::fail(); } } while (0)
