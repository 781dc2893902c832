# Writes fonts as C, for a program that carries its own letters:
#   cmake -D OUT=... -D FILES=a.ttf|b.ttf|... -P embed_fonts.cmake
# in the order of enum sheet_font (sheet.h).
string(REPLACE "|" ";" files "${FILES}")
set(texts "")
set(rows "")
set(n 0)
foreach(file ${files})
    file(READ ${file} hex HEX)
    string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
    string(APPEND texts "static const uint8_t font_${n}[] = {${bytes}};\n")
    string(APPEND rows "    {font_${n}, sizeof font_${n}},\n")
    math(EXPR n "${n} + 1")
endforeach()
file(WRITE ${OUT} "/* Written by embed_fonts.cmake: not to be edited. */
#include \"report/sheet_parts.h\"

${texts}
const struct slice sheet_fonts[SHEET_FONTS] = {
${rows}};
")
