/* Stands in for the fuzzer where there is none: gives a target every file of the folders named,
 * whole and cut short at each length. Fails when there was nothing to give. */
#include <dirent.h>
#include <string.h>

#include "fuzz/demand.h"

#define PREFIX_MAX 512 /* cuts behind it are tried in larger steps */

static unsigned given;

/* From memory of exactly that size, so that a sanitizer sees a read past the end. */
static void give(const uint8_t *data, size_t size)
{
    uint8_t *copy = malloc(size ? size : 1);
    demand(copy != NULL);
    memcpy(copy, data, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
    given++;
}

static void give_file(const char *path)
{
    static uint8_t data[1 << 20];
    FILE *file = fopen(path, "rb");
    demand(file != NULL);
    size_t size = fread(data, 1, sizeof data, file);
    fclose(file);

    give(data, size);
    for (size_t cut = 0; cut < size; cut += cut < PREFIX_MAX ? 1 : 97)
        give(data, cut);
}

static void give_folder(const char *path)
{
    char file[4096];
    DIR *folder = opendir(path);
    demand(folder != NULL);
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        if (entry->d_name[0] == '.')
            continue;
        snprintf(file, sizeof file, "%s/%s", path, entry->d_name);
        give_file(file);
    }
    closedir(folder);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        give_folder(argv[i]);
    printf("%u inputs\n", given);
    return given ? EXIT_SUCCESS : EXIT_FAILURE;
}
