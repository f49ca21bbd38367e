// All of the look-alike.
#pragma once
#include <tmc/aw_resume_on.hpp>
#include <tmc/ex_braid.hpp>
#include <tmc/ex_cpu.hpp>
#include <tmc/fork_group.hpp>
#include <tmc/latch.hpp>
#include <tmc/mutex.hpp>
#include <tmc/semaphore.hpp>
#include <tmc/spawn.hpp>
#include <tmc/sync.hpp>
#include <tmc/task.hpp>
