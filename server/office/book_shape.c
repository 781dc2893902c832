#include "office/book_shape.h"

#include "judging/book.h"
#include "office/shapes.h"
#include "store/store_catalog.h"

void shape_someone(struct json_out *out, const char *key, struct store *store, struct id person)
{
    struct person_row row;
    if (id_is_none(person)) {
        json_put_null(out, key);
        return;
    }
    json_open_object(out, key);
    shape_id(out, "id", person);
    json_put_text(out, "name", store_person_find(store, person, &row) ? "" : row.name);
    json_close_object(out);
}

const char *book_fact_kind(const struct book_fact *fact)
{
    switch (fact->type) {
    case FACT_CORRECTED:
        return "correction";
    case FACT_EXCUSED:
        return "excuse";
    case FACT_APPROVED:
        return "approval";
    case FACT_WITHDRAWN:
        return "withdrawal";
    case FACT_OBJECTED:
        return "objection";
    case FACT_OBJECTION_ANSWERED:
        return "answer";
    case FACT_EVIDENCE_FILED:
        return "evidence";
    case FACT_EVIDENCE_DECIDED:
        return "decision";
    case FACT_TEST_TRIED:
        return "test";
    case FACT_OVERLAP_DECIDED:
        return "overlap";
    case FACT_DIFFERENCE_CONFIRMED:
        return "difference";
    case FACT_RECORDED:
        return "recorded";
    default:
        return "";
    }
}

/* The sentence that goes with it, whatever it is called. */
static const char *text_of(const struct book_fact *fact)
{
    union book_said said = fact->said;
    switch (fact->type) {
    case FACT_CORRECTED:
        return said.corrected->reason;
    case FACT_EXCUSED:
        return said.excused->reason;
    case FACT_WITHDRAWN:
        return said.withdrawn->reason;
    case FACT_OBJECTED:
        return said.objected->text;
    case FACT_OBJECTION_ANSWERED:
        return said.objection_answered->text;
    case FACT_EVIDENCE_FILED:
        return said.evidence_filed->has_note ? said.evidence_filed->note : "";
    case FACT_EVIDENCE_DECIDED:
        return said.evidence_decided->has_reason ? said.evidence_decided->reason : "";
    case FACT_OVERLAP_DECIDED:
        return said.overlap_decided->reason;
    case FACT_DIFFERENCE_CONFIRMED:
        return said.difference_confirmed->reason;
    default:
        return "";
    }
}

static const char *evidence_of(const struct book_fact *fact)
{
    union book_said said = fact->said;
    if (fact->type == FACT_CORRECTED && said.corrected->has_evidence)
        return said.corrected->evidence;
    if (fact->type == FACT_EXCUSED && said.excused->has_evidence)
        return said.excused->evidence;
    if (fact->type == FACT_EVIDENCE_FILED)
        return said.evidence_filed->evidence;
    return NULL;
}

/* What one kind says and others do not. */
static void put_own(struct json_out *out, const struct book_fact *fact)
{
    union book_said said = fact->said;
    switch (fact->type) {
    case FACT_CORRECTED:
        json_put_text(out, "claim", attendance_claim_name(said.corrected->claim));
        json_put_i64(out, "start_ms", said.corrected->start_ms);
        json_put_i64(out, "end_ms", said.corrected->end_ms);
        break;
    case FACT_EXCUSED:
        json_put_text(out, "excuse", told_excuse_name(said.excused->excuse));
        break;
    case FACT_OBJECTION_ANSWERED:
        json_put_bool(out, "accepted", said.objection_answered->accepted);
        break;
    case FACT_EVIDENCE_FILED:
        json_put_text(out, "document", filed_document_name(said.evidence_filed->kind));
        json_put_text(out, "name", said.evidence_filed->name);
        json_put_text(out, "day", said.evidence_filed->has_day ? said.evidence_filed->day : NULL);
        json_put_text(out, "serves",
                      said.evidence_filed->has_serves ? said.evidence_filed->serves : NULL);
        json_put_text(out, "coordinated_with",
                      said.evidence_filed->has_coordinated_with
                          ? said.evidence_filed->coordinated_with
                          : NULL);
        break;
    case FACT_EVIDENCE_DECIDED:
        json_put_bool(out, "accepted", said.evidence_decided->accepted);
        break;
    case FACT_TEST_TRIED:
        json_put_i64(out, "score", said.test_tried->score);
        json_put_i64(out, "taken_ms", said.test_tried->taken_ms);
        break;
    case FACT_OVERLAP_DECIDED:
        json_put_text(out, "choice", overlap_choice_name(said.overlap_decided->choice));
        break;
    case FACT_DIFFERENCE_CONFIRMED:
        json_put_i64(out, "difference_s", said.difference_confirmed->difference_s);
        break;
    default:
        break;
    }
}

void shape_book_fact(struct json_out *out, const char *key, struct store *store,
                     const struct book_fact *fact)
{
    json_open_object(out, key);
    shape_id(out, "fact", fact->event);
    json_put_text(out, "kind", book_fact_kind(fact));
    json_put_i64(out, "at_ms", fact->at_ms);
    shape_someone(out, "by", store, fact->who);
    shape_someone(out, "person", store, fact->person);
    json_put_text(out, "class", id_is_none(fact->class_id) ? NULL : id_text(fact->class_id).text);
    json_put_text(out, "of", id_is_none(fact->points) ? NULL : id_text(fact->points).text);
    json_put_text(out, "state", book_state_name(fact->state));
    json_put_bool(out, "needs_second", fact->needs_second);
    shape_someone(out, "second", store, fact->second ? fact->second->who : id_none);
    json_put_text(out, "withdrawal", fact->undoing ? id_text(fact->undoing->event).text : NULL);
    json_put_text(out, "answer", fact->answer ? id_text(fact->answer->event).text : NULL);
    json_put_text(out, "text", text_of(fact));
    json_put_text(out, "evidence", evidence_of(fact));
    put_own(out, fact);
    json_close_object(out);
}
