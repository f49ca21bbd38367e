// Forwards to the header that has post, dispatch and defer.
#pragma once
#include <boost/asio/post.hpp>
