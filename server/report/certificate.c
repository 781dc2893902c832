#include "report/certificate.h"

const char *certificate_title(enum certificate_kind kind)
{
    switch (kind) {
    case CERTIFICATE_STTP:
        return "SURAT TANDA TAMAT PELATIHAN";
    case CERTIFICATE_CERTIFICATE:
        return "SERTIFIKAT";
    case CERTIFICATE_STATEMENT:
        return "SURAT KETERANGAN";
    }
    return "";
}

const char *certificate_mode_words(const bool modes[UNIT_MODES])
{
    bool there = modes[MODE_FACE_TO_FACE - 1];
    bool online = modes[MODE_SYNCHRONOUS - 1] || modes[MODE_ASYNCHRONOUS - 1];
    if (there)
        return online ? "campuran" : "tatap muka";
    return "daring";
}
