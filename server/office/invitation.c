#include "office/invitation.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "config/config.h"
#include "credit/policy_words.h"
#include "office/changes.h"
#include "store/store.h"
#include "store/store_access.h"
#include "store/store_catalog.h"
#include "store/store_desk.h"

static enum err put_account(struct store *store, const struct change_by *by,
                            const struct account_row *wish)
{
    struct account_row before;
    enum err err = store_account_find(store, wish->name, &before);
    if (err && err != ERR_NOT_FOUND)
        return err;
    bool is_there = !err;
    if (is_there && !before.closed_ms)
        return OK;
    struct account_row after = is_there ? before : *wish;
    after.closed_ms = 0;
    after.password[0] = '\0';
    err = store_account_put(store, &after);
    return err ? err : changes_account(store, by, is_there ? &before : NULL, &after);
}

enum err invitation_issue(struct store *store, const struct change_by *by,
                          const struct account_row *account, const struct chance *chance,
                          char ret[LINK_TOKEN_MAX])
{
    struct invitation_row row = {.issued_ms = by->at_ms,
                                 .expires_ms = by->at_ms + INVITATION_LIFE_MS};

    enum err err = put_account(store, by, account);
    if (err)
        return err;
    secret_token(chance, ret, SECRET_TOKEN_BYTES);
    link_hash(ret, row.token_hash);
    memcpy(row.account, account->name, sizeof row.account);
    return store_invitation_put(store, &row);
}

const char *invitation_password_fault(const char *password, const char *account, const char *person)
{
    struct slice text = slice_of_text(password);
    if (text_len_codes(text) < INVITATION_PASSWORD_MIN)
        return "too_short";
    if (text.len > SECRET_PASSWORD_BYTES_MAX)
        return "too_long";
    if (strcasecmp(password, account) == 0 || strcasecmp(password, person) == 0)
        return "is_name";
    return NULL;
}

/* ---- the command ---- */

struct command {
    const struct chance *chance;
    struct account_row account;
    char person_name[CATALOG_NAME_MAX];
    struct change_by by;
    char token[LINK_TOKEN_MAX];
};

static enum err look_for_name(const struct person_row *row, void *arg)
{
    struct command *command = arg;
    if (strcmp(row->name, command->person_name) == 0)
        command->account.person = row->id;
    return OK;
}

static enum err find_or_make_person(struct store *store, struct command *command)
{
    struct person_row row = {.employment = EMPLOYMENT_OTHER,
                             .zone = DATE_WIB,
                             .contract_start_day = CATALOG_NO_DAY,
                             .contract_end_day = CATALOG_NO_DAY};

    enum err err = store_people(store, look_for_name, command);
    if (err || !id_is_none(command->account.person))
        return err;
    row.id = id_new(command->chance);
    memcpy(row.name, command->person_name, sizeof row.name);
    command->account.person = row.id;
    err = store_person_put(store, &row);
    return err ? err : changes_person(store, &command->by, NULL, &row);
}

static enum err run(struct store *store, void *arg)
{
    struct command *command = arg;
    struct account_row there;

    enum err err = store_account_find(store, command->account.name, &there);
    if (err == ERR_NOT_FOUND)
        err = find_or_make_person(store, command);
    if (err)
        return err;
    return invitation_issue(store, &command->by, &command->account, command->chance,
                            command->token);
}

static bool read_command(const struct config *config, struct command *command)
{
    const char *const *args = config->args;
    const char *person = config->args_n == 3 ? args[2] : args[0];
    bool counted = config->args_n == 2 || config->args_n == 3;
    return counted && args[0][0] && person[0] &&
           text_copy(command->account.name, sizeof command->account.name, slice_of_text(args[0])) &&
           text_copy(command->person_name, sizeof command->person_name, slice_of_text(person)) &&
           (command->account.role =
                (enum account_role)word_parse(&account_role_words, slice_of_text(args[1])));
}

enum err invitation_command(struct store *store, const struct config *config,
                            const struct chance *chance, int64_t now_ms, FILE *to)
{
    struct command command = {.chance = chance,
                              .by = {.at_ms = now_ms, .reason = "sinkron invite"}};

    if (!read_command(config, &command)) {
        fputs("sinkron: invite: expects NAME, coordinator or superior, and the person's name\n"
              "    sinkron invite kartika coordinator \"Kartika Sari\"\n",
              to);
        return ERR_CONFIG;
    }
    enum err err = store_together(store, run, &command);
    if (err) {
        fprintf(to, "sinkron: invite: %s\n", err_name(err));
        return err;
    }
    struct link_url url = link_with(config, "undangan", command.token);
    fprintf(to, "%s chooses a password within 72 hours, once the server runs, at\n    %s\n",
            command.account.name, url.text);
    secret_wipe(&url, sizeof url);
    secret_wipe(&command, sizeof command);
    return OK;
}

static enum err look_at_account(const struct account_row *row, void *arg)
{
    bool *needed = arg;
    if (!row->closed_ms && row->role == ACCOUNT_COORDINATOR)
        *needed = false;
    return OK;
}

enum err invitation_needed(struct store *store, bool *ret)
{
    *ret = true;
    return store_accounts(store, look_at_account, ret);
}
