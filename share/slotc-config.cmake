# find_package(slotc): SLOTC_EXECUTABLE, the imported program slotc::slotc, and
# slotc_generate(). CMake 3.20 is the first whose Makefiles read dependency files.

if(CMAKE_VERSION VERSION_LESS 3.20)
  set(slotc_FOUND FALSE)
  set(slotc_NOT_FOUND_MESSAGE "slotc needs CMake 3.20 or later")
  return()
endif()

get_filename_component(_slotc_prefix "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)
find_program(SLOTC_EXECUTABLE slotc HINTS "${_slotc_prefix}/bin" NO_CMAKE_FIND_ROOT_PATH DOC "The slotc program")
unset(_slotc_prefix)
if(NOT SLOTC_EXECUTABLE)
  set(slotc_FOUND FALSE)
  set(slotc_NOT_FOUND_MESSAGE "The program slotc was not found; set SLOTC_EXECUTABLE")
  return()
endif()

if(NOT TARGET slotc::slotc)
  add_executable(slotc::slotc IMPORTED)
  set_target_properties(slotc::slotc PROPERTIES IMPORTED_LOCATION "${SLOTC_EXECUTABLE}")
endif()

# slotc_generate(TARGET target FILES schema...
#                [VARIANT slotted|packed|map] [SPLIT class] [OUTPUT_DIRECTORY dir] [IMPORT_DIRS dir...]
#                [OPTIONS option...])
#
# Make a header of each schema, or with SPLIT class one of each class, and let
# the target include them. The rule's output is a stamp, so that a header which
# stays the same compiles nothing, and slotc does not run again either.
function(slotc_generate)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "TARGET;VARIANT;SPLIT;OUTPUT_DIRECTORY" "FILES;IMPORT_DIRS;OPTIONS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "slotc_generate: unknown arguments: ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT arg_TARGET OR NOT arg_FILES)
    message(FATAL_ERROR "slotc_generate needs TARGET and FILES")
  endif()
  if(NOT arg_OUTPUT_DIRECTORY)
    set(arg_OUTPUT_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}")
  endif()
  get_filename_component(folder "${arg_OUTPUT_DIRECTORY}" ABSOLUTE BASE_DIR "${CMAKE_CURRENT_BINARY_DIR}")
  file(MAKE_DIRECTORY "${folder}")

  set(options ${arg_OPTIONS})
  set(ending "")
  if(arg_VARIANT)
    list(APPEND options "--variant=${arg_VARIANT}")
    if(NOT arg_VARIANT STREQUAL "slotted")
      set(ending "_${arg_VARIANT}")
    endif()
  endif()
  foreach(import_dir IN LISTS arg_IMPORT_DIRS)
    get_filename_component(import_dir "${import_dir}" ABSOLUTE)
    list(APPEND options -I "${import_dir}")
  endforeach()

  foreach(file IN LISTS arg_FILES)
    get_filename_component(schema "${file}" ABSOLUTE)
    if(schema MATCHES "[#$]")
      message(WARNING "slotc_generate: CMake loses '#' and '$' in dependency files: ${schema}")
    endif()
    get_filename_component(stem "${schema}" NAME_WLE)
    set(header "${folder}/${stem}${ending}.h")
    if(arg_SPLIT)
      set(command slotc::slotc generate --write=if-changed "--split=${arg_SPLIT}" -d "${folder}" ${options})
      _slotc_split_headers("${schema}" "${header}" headers --split=${arg_SPLIT} -d "${folder}" ${options})
    else()
      set(command slotc::slotc generate --write=if-changed -o "${header}" ${options})
      set(headers "${header}")
    endif()

    # Ninja knows the headers as outputs of the rule and brings them back when
    # they are deleted.
    set(byproducts BYPRODUCTS ${headers})
    if(CMAKE_GENERATOR MATCHES "Makefiles")
      set(byproducts "")
    endif()
    add_custom_command(
      OUTPUT "${header}.stamp"
      ${byproducts}
      COMMAND ${command} "--stamp=${header}.stamp" "--depfile=${header}.d" -MP "${schema}"
      DEPENDS "${schema}" slotc::slotc
      DEPFILE "${header}.d"
      COMMENT "Generating ${stem}${ending}.h"
      VERBATIM)
    target_sources(${arg_TARGET} PRIVATE "${header}.stamp")

    # For make, rules of their own bring them back. These depend on nothing: a
    # header that did not change is older than the stamp, and that is right.
    if(NOT byproducts)
      foreach(output IN LISTS headers)
        add_custom_command(OUTPUT "${output}" COMMAND ${command} "${schema}" COMMENT "" VERBATIM)
        target_sources(${arg_TARGET} PRIVATE "${output}")
      endforeach()
    endif()
  endforeach()
  target_include_directories(${arg_TARGET} PRIVATE "${folder}")
endfunction()

# The headers of the schema's classes, by asking slotc. CMake runs again when
# the schema changes: the classes may be others then. The header of a class that
# is gone is removed, so that nothing goes on including it.
function(_slotc_split_headers schema header variable)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${schema}")
  execute_process(COMMAND "${SLOTC_EXECUTABLE}" generate --print-outputs ${ARGN} "${schema}"
                  OUTPUT_VARIABLE headers RESULT_VARIABLE status OUTPUT_STRIP_TRAILING_WHITESPACE)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "slotc_generate: the headers of ${schema} cannot be named")
  endif()
  string(REPLACE "\n" ";" headers "${headers}")

  set(list "${header}.list")
  if(EXISTS "${list}")
    file(STRINGS "${list}" gone)
    list(REMOVE_ITEM gone ${headers})
    if(gone)
      file(REMOVE ${gone})
    endif()
  endif()
  list(JOIN headers "\n" lines)
  file(WRITE "${list}" "${lines}\n")
  set(${variable} "${headers}" PARENT_SCOPE)
endfunction()
