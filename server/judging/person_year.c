#include "judging/person_year.h"

#include "base/date.h"

struct year_window person_year(const struct person_status *person,
                               const struct policy_status *status, int64_t day)
{
    struct year_window window = year_window_calendar(date_civil(day * DATE_DAY_MS, DATE_UTC).year);
    if (!status || status->year_basis != YEAR_CONTRACT ||
        person->contract_start_day == CATALOG_NO_DAY)
        return window;

    int64_t last_day =
        person->contract_end_day == CATALOG_NO_DAY ? POLICY_OPEN_END : person->contract_end_day;
    struct year_window contract;
    if (year_window_contract(person->contract_start_day, last_day, day, &contract) == OK)
        window = contract;
    return window;
}
