// Mock of <ctype.h>.
#pragma once

extern "C" {
int isalpha(int) noexcept;
int isdigit(int) noexcept;
int isspace(int) noexcept;
int tolower(int) noexcept;
int toupper(int) noexcept;
}
