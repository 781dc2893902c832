/* read_back.h - a document as people and their phones read it.
 */
#ifndef TESTS_OFFICE_READ_BACK_H
#define TESTS_OFFICE_READ_BACK_H

#include <stdlib.h>

#include "base/file.h"
#include "base/id.h"
#include "office/scratch.h"
#include "support/check.h"

/* What the command, then the file, then `after` says. */
static inline void heard(const char *before, const char *file, const char *after,
                         char ret[SCRATCH_TEXT_MAX])
{
    char command[700];
    snprintf(command, sizeof command, "%s %s %s", before, file, after);
    FILE *pipe = popen(command, "r");
    size_t n = pipe ? fread(ret, 1, SCRATCH_TEXT_MAX - 1, pipe) : 0;
    ret[n] = '\0';
    if (pipe)
        pclose(pipe);
}

/* The QR code of a drawn PDF leads to the code's page, and all of `words` (ends with NULL) stand in
 * it. Without poppler and zbar it only says that it was not looked at. */
static inline void check_read_back(struct slice pdf, struct id_text code, const char *const *words)
{
    static char text[SCRATCH_TEXT_MAX];
    struct scratch folder;
    char address[120];

    if (system("command -v pdftotext pdftoppm zbarimg >/dev/null") != 0) {
        printf("not looked at: pdftotext, pdftoppm or zbarimg is not there\n");
        return;
    }
    scratch_make(&folder);
    struct scratch_path path = scratch_file(&folder, "dokumen.pdf");
    check_same(file_write(path.text, pdf, 0600), OK, "written");
    heard("pdftoppm -l 1 -r 150 -png", path.text,
          "2>/dev/null | zbarimg -q --raw PNG:- 2>/dev/null", text);
    snprintf(address, sizeof address, "https://localhost:8443/sertifikat/%s\n", code.text);
    check_text("the QR code", text, address);
    heard("pdftotext -layout", path.text, "- 2>/dev/null", text);
    for (; *words; words++)
        check(strstr(text, *words) != NULL, *words);
    scratch_drop(&folder);
}

#endif
