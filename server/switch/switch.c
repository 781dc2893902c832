#include "switch/switch.h"

#include "base/alloc.h"

struct switchboard {
    uint32_t workers_n;
    struct switch_taker *takers;
};

enum err switch_create(struct switchboard **ret, uint32_t workers_n)
{
    struct switchboard *board = mem_zalloc(1, sizeof *board);
    if (!board)
        return ERR_NOMEM;
    board->workers_n = workers_n;
    board->takers = mem_zalloc(workers_n, sizeof *board->takers);
    if (!board->takers) {
        switch_destroy(board);
        return ERR_NOMEM;
    }
    *ret = board;
    return OK;
}

void switch_destroy(struct switchboard *board)
{
    if (!board)
        return;
    mem_free(board->takers);
    mem_free(board);
}

void switch_attach(struct switchboard *board, uint32_t worker, const struct switch_taker *taker)
{
    board->takers[worker] = *taker;
}

uint32_t switch_home_of(const struct switchboard *board, struct id class_id)
{
    uint32_t hash = 0;
    for (unsigned i = 0; i < ID_BYTES; i++)
        hash = hash * 31u + class_id.bytes[i];
    return hash % board->workers_n;
}

enum err switch_to_home(struct switchboard *board, const struct home_letter *letter)
{
    const struct switch_taker *taker = &board->takers[switch_home_of(board, letter->class_id)];
    return taker->home_take(taker->arg, letter);
}

void switch_to_edge(struct switchboard *board, uint32_t worker, const struct edge_letter *letter)
{
    const struct switch_taker *taker = &board->takers[worker];
    taker->edge_take(taker->arg, letter);
}

/* The room hands its lines in one array; those of one worker need not lie together. With one worker
 * the array is passed on as it is. */
void switch_packet(struct switchboard *board, const struct line_ref *lines, size_t n,
                   struct packet *packet, enum lane lane)
{
    struct edge_letter letter = {.kind = EDGE_PACKET};
    letter.is.packet.lines = lines;
    letter.is.packet.n = n;
    letter.is.packet.packet = packet;
    letter.is.packet.lane = lane;
    for (uint32_t worker = 0; worker < board->workers_n; worker++)
        for (size_t i = 0; i < n; i++)
            if (lines[i].worker == worker) {
                switch_to_edge(board, worker, &letter);
                break;
            }
}
