#include "base/alloc.h"
#include "support/check.h"
#include "wire/json_in.h"
#include "wire/json_out.h"

static void a_document_is_written_with_commas_where_they_belong(void)
{
    struct buffer b = {0};
    struct json_out out = json_out_to(&b);

    json_open_object(&out, NULL);
    json_put_text(&out, "name", "Sari \"S\"\n\x01");
    json_open_list(&out, "years");
    json_put_i64(&out, NULL, -2025);
    json_put_i64(&out, NULL, INT64_MIN);
    json_open_object(&out, NULL);
    json_close_object(&out);
    json_open_list(&out, NULL);
    json_close_list(&out);
    json_close_list(&out);
    json_put_bool(&out, "here", true);
    json_put_null(&out, "left");
    json_put_text(&out, "note", NULL);
    json_put_slice(&out, "part", (struct slice){(const uint8_t *)"abc", 2});
    json_close_object(&out);
    buffer_add(&b, (struct slice){(const uint8_t *)"", 1});
    check_text(
        "document", (const char *)b.at,
        "{\"name\":\"Sari \\\"S\\\"\\n\\u0001\",\"years\":[-2025,-9223372036854775808,{},[]],"
        "\"here\":true,\"left\":null,\"note\":null,\"part\":\"ab\"}");
    buffer_finish(&b);
}

static void a_full_buffer_is_remembered(void)
{
    struct buffer b = {.len_max = 20};
    struct json_out out = json_out_to(&b);

    json_open_object(&out, NULL);
    json_put_text(&out, "name", "longer than twenty bytes");
    json_close_object(&out);
    check(b.bad, "bad");
    buffer_finish(&b);
}

/* Reads {"title", "people": [{"nip", "age"?, "here"?, "role"}]} and returns the fault, or "". */
static const char *read_school(const char *text)
{
    static char fault[JSON_PATH_MAX + JSON_REASON_MAX];
    static const char *const roles[] = {"learner", "instructor", NULL};
    static const char *const keys[] = {"title", "people", NULL};
    static const char *const person_keys[] = {"nip", "age", "here", "role", NULL};
    char title[11];
    char nip[19];
    struct json_doc doc;

    enum err err = json_open(&doc, slice_of_text(text));
    struct json_node root = json_root(&doc);
    json_only(&root, keys);
    json_get_text(&root, "title", title, sizeof title);
    struct json_node people = json_get_list(&root, "people", 1, 3);
    for (size_t i = 0; i < json_count(&people); i++) {
        struct json_node person = json_at(&people, i);
        json_only(&person, person_keys);
        json_get_text(&person, "nip", nip, sizeof nip);
        json_get_i64_or(&person, "age", 15, 99, 30);
        json_get_bool_or(&person, "here", false);
        json_get_word(&person, "role", roles);
    }
    check_same(err ? ERR_INVALID : json_err(&doc), json_ok(&doc) ? OK : ERR_INVALID, text);
    fault[0] = 0;
    if (!json_ok(&doc))
        json_fail_text(&doc, fault, sizeof fault);
    json_close(&doc);
    return fault;
}

