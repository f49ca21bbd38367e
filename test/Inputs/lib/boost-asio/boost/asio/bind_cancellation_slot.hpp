// Forwards to the header that has all binders.
#pragma once
#include <boost/asio/bind_executor.hpp>
