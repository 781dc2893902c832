# Writes the migrations as C, for a program that carries its own tables:
#   cmake -D FOLDER=... -D OUT=... -P embed_migrations.cmake
# Files are named 0001_<noun>.sql, 0002_<noun>.sql ... without a hole, and hold ASCII.
file(GLOB files ${FOLDER}/*.sql)
list(SORT files)
set(texts "")
set(rows "")
set(expected 0)
foreach(file ${files})
    math(EXPR expected "${expected} + 1")
    get_filename_component(name ${file} NAME)
    if(NOT name MATCHES "^([0-9][0-9][0-9][0-9])_[a-z_]+\\.sql$")
        message(FATAL_ERROR "${file}: a migration is named 0001_<noun>.sql")
    endif()
    math(EXPR number "1${CMAKE_MATCH_1} - 10000")
    if(NOT number EQUAL expected)
        message(FATAL_ERROR "${file}: number ${expected} is missing or there twice")
    endif()
    file(READ ${file} hex HEX)
    string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
    if(bytes MATCHES "0x[89a-f]")
        message(FATAL_ERROR "${file}: holds something else than ASCII")
    endif()
    string(APPEND texts "static const char sql_${number}[] = {${bytes}0};\n")
    string(APPEND rows "    {${number}, \"${name}\", sql_${number}},\n")
endforeach()
file(WRITE ${OUT} "/* Written by embed_migrations.cmake from server/store/migrations/: not to be edited. */
#include \"store/sqlite_migrate.h\"

${texts}
const struct migration sqlite_migrations[] = {
${rows}};

const size_t sqlite_migrations_n = sizeof sqlite_migrations / sizeof sqlite_migrations[0];
")
