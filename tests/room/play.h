/* play.h - a little language for stories of a class.
 *
 * A story is a text of steps, separated by ';' or a new line. A step is a statement, and after "="
 * what it must answer; without "=" it must answer "ok". After each step room_check must hold.
 *
 * Steps of somebody (ani, ani.2, guru ...); requests answer ok or the name of the refusal:
 *   ani enters | ani back (resumed, greeted or a refusal) | ani lost [age in s] | ani leaves
 *   ani falls_silent | ani stirs (gives signs of life again)
 *   guru moves running | guru leads | guru removes ani [note] | guru asks_roster 0
 *   ani says everyone Halo | ani says instructors Halo | guru says ani Halo
 *   guru unsays 1 | guru locks | guru unlocks
 *   ani raises | ani lowers | guru lowers ani | guru grants ani | guru takes ani | guru takes_all
 *   ani gives_back | ani mic on | ani mic off | ani sounds
 *   guru makes [open] [many] [secret] question/option/option
 *   guru checks [spread in s] | ani sees 1 | ani answers 1
 *   guru opens 1 | guru closes 1 | guru drops 1 | ani votes 1 0,2 | ani kept | ani reacts clap
 * Questions about somebody:
 *   ani hears (types since last asked) | ani forgets (answers ok, they are read)
 *   ani got chat_said (how many since last asked or forgotten; does not mark them read)
 *   ani last hands total (a field of the newest packet of that type, or none)
 *   ani place | ani may_speak | ani closed (bye reason of the connection, or no)
 * Steps and questions about all:
 *   wait 60 | crash | stop | end | unsafe | safe | step_clock 3 | phase | leader | facts | presence
 *   roll
 */
#ifndef TESTS_ROOM_PLAY_H
#define TESTS_ROOM_PLAY_H

#include <stdbool.h>
#include <stddef.h>

struct world;

#define PLAY_ANSWER_MAX 4096

/* One statement, without "=". */
void play_step(struct world *world, const char *statement, char answer[PLAY_ANSWER_MAX]);

/* A whole story. True: it went as written; else what went wrong is in `ret`. */
bool play(struct world *world, const char *story, char *ret, size_t room);

struct story {
    const char *title;
    const char *steps;
};

#endif
