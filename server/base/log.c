#include "base/log.h"

#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/thread.h"

struct line {
    size_t len;
    char text[LOG_LINE_BYTES_MAX + 1];
};

struct queue {
    struct line lines[LOG_QUEUE_LINES_MAX];
    unsigned first;
    unsigned len;
};

static const char *const level_names[] = {
    [LOG_LEVEL_ERROR] = "error",
    [LOG_LEVEL_WARN] = "warn",
    [LOG_LEVEL_INFO] = "info",
    [LOG_LEVEL_DEBUG] = "debug",
};

/* Guards queue, stopping and what lies in the queue; the writer thread alone uses the file. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t something_to_do = PTHREAD_COND_INITIALIZER;
static struct queue *queue; /* NULL: not started */
static bool stopping;

static atomic_int threshold = LOG_LEVEL_INFO;
static _Atomic uint64_t dropped;
static struct thread *writer;
static FILE *output;
static uint64_t reported; /* of the dropped lines; set before the writer starts, then its own */

bool log_wants(enum log_level level)
{
    return (int)level <= atomic_load_explicit(&threshold, memory_order_relaxed);
}

uint64_t log_dropped(void)
{
    return atomic_load(&dropped);
}

enum err log_level_parse(const char *word, enum log_level *ret)
{
    for (unsigned i = 0; i < sizeof level_names / sizeof level_names[0]; i++)
        if (strcmp(word, level_names[i]) == 0) {
            *ret = (enum log_level)i;
            return OK;
        }
    return ERR_INVALID;
}

/* What is too long for a line is cut; what could forge a line, or a terminal's commands, is not
 * passed on. */
static void line_close(struct line *line, size_t wanted)
{
    line->len = wanted < LOG_LINE_BYTES_MAX ? wanted : LOG_LINE_BYTES_MAX - 1;
    while (line->len && line->text[line->len - 1] == ' ')
        line->len--;
    for (size_t i = 0; i < line->len; i++) {
        unsigned char c = (unsigned char)line->text[i];
        if (c < 0x20 || c == 0x7f)
            line->text[i] = '?';
    }
    line->text[line->len++] = '\n';
}

static size_t line_open(struct line *line, enum log_level level, const char *area,
                        const char *event)
{
    struct date_text now = date_text_ms(clock_wall_ms(&clock_system), DATE_UTC);
    int len = snprintf(line->text, LOG_LINE_BYTES_MAX, "%s %s %s %s", now.text, level_names[level],
                       area, event);
    return len < 0 ? 0 : (size_t)len < LOG_LINE_BYTES_MAX ? (size_t)len : LOG_LINE_BYTES_MAX - 1;
}

/* False when the log is not running: the line is still the caller's to write. */
static bool enqueue(const struct line *line)
{
    pthread_mutex_lock(&lock);
    bool running = queue != NULL;
    if (running && queue->len == LOG_QUEUE_LINES_MAX) {
        atomic_fetch_add(&dropped, 1);
    } else if (running) {
        struct line *slot = &queue->lines[(queue->first + queue->len) % LOG_QUEUE_LINES_MAX];
        slot->len = line->len;
        memcpy(slot->text, line->text, line->len);
        queue->len++;
        pthread_cond_signal(&something_to_do);
    }
    pthread_mutex_unlock(&lock);
    return running;
}

void log_write(enum log_level level, const char *area, const char *event, const char *format, ...)
{
    struct line line;
    size_t len = line_open(&line, level, area, event);
    va_list args;
    va_start(args, format);
    int more = vsnprintf(line.text + len, LOG_LINE_BYTES_MAX - len, format, args);
    va_end(args);
    line_close(&line, len + (more < 0 ? 0 : (size_t)more));
    if (!enqueue(&line))
        fwrite(line.text, 1, line.len, stderr);
}

/* Waits for a line; false when the log is being stopped and everything is written. */
static bool dequeue(struct line *ret)
{
    pthread_mutex_lock(&lock);
    while (queue->len == 0 && !stopping)
        pthread_cond_wait(&something_to_do, &lock);
    bool have = queue->len > 0;
    if (have) {
        *ret = queue->lines[queue->first];
        queue->first = (queue->first + 1) % LOG_QUEUE_LINES_MAX;
        queue->len--;
    }
    pthread_mutex_unlock(&lock);
    return have;
}

static void report_dropped(void)
{
    uint64_t count = log_dropped();
    if (count == reported)
        return;
    struct line line;
    size_t len = line_open(&line, LOG_LEVEL_WARN, "log", "lines dropped");
    struct writer w = writer_of(line.text + len, LOG_LINE_BYTES_MAX - len);
    write_format(&w, " count=%llu", (unsigned long long)(count - reported));
    line_close(&line, len + writer_len(&w));
    fwrite(line.text, 1, line.len, output);
    reported = count;
}

static void write_lines(void *arg)
{
    (void)arg;
    struct line line;
    while (dequeue(&line)) {
        fwrite(line.text, 1, line.len, output);
        report_dropped();
        fflush(output);
    }
    fflush(output);
}

enum err log_start(enum log_level level, FILE *to)
{
    atomic_store(&threshold, (int)level);
    struct queue *fresh = mem_zalloc(1, sizeof *fresh);
    if (!fresh)
        return ERR_NOMEM;

    output = to;
    reported = log_dropped();
    pthread_mutex_lock(&lock);
    queue = fresh;
    stopping = false;
    pthread_mutex_unlock(&lock);
    enum err err = thread_start(&writer, "log", THREAD_NORMAL, write_lines, NULL);
    if (err)
        log_stop();
    return err;
}

void log_stop(void)
{
    pthread_mutex_lock(&lock);
    stopping = true;
    pthread_cond_signal(&something_to_do);
    pthread_mutex_unlock(&lock);
    thread_join(writer);
    writer = NULL;

    pthread_mutex_lock(&lock);
    struct queue *old = queue;
    queue = NULL;
    pthread_mutex_unlock(&lock);
    /* What came after the writer's last look. */
    for (unsigned i = 0; old && i < old->len; i++) {
        const struct line *line = &old->lines[(old->first + i) % LOG_QUEUE_LINES_MAX];
        fwrite(line->text, 1, line->len, output);
    }
    mem_free(old);
}
