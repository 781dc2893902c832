/* handlers.h - what answers each route; routes.c says which.
 *
 * Runs on   the pool's threads. Each returns an error for call_refuse, or has filled the answer.
 * ERR_STORE, ERR_NOMEM, ERR_BUSY of any of them: it cannot be done now.
 */
#ifndef OFFICE_HANDLERS_H
#define OFFICE_HANDLERS_H

#include "office/call.h"
#include "office/handlers_own.h"

/* sign_in.c, on_enter.c */
MUST_CHECK enum err on_sign_in(struct call *call);
MUST_CHECK enum err on_sign_out(struct call *call);
MUST_CHECK enum err on_me(struct call *call);
MUST_CHECK enum err on_enter(struct call *call);
/* on_receipt.c */
MUST_CHECK enum err on_receipt(struct call *call);
/* on_bundle.c */
MUST_CHECK enum err on_bundle(struct call *call);
/* on_health.c, on_retention.c, on_ticket.c */
MUST_CHECK enum err on_health(struct call *call);
MUST_CHECK enum err on_retention(struct call *call);
MUST_CHECK enum err on_ticket(struct call *call);
/* on_activities.c */
MUST_CHECK enum err on_activities(struct call *call);
MUST_CHECK enum err on_activity(struct call *call);
/* on_links.c: ids are activity and person */
MUST_CHECK enum err on_link_issue(struct call *call);
MUST_CHECK enum err on_link_revoke(struct call *call);
/* on_attendance.c */
MUST_CHECK enum err on_attendance(struct call *call);
/* on_csv.c */
MUST_CHECK enum err on_attendance_csv(struct call *call);
MUST_CHECK enum err on_jp_csv(struct call *call);
/* on_record.c: a year, and what stands behind one activity of it; of anyone, or one's own */
MUST_CHECK enum err on_record(struct call *call);
MUST_CHECK enum err on_record_detail(struct call *call);
MUST_CHECK enum err on_my_record(struct call *call);
MUST_CHECK enum err on_my_record_detail(struct call *call);
/* on_superior.c, on_decision.c: what staff filed, and what is decided of it; ids of the document
 * and of the decision are activity and filing */
