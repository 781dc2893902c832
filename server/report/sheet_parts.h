/* sheet_parts.h - the fonts that the program carries; embed_fonts.cmake writes them.
 */
#ifndef REPORT_SHEET_PARTS_H
#define REPORT_SHEET_PARTS_H

#include "base/bytes.h"
#include "report/sheet.h"

extern const struct slice sheet_fonts[SHEET_FONTS];

#endif
