// The loop over an awaited generator.
#pragma once

#define BOOST_COBALT_CAT_I(A, B) A##B
#define BOOST_COBALT_CAT(A, B) BOOST_COBALT_CAT_I(A, B)
#define BOOST_COBALT_FOR_IMPL(Value, Expression, Id)                           \
  for (auto &&Id = Expression; Id;)                                            \
    if (Value = co_await Id; false) {                                          \
    } else
#define BOOST_COBALT_FOR(Value, Expression)                                    \
  BOOST_COBALT_FOR_IMPL(                                                       \
      Value, Expression,                                                       \
      BOOST_COBALT_CAT(__boost_cobalt_for_loop_value__, __LINE__))
