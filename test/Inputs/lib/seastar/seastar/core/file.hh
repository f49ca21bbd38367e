// Forwards to the header that has streams and files.
#pragma once
#include <seastar/core/iostream.hh>
