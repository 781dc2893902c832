/* play_requests.h - the client messages of a story: words to decoded messages to the room. */
#ifndef TESTS_ROOM_PLAY_REQUESTS_H
#define TESTS_ROOM_PLAY_REQUESTS_H

#include "base/err.h"

struct device;
struct world;

/* Asks room_admits first, as whoever calls the room does. A verb that is none answers
 * ERR_UNEXPECTED; a device that has no line, ERR_NOT_FOUND. */
enum err play_request(struct world *world, struct device *device, const char *verb,
                      const char *args);

#endif
