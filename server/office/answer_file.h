/* answer_file.h - an answer that may be long: a file that net sends in pieces.
 *
 * Runs on   the pool's threads.
 * Owns      its descriptor until it is handed to an answer. The file never has a name
 *           (data_dir/tmp, O_TMPFILE): whatever happens to the process, nothing stays.
 *
 * So a slow reader of a long answer holds a descriptor, and neither memory nor a thread nor a view
 * of the database.
 */
#ifndef OFFICE_ANSWER_FILE_H
#define OFFICE_ANSWER_FILE_H

#include "base/bytes.h"
#include "base/err.h"

struct call;

#define ANSWER_FILE_PATH_MAX 1100

struct answer_file {
    int fd; /* -1: none */
};

/* Where files of answers are made; libraries may put their temporary files there too. */
struct answer_folder {
    char path[ANSWER_FILE_PATH_MAX];
};
struct answer_folder answer_folder(const struct call *call);

/* Empty. ERR_IO: the folder cannot be made, the disk is full, no descriptor is left. */
MUST_CHECK enum err answer_file_create(struct answer_file *ret, const struct call *call);
/* NULL, one that was handed over, and one whose creation failed are welcome. */
void answer_file_destroy(struct answer_file *file);

/* Adds to its end. `file` is a struct answer_file. ERR_IO: the disk is full. */
MUST_CHECK enum err answer_file_add(void *file, struct slice bytes);
/* A path by which this process can open it, for libraries that want one. */
struct answer_folder answer_file_path(const struct answer_file *file);
/* The answer will be this file, from now on its own. ERR_IO. */
MUST_CHECK enum err answer_file_hand(struct answer_file *file, struct call *call);

#endif
