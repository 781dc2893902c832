#include "support/check.h"
static void nothing(void) { check(true, "x"); }
TEST_MAIN(TEST(nothing))
