/* gen_messages.h - all messages, and the tables about them.
 *
 * Made by protocol/gen/generate.py from protocol/classroom.json; change that, not this.
 */
#ifndef WIRE_GEN_MESSAGES_H
#define WIRE_GEN_MESSAGES_H

#include "base/bucket.h"
#include "wire/gen_facts.h"
#include "wire/gen_from_client.h"
#include "wire/gen_from_server.h"

#define PROTOCOL_VERSION 1
#define PROTOCOL_FINGERPRINT "4624d05fbc0ba2be"
#define WIRE_TEXT_MAX 16384 /* text frames that clients send */
#define WIRE_SERVER_TEXT_MAX 98304
#define WIRE_BINARY_MAX 3852

/* Where a connection stands; msg_info.phases has a bit for each. */
enum session_phase {
    PHASE_GREETING,
    PHASE_SEATED,
    PHASE_COUNT
};

enum permission {
    MAY_HEAR = 1 << 0,
    MAY_SPEAK = 1 << 1,
    MAY_ASK_FLOOR = 1 << 2,
    MAY_CHAT = 1 << 3,
    MAY_VOTE = 1 << 4,
    MAY_REACT = 1 << 5,
    MAY_RUN_CLASS = 1 << 6,
    MAY_GIVE_FLOOR = 1 << 7,
    MAY_RUN_POLL = 1 << 8,
    MAY_MODERATE = 1 << 9,
    MAY_REMOVE = 1 << 10,
    MAY_READ_ROLL = 1 << 11,
    MAY_ANSWER_CHECK = 1 << 12,
};

enum rate {
    RATE_GREET, /* Hello. */
    RATE_LIFE, /* Signs of life. */
    RATE_TALK, /* Chat lines. */
    RATE_ACT, /* Hands, floor, votes, class control. */
    RATE_REACT, /* Reactions. */
    RATE_SOUND, /* Sound frames: 50 a second and a little slack. */
    RATE_COUNT
};

enum msg_place {
    MSG_AT_HOME, /* decided by the room, on the worker that is its home */
    MSG_AT_EDGE, /* decided by the connection */
};

/* The columns of the schema that the gate checks. */
struct msg_info {
    const char *name;
    uint16_t id;
    enum msg_place place;
    uint8_t phases;       /* 1u << PHASE_...: where the connection must stand */
    uint32_t needs;       /* MAY_ bits: all of them */
    enum rate rate;       /* which bucket pays */
    size_t size_max;      /* bytes of the whole text frame */
    uint8_t class_phases; /* 1u << CLASS_PHASE_...: where the class must stand */
    bool journaled;       /* `done` is sent only when it is on disk */
    size_t struct_size;
};

struct out_info {
    const char *name;
    uint16_t id;
    bool event; /* has a number `n` and is kept for who resumes */
};

struct fact_info {
    const char *name; /* the kind of the journal line */
    uint16_t id;
    size_t struct_size;
};

extern const struct msg_info msg_info[MSG_TYPE_COUNT];
extern const struct out_info out_info[OUT_TYPE_COUNT];
extern const struct fact_info fact_info[FACT_TYPE_COUNT];
extern const uint32_t role_may[ROLE_COUNT]; /* MAY_ bits */
extern const struct bucket_rate rate_info[RATE_COUNT];

#endif
