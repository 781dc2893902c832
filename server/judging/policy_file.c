#include "judging/policy_file.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "judging/json_file.h"
#include "judging/policy_read.h"

#define PATH_MAX_BYTES 1024
#define ENDING ".json"

/* The folder while it is being read. */
struct loading {
    const char *dir;
    struct policy_set set;
    char file[PATH_MAX_BYTES]; /* the one at hand */
    struct fault_room fault;
};

static bool is_policy_file(const struct dirent *entry)
{
    size_t len = strlen(entry->d_name);
    size_t ending = strlen(ENDING);
    return entry->d_name[0] != '.' && len > ending &&
           strcmp(entry->d_name + len - ending, ENDING) == 0;
}

static void name_file(struct loading *loading, const char *id)
{
    snprintf(loading->file, sizeof loading->file, "%s/%s" ENDING, loading->dir, id);
}

/* A policy is found by its id, in a ledger too: its file must be as easy to find. */
static enum err check_name(struct loading *loading, const struct policy *policy, const char *name)
{
    size_t len = strlen(policy->id);
    if (strncmp(name, policy->id, len) == 0 && strcmp(name + len, ENDING) == 0)
        return OK;
    fault_write(loading->fault, "%s: id: the file must be named after it, %s" ENDING, loading->file,
                policy->id);
    return ERR_CONFIG;
}

static enum err check_policy(struct loading *loading, const struct policy *policy)
{
    struct policy_fault wrong;
    enum err err = policy_check(policy, &wrong);
    if (!err)
        return OK;
    fault_write(loading->fault, "%s: %s: %s", loading->file, wrong.where, wrong.reason);
    return ERR_CONFIG;
}

static enum err read_file(struct loading *loading, struct policy *ret)
{
    struct json_file file;
    enum err err = json_file_open(&file, loading->file, POLICY_FILE_BYTES_MAX, loading->fault);
    if (!err) {
        struct json_node root = json_root(&file.doc);
        policy_read(&root, ret);
        err = json_file_err(&file, loading->fault);
    }
    json_file_close(&file);
    return err;
}

static enum err load_file(struct loading *loading, const char *name)
{
    struct policy_set *set = &loading->set;
    snprintf(loading->file, sizeof loading->file, "%s/%s", loading->dir, name);
    if (set->n == POLICY_SET_MAX) {
        fault_write(loading->fault, "%s: more than %d policies", loading->file, POLICY_SET_MAX);
        return ERR_CONFIG;
    }
    struct policy *policy = mem_zalloc(1, sizeof *policy);
    if (!policy)
        return ERR_NOMEM;
    set->at[set->n++] = policy;
    enum err err = read_file(loading, policy);
    if (!err)
        err = check_policy(loading, policy);
    if (!err)
        err = check_name(loading, policy, name);
    return err;
}

/* The set as a whole; a fault there begins with the id of a version, which names its file. */
static enum err check_set(struct loading *loading)
{
    struct policy_fault wrong;
    enum err err = policy_set_check(&loading->set, &wrong);
    if (!err)
        return OK;
    char *dot = strchr(wrong.where, '.');
    if (dot)
        *dot = '\0';
    name_file(loading, wrong.where);
    fault_write(loading->fault, "%s: %s: %s", loading->file, dot ? dot + 1 : "", wrong.reason);
    return ERR_CONFIG;
}

static enum err load_names(struct loading *loading, struct dirent **names, int n)
{
    enum err err = OK;
    for (int i = 0; !err && i < n; i++)
        if (is_policy_file(names[i]))
            err = load_file(loading, names[i]->d_name);
    if (!err && loading->set.n == 0) {
        fault_write(loading->fault, "%s: holds no policy, no *" ENDING, loading->dir);
        err = ERR_CONFIG;
    }
    return err ? err : check_set(loading);
}

enum err policy_dir_load(struct policy_set *ret, const char *dir, char *ret_fault,
                         size_t fault_room)
{
    struct loading loading = {.dir = dir, .fault = {ret_fault, fault_room}};
    struct dirent **names = NULL;

    int n = scandir(dir, &names, NULL, alphasort);
    if (n < 0) {
        fault_write(loading.fault, "%s: cannot be read: %s", dir, strerror(errno));
        return ERR_CONFIG;
    }
    enum err err = load_names(&loading, names, n);
    if (err == ERR_NOMEM)
        fault_write(loading.fault, "%s: no memory", dir);
    for (int i = 0; i < n; i++)
        free(names[i]);
    free(names);
    if (err)
        policy_set_finish(&loading.set);
    else
        *ret = loading.set;
    return err;
}

void policy_set_finish(struct policy_set *set)
{
    for (size_t i = 0; i < set->n; i++)
        mem_free(set->at[i]);
    *set = (struct policy_set){0};
}
