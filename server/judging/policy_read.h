/* policy_read.h - one policy from its JSON; what it says is checked afterwards, by policy_check.
 */
#ifndef JUDGING_POLICY_READ_H
#define JUDGING_POLICY_READ_H

struct json_node;
struct policy;

/* Into a zeroed policy. Faults stand in the document: wrong words and types, members that are
 * missing, unknown, or too long. */
void policy_read(const struct json_node *root, struct policy *ret);

#endif
