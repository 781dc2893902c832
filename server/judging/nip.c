#include "judging/nip.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"

#define DIGITS (NIP_DIGITS_MAX - 1)
#define AGE_MIN 16
#define AGE_MAX 70

/* The number in digits d[at] to d[at + n - 1]. */
static int number(const char *digits, int at, int n)
{
    int value = 0;
    for (int i = at; i < at + n; i++)
        value = value * 10 + (digits[i] - '0');
    return value;
}

static enum nip_fault strip(struct slice text, char ret[NIP_DIGITS_MAX])
{
    size_t n = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = (char)text.at[i];
        if (c == ' ' || c == '.')
            continue;
        if (c < '0' || c > '9')
            return NIP_FOREIGN;
        if (n == DIGITS)
            return NIP_LENGTH;
        ret[n++] = c;
    }
    ret[n] = '\0';
    return n == DIGITS ? NIP_SOUND : NIP_LENGTH;
}

static enum nip_fault read_birth(struct nip *nip)
{
    int year = number(nip->digits, 0, 4);
    int month = number(nip->digits, 4, 2);
    int day = number(nip->digits, 6, 2);
    if (year < 1900 || month < 1 || month > 12 || day < 1 || day > date_month_days(year, month))
        return NIP_BIRTH_DATE;
    nip->birth_day = date_days(year, month, day);
    return NIP_SOUND;
}

static enum nip_fault read_appointment(struct nip *nip, int this_year)
{
    int birth_year = number(nip->digits, 0, 4);
    int pair = number(nip->digits, 12, 2);

    nip->appointment_year = number(nip->digits, 8, 4);
    if (nip->appointment_year > this_year || nip->appointment_year < birth_year)
        return NIP_APPOINTMENT_YEAR;
    int age = nip->appointment_year - birth_year;
    nip->age_is_odd = age < AGE_MIN || age > AGE_MAX;

    if (pair >= 30)
        return NIP_KIND;
    nip->kind = pair >= 20 ? NIP_PPPK : NIP_PNS;
    if (nip->kind == NIP_PPPK)
        return pair == 20 ? NIP_AGREEMENT : NIP_SOUND;
    return pair >= 1 && pair <= 12 ? NIP_SOUND : NIP_APPOINTMENT_MONTH;
}

static enum nip_fault read_rest_of(struct nip *nip)
{
    int sex = number(nip->digits, 14, 1);
    if (sex != 1 && sex != 2)
        return NIP_SEX;
    nip->female = sex == 2;
    return number(nip->digits, 15, 3) ? NIP_SOUND : NIP_SERIAL;
}

enum err nip_read(struct slice text, int this_year, struct nip *ret, enum nip_fault *ret_fault)
{
    struct nip nip = {0};
    enum nip_fault fault = strip(text, nip.digits);
    if (!fault)
        fault = read_birth(&nip);
    if (!fault)
        fault = read_appointment(&nip, this_year);
    if (!fault)
        fault = read_rest_of(&nip);
    if (ret_fault)
        *ret_fault = fault;
    if (fault)
        return ERR_INVALID;
    *ret = nip;
    return OK;
}

const char *nip_fault_text(enum nip_fault fault)
{
    switch (fault) {
    case NIP_SOUND:
        return "";
    case NIP_LENGTH:
        return "18 digits are expected";
    case NIP_FOREIGN:
        return "only digits, blanks and dots are allowed";
    case NIP_BIRTH_DATE:
        return "digits 1 to 8 are no date of birth";
    case NIP_APPOINTMENT_YEAR:
        return "digits 9 to 12 are no possible year of appointment";
    case NIP_KIND:
        return "digit 13 must be 0 or 1 (PNS) or 2 (PPPK)";
    case NIP_APPOINTMENT_MONTH:
        return "digits 13 and 14 are no month";
    case NIP_AGREEMENT:
        return "digit 14 must be 1 to 9 (number of the agreement)";
    case NIP_SEX:
        return "digit 15 must be 1 or 2";
    case NIP_SERIAL:
        return "digits 16 to 18 must not be 000";
    }
    return "";
}

static bool is_whole(const char *digits)
{
    return strlen(digits) == DIGITS && strspn(digits, "0123456789") == DIGITS;
}

struct nip_text nip_printed(const char *digits)
{
    struct nip_text ret = {""};
    if (is_whole(digits))
        snprintf(ret.text, sizeof ret.text, "%.8s %.6s %.1s %.3s", digits, digits + 8, digits + 14,
                 digits + 15);
    return ret;
}

struct nip_text nip_masked(const char *digits)
{
    struct nip_text ret = {""};
    if (is_whole(digits))
        snprintf(ret.text, sizeof ret.text, "\xe2\x80\xa6 %.3s", digits + 15);
    return ret;
}
