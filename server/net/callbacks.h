/* callbacks.h - what libwebsockets tells us, passed on to who it concerns. Inside net only.
 *
 * Runs on   the worker.
 * Three protocols: the connections (HTTP until one becomes a WebSocket), the listening socket, and
 * the inbox's alarm; the latter two are plain descriptors that the loop watches.
 */
#ifndef NET_CALLBACKS_H
#define NET_CALLBACKS_H

#include <libwebsockets.h>

#define PROTOCOL_SINKRON "sinkron"
#define PROTOCOL_LISTEN "sinkron-listen"
#define PROTOCOL_ALARM "sinkron-alarm"

extern const struct lws_protocols callbacks_protocols[];

#endif
