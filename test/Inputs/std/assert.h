// Mock of <assert.h>.
#undef assert
#ifdef NDEBUG
#define assert(EXPR) (static_cast<void>(0))
#else
extern "C" [[noreturn]] void __assert_fail(const char *, const char *, unsigned,
                                           const char *) noexcept;
#define assert(EXPR)                                                           \
  (static_cast<bool>(EXPR)                                                     \
       ? void(0)                                                               \
       : __assert_fail(#EXPR, __FILE__, __LINE__, __func__))
#endif
