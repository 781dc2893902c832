/* facts.h - a desk at which facts are stated about one class of 45 minutes, on Monday at 08.00 WIB.
 *
 * Persons 1 and 2 stay to the end, person 3 drops out after 1000 seconds, person 4 never comes.
 */
#ifndef TESTS_OFFICE_FACTS_H
#define TESTS_OFFICE_FACTS_H

#include "office/desk.h"

#define CLASS "%C"
#define LEARNER "%L"  /* person 3 */
#define ABSENT "%A"   /* person 4 */
#define STRANGER "%S" /* is not enrolled */
#define FACT "%F"     /* last_fact */

#define HOUR_BEGINS "1741568400000" /* Monday 08.00 WIB */
#define HOUR_ENDS "1741571100000"
#define STRETCH "'start_ms':" HOUR_BEGINS ",'end_ms':" HOUR_ENDS
#define CORRECTION                                                                                 \
    "{'class':'" CLASS "','people':['" LEARNER "'],'claim':'present'," STRETCH                     \
    ",'reason':'Listrik padam di kantor'}"

#define PDF "%PDF-1.4\nisi\n%%EOF\n"

extern struct desk desk;
extern char last_fact[ID_TEXT_MAX]; /* the first that the last good post wrote */

/* Opened, held, over, started, and a coordinator is signed in. */
void begin(void);

/* ' becomes ", and the names above what they stand for; good until the next one. */
const char *filled(const char *text);
/* Posts a filled body to the activity; returns the status. */
int post(const char *what, const char *body);
/* Whether the last answer has this, filled. */
bool says(const char *text);
void ask_book(void);
void ask_attendance(void);
/* What the attendance page says of person n: everything from the id on. */
const char *about(unsigned n);
/* Whether the attendance page awards person n this. */
bool has_jp(unsigned n, int jp);

#endif
