// All of the look-alike.
#pragma once
#include <drogon/HttpAppFramework.h>