static void faults_name_path_and_reason(void)
{
    static const struct {
        const char *text, *fault;
    } cases[] = {
        {"{\"title\":\"A\",\"people\":[{\"nip\":\"1\",\"role\":\"learner\"}]}", ""},
        {"{\"title\":\"A\",\"people\":[{\"nip\":\"1\",\"age\":null,\"role\":\"learner\"}]}", ""},
        {"", "it is empty"},
        {"{\"title\":\n }", "line 2, column 2: unexpected token near '}'"},
        {"{\"title\":\"A\",\"title\":\"B\"}",
         "line 1, column 20: duplicate object key near '\"title\"'"},
        {"[]", "an object is expected"},
        {"{\"people\":[]}", "title: it is missing"},
        {"{\"title\":null,\"people\":[]}", "title: it is missing"},
        {"{\"title\":\"\",\"people\":[]}", "title: it is empty"},
        {"{\"title\":7,\"people\":[]}", "title: a text is expected"},
        {"{\"title\":\"12345678901\",\"people\":[]}",
         "title: it has 11 bytes, at most 10 are allowed"},
        {"{\"titel\":\"A\"}", "titel: this key is unknown; did you mean title?"},
        {"{\"zzzzzzzzz\":\"A\"}", "zzzzzzzzz: this key is unknown"},
        {"{\"title\":\"A\",\"people\":{}}", "people: a list is expected"},
        {"{\"title\":\"A\",\"people\":[]}", "people: it has 0 items, 1 to 3 are allowed"},
        {"{\"title\":\"A\",\"people\":[1]}", "people[0]: an object is expected"},
        {"{\"title\":\"A\",\"people\":[{\"nip\":\"1\",\"role\":\"learner\"},{\"nip\":2}]}",
         "people[1].nip: a text is expected"},
        {"{\"title\":\"A\",\"people\":[{\"nip\":\"1\",\"age\":14}]}",
         "people[0].age: 14 is not between 15 and 99"},
        {"{\"title\":\"A\",\"people\":[{\"nip\":\"1\",\"age\":20.5}]}",
         "people[0].age: a whole number is expected"},
        {"{\"title\":\"A\",\"people\":[{\"nip\":\"1\",\"here\":1}]}",
         "people[0].here: true or false is expected"},
        {"{\"title\":\"A\",\"people\":[{\"nip\":\"1\",\"role\":\"boss\"}]}",
         "people[0].role: one of learner, instructor is expected"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        check_text(cases[i].text, read_school(cases[i].text), cases[i].fault);
}

static void after_a_fault_everything_is_empty(void)
{
    char text[8] = "before";
    struct json_doc doc;

    check_same(json_open(&doc, slice_of_text("{\"a\":\"x\",\"b\":[1,2],\"c\":{\"d\":5}}")), OK,
               "opens");
    struct json_node root = json_root(&doc);
    struct json_node list = json_get_list(&root, "b", 0, 9);
    struct json_node object = json_get_object(&root, "c");
    check_same(json_count(&list), 2, "two items");
    check_same(json_get_i64(&object, "d", 0, 9), 5, "a number");

    json_fault(&root, "a", "made of %s", "cheese");
    json_fault(&root, "b", "a later one is not told");
    check_text("path", doc.fail.path, "a");
    check_text("reason", doc.fail.reason, "made of cheese");
    check_same(json_count(&list), 0, "no items any more");
    check_same(json_get_i64(&object, "d", 0, 9), 0, "no number");
    check_same(json_get_i64_or(&object, "e", 0, 9, 7), 0, "no fallback either");
    check(!json_get_bool_or(&object, "e", true), "nor here");
    check(!json_has(&root, "a"), "nothing is there");
    check_text("borrowed", json_get_borrowed(&root, "a", 9), "");
    json_get_text(&root, "a", text, sizeof text);
    check_text("text", text, "");
    json_close(&doc);
}

static void nodes_are_walked_in_order(void)
{
    const char *text = "{\"z\":{\"k\":[[7]]},\"a\":\"00112233445566778899aabbccddeeff\"}";
    const char *key = NULL;
    struct json_doc doc;

    check_same(json_open(&doc, slice_of_text(text)), OK, "opens");
    struct json_node root = json_root(&doc);
    check_same(json_count(&root), 2, "two members");
    struct json_node z = json_member_at(&root, 0, &key);
    check_text("first", key, "z");
    check_text("path", z.path, "z");
    struct json_node outer = json_get_list(&z, "k", 1, 1);
    struct json_node inner = json_at(&outer, 0);
    struct json_node seven = json_at(&inner, 0);
    check_text("path", seven.path, "z.k[0][0]");
    check_same(json_get_i64(&seven, NULL, 0, 9), 7, "an item is read with key NULL");
    json_member_at(&root, 1, &key);
    check_text("second", key, "a");
    check_text("id", id_text(json_get_id(&root, "a")).text, "00112233445566778899aabbccddeeff");
    check(!json_is_there(&(struct json_node){.doc = &doc}), "a node that is not there");

    struct json_node none = json_get_list_or_none(&root, "q", 5);
    check_same(json_count(&none), 0, "an optional list that is missing");
    none = json_get_object_or_none(&root, "q");
    check(!json_is_there(&none) && json_ok(&doc), "an optional object that is missing");
    json_get_i64(&none, "deeper", 0, 1);
    check_text("its members are missing too", doc.fail.path, "q.deeper");
    json_close(&doc);
}

static void optional_texts_have_a_fallback(void)
{
    char text[8];
    struct json_doc doc;

    check_same(json_open(&doc, slice_of_text("{\"a\":\"x\",\"b\":null,\"c\":3}")), OK, "opens");
    struct json_node root = json_root(&doc);
    json_get_text_or(&root, "a", "y", text, sizeof text);
    check_text("there", text, "x");
    json_get_text_or(&root, "b", "y", text, sizeof text);
    check_text("null", text, "y");
    json_get_text_or(&root, "d", "y", text, sizeof text);
    check_text("missing", text, "y");
    json_get_text_or(&root, "c", "y", text, sizeof text);
    check_text("wrong", doc.fail.path, "c");
    json_close(&doc);
}

static void a_path_that_is_too_long_keeps_its_beginning(void)
{
    char key[300];
    char text[700];
    struct json_doc doc;

    memset(key, 'k', sizeof key - 1);
    key[sizeof key - 1] = 0;
    snprintf(text, sizeof text, "{\"%s\":{\"%s\":1}}", key, key);
    check_same(json_open(&doc, slice_of_text(text)), OK, "opens");
    struct json_node root = json_root(&doc);
    struct json_node inner = json_get_object(&root, key);
    json_get_text(&inner, key, text, sizeof text);
    check(!json_ok(&doc), "a fault");
    check(strncmp(doc.fail.path, "kkkk", 4) == 0, "with the beginning of its path");
    json_close(&doc);
}

static void a_lack_of_memory_is_told(void)
{
    const char *text = "{\"a\":[1,2,{\"b\":\"c\"}]}";
    long before = alloc_live();
    for (int n = 0; n < 100; n++) {
        struct json_doc doc;
        alloc_fail_after(n);
        enum err err = json_open(&doc, slice_of_text(text));
        alloc_fail_after(-1);
        json_close(&doc);
        check(err == OK || err == ERR_NOMEM, "only says what is true");
        check_same(alloc_live(), before, "keeps nothing");
        if (err == OK)
            return;
    }
    check(false, "100 allocations must be enough");
}

TEST_MAIN(TEST(a_document_is_written_with_commas_where_they_belong),
          TEST(a_full_buffer_is_remembered), TEST(faults_name_path_and_reason),
          TEST(after_a_fault_everything_is_empty), TEST(nodes_are_walked_in_order),
          TEST(optional_texts_have_a_fallback), TEST(a_path_that_is_too_long_keeps_its_beginning),
          TEST(a_lack_of_memory_is_told))
