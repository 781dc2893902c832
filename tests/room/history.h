/* history.h - random histories of a class, for the property test and for fuzzing.
 *
 * One step is one statement of play.h, drawn from a source of numbers, so that a failing history
 * can be printed and played again.
 */
#ifndef TESTS_ROOM_HISTORY_H
#define TESTS_ROOM_HISTORY_H

#include <stddef.h>
#include <stdint.h>

struct world;

/* A number below `below`. */
struct draw {
    uint32_t (*below)(void *arg, uint32_t below);
    void *arg;
};

/* Writes the next statement; mostly one that makes sense as things stand, sometimes not. */
void history_step(struct world *world, const struct draw *draw, char *ret, size_t room);

#endif
