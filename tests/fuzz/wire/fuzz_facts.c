/* What stands in a journal line. The first byte chooses the kind of fact. */
#include <string.h>

#include "fuzz/demand.h"
#include "wire/pack.h"

static union fact_any first, second;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    enum fact_type type = (enum fact_type)(data[0] % FACT_TYPE_COUNT);
    enum err err = wire_read_fact(type, (struct slice){data + 1, size - 1}, &first);
    demand(err == OK || err == ERR_MALFORMED);
    if (err)
        return 0;

    struct buffer body = {0};
    demand(wire_pack_fact(type, &first, &body) == OK);
    demand(wire_read_fact(type, buffer_slice(&body), &second) == OK);
    demand(memcmp(&first, &second, fact_info[type].struct_size) == 0);
    buffer_finish(&body);
    return 0;
}
