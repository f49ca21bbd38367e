// Whether the reactor wants its thread back.
#pragma once

namespace seastar {
bool need_preempt() noexcept;
}
