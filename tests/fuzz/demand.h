/* demand.h - what must hold whatever the input is; a fuzzer stops where it does not. */
#ifndef TESTS_FUZZ_DEMAND_H
#define TESTS_FUZZ_DEMAND_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define demand(holds) demand_at((holds), #holds, __FILE__, __LINE__)

static inline void demand_at(int holds, const char *what, const char *file, int line)
{
    if (holds)
        return;
    fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
    abort();
}

/* Each target has one; the fuzzer or replay.c calls it. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
