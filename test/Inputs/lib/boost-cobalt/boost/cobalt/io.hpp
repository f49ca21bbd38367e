// The library's own I/O, which boost/cobalt.hpp does not include.
#pragma once
#include <boost/cobalt/io/sleep.hpp>