MUST_CHECK enum err on_superior_evidence(struct call *call);
MUST_CHECK enum err on_evidence_decide(struct call *call);
MUST_CHECK enum err on_filed_document(struct call *call);
/* on_plans.c */
MUST_CHECK enum err on_activity_make(struct call *call);
MUST_CHECK enum err on_activity_change(struct call *call);
MUST_CHECK enum err on_activity_cancel(struct call *call);
MUST_CHECK enum err on_units_change(struct call *call);
/* on_classes.c */
MUST_CHECK enum err on_class_make(struct call *call);
MUST_CHECK enum err on_class_change(struct call *call);
MUST_CHECK enum err on_class_cancel(struct call *call);
/* on_enrolments.c */
MUST_CHECK enum err on_enrol(struct call *call);
MUST_CHECK enum err on_withdraw(struct call *call);
MUST_CHECK enum err on_readmit(struct call *call);
MUST_CHECK enum err on_substitute(struct call *call);
/* on_people.c */
MUST_CHECK enum err on_people(struct call *call);
MUST_CHECK enum err on_person(struct call *call);
MUST_CHECK enum err on_person_make(struct call *call);
MUST_CHECK enum err on_person_change(struct call *call);
/* on_policies.c */
MUST_CHECK enum err on_policies(struct call *call);
/* on_changes.c */
MUST_CHECK enum err on_changes(struct call *call);
/* on_accounts.c */
MUST_CHECK enum err on_accounts(struct call *call);
MUST_CHECK enum err on_account_invite(struct call *call);
MUST_CHECK enum err on_account_close(struct call *call);
MUST_CHECK enum err on_invitation(struct call *call);
/* on_tokens.c */
MUST_CHECK enum err on_tokens(struct call *call);
MUST_CHECK enum err on_token_make(struct call *call);
MUST_CHECK enum err on_token_revoke(struct call *call);
/* on_access.c */
MUST_CHECK enum err on_access(struct call *call);
MUST_CHECK enum err on_access_csv(struct call *call);
/* on_export.c */
MUST_CHECK enum err on_export_attendance(struct call *call);
MUST_CHECK enum err on_export_attendance_csv(struct call *call);
MUST_CHECK enum err on_export_attendance_xlsx(struct call *call);
MUST_CHECK enum err on_export_entries(struct call *call);
MUST_CHECK enum err on_export_entries_csv(struct call *call);
MUST_CHECK enum err on_export_entries_xlsx(struct call *call);
/* on_summary.c */
MUST_CHECK enum err on_summary(struct call *call);
MUST_CHECK enum err on_summary_csv(struct call *call);
MUST_CHECK enum err on_summary_xlsx(struct call *call);
/* on_imports.c: files of people and of enrolments */
MUST_CHECK enum err on_people_import(struct call *call);
MUST_CHECK enum err on_enrolments_import(struct call *call);
MUST_CHECK enum err on_imports(struct call *call);
MUST_CHECK enum err on_import_undo(struct call *call);
/* on_all_links.c */
MUST_CHECK enum err on_links_issue(struct call *call);
/* on_absences.c */
MUST_CHECK enum err on_absences(struct call *call);
MUST_CHECK enum err on_absences_csv(struct call *call);
/* on_talk.c: what was said and asked in a class */
MUST_CHECK enum err on_chat(struct call *call);
MUST_CHECK enum err on_chat_csv(struct call *call);
MUST_CHECK enum err on_polls(struct call *call);
MUST_CHECK enum err on_polls_csv(struct call *call);
/* on_certificates.c; on_certificate.c: one's own, and what anybody may know; ids are codes */
MUST_CHECK enum err on_certificates_issue(struct call *call);
MUST_CHECK enum err on_certificates(struct call *call);
MUST_CHECK enum err on_certificate_pdf(struct call *call);
MUST_CHECK enum err on_certificate_revoke(struct call *call);
MUST_CHECK enum err on_my_certificates(struct call *call);
MUST_CHECK enum err on_my_certificate_pdf(struct call *call);
MUST_CHECK enum err on_certificate(struct call *call);
/* on_outbox.c, on_outbox_acts.c, on_outbox_files.c: what goes to the personnel system, by row */
MUST_CHECK enum err on_outbox(struct call *call);
MUST_CHECK enum err on_outbox_row(struct call *call);
MUST_CHECK enum err on_outbox_replay(struct call *call);
MUST_CHECK enum err on_outbox_delivered(struct call *call);
MUST_CHECK enum err on_outbox_replay_all(struct call *call);
MUST_CHECK enum err on_outbox_fill(struct call *call);
MUST_CHECK enum err on_outbox_csv(struct call *call);
MUST_CHECK enum err on_outbox_bodies(struct call *call);
/* on_book.c: what is stated about an activity, and what waits for somebody */
MUST_CHECK enum err on_book(struct call *call);
/* on_decisions.c: the latter, over all activities */
MUST_CHECK enum err on_decisions(struct call *call);
/* on_correct.c, on_excuse.c, on_tests.c, on_differ.c, on_second.c: facts for the book */
MUST_CHECK enum err on_correct(struct call *call);
MUST_CHECK enum err on_excuse(struct call *call);
MUST_CHECK enum err on_recorded(struct call *call);
MUST_CHECK enum err on_tests(struct call *call);
MUST_CHECK enum err on_overlap(struct call *call);
MUST_CHECK enum err on_difference(struct call *call);
MUST_CHECK enum err on_approve(struct call *call);
MUST_CHECK enum err on_fact_withdraw(struct call *call);
MUST_CHECK enum err on_answer(struct call *call);
/* on_corrections.c: those of a period */
MUST_CHECK enum err on_corrections(struct call *call);
MUST_CHECK enum err on_corrections_csv(struct call *call);
/* on_evidence.c: a document, in and out; the id of the path is its hash */
MUST_CHECK enum err on_evidence_keep(struct call *call);
MUST_CHECK enum err on_evidence(struct call *call);

#endif
