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
    list(JOIN arg_UNPARSED_ARGUMENTS " " unknown)
    message(FATAL_ERROR "slotc_generate: unknown arguments: ${unknown}; "
                        "it is written slotc_generate(TARGET app FILES shop.yaml)")
  endif()
  if(arg_KEYWORDS_MISSING_VALUES)
    list(JOIN arg_KEYWORDS_MISSING_VALUES ", " keywords)
    message(FATAL_ERROR "slotc_generate: a value is missing behind ${keywords}")
  endif()
  if(NOT arg_TARGET OR NOT arg_FILES)
    message(FATAL_ERROR "slotc_generate needs TARGET and FILES, as in slotc_generate(TARGET app FILES shop.yaml)")
  endif()
  _slotc_check_target("${arg_TARGET}")
  _slotc_check_options(${arg_OPTIONS})
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
    _slotc_check_schema("${schema}" made_schema)
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
    _slotc_claim("${schema}" "${command}" ${headers})

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

    # For make, rules of their own bring them back. These depend on nothing but a
    # schema that has to be made first: a header that did not change is older than
    # the stamp, and that is right.
    if(NOT byproducts)
      foreach(output IN LISTS headers)
        add_custom_command(OUTPUT "${output}" COMMAND ${command} "${schema}" DEPENDS ${made_schema} COMMENT "" VERBATIM)
        target_sources(${arg_TARGET} PRIVATE "${output}")
      endforeach()
    endif()
  endforeach()
  target_include_directories(${arg_TARGET} PRIVATE "${folder}")
endfunction()

# A target that cannot get sources here is refused before CMake says so of each
# command that would add some. What CMake would not say: a rule is known in its
# own folder only, and a target of another one is built without the header.
function(_slotc_check_target target)
  if(NOT TARGET "${target}")
    message(FATAL_ERROR "slotc_generate: there is no target '${target}'; "
                        "call it behind the add_executable() or add_library() that makes the target")
  endif()
  get_target_property(aliased "${target}" ALIASED_TARGET)
  if(aliased)
    message(FATAL_ERROR "slotc_generate: '${target}' is an alias; give it TARGET ${aliased}")
  endif()
  get_target_property(type "${target}" TYPE)
  get_target_property(is_imported "${target}" IMPORTED)
  if(is_imported OR type MATCHES "^(INTERFACE_LIBRARY|UTILITY)$")
    message(FATAL_ERROR "slotc_generate: the target '${target}' compiles nothing; "
                        "give it the executable or library whose sources include the header")
  endif()
  get_target_property(folder "${target}" SOURCE_DIR)
  if(NOT folder STREQUAL CMAKE_CURRENT_SOURCE_DIR)
    message(FATAL_ERROR "slotc_generate: the target '${target}' is made in ${folder}; "
                        "call it in that folder's CMakeLists.txt")
  endif()
endfunction()

# What a keyword says, or the rule itself, is no option: the header would be made
# elsewhere than the build looks for it, or not at all.
function(_slotc_check_options)
  foreach(option IN LISTS ARGN)
    string(REGEX REPLACE "=.*" "" name "${option}")
    if(name MATCHES "^(-[od]|--(output|directory)$)")
      set(remedy "use OUTPUT_DIRECTORY")
    elseif(name STREQUAL "--variant")
      set(remedy "use VARIANT")
    elseif(name STREQUAL "--split")
      set(remedy "use SPLIT")
    elseif(name MATCHES "^(-M|--(write|stamp|depfile)$)")
      set(remedy "slotc_generate gives it itself")
    elseif(name MATCHES "^--(check|print-outputs|print-inputs)$")
      set(remedy "it writes no header")
    else()
      continue()
    endif()
    message(FATAL_ERROR "slotc_generate: ${option} cannot be one of the OPTIONS: ${remedy}")
  endforeach()
endfunction()

# make and Ninja would say of a schema that is not there that no rule makes it.
# One that a rule makes need not be there yet, and where it lies in the build
# folder, the rule may follow; `made` becomes its name, and is empty otherwise.
function(_slotc_check_schema schema made)
  get_source_file_property(is_made "${schema}" GENERATED)
  string(FIND "${schema}" "${CMAKE_BINARY_DIR}/" at)
  if(is_made OR (at EQUAL 0 AND NOT CMAKE_BINARY_DIR STREQUAL CMAKE_SOURCE_DIR))
    set(${made} "${schema}" PARENT_SCOPE)
    return()
  endif()
  set(${made} "" PARENT_SCOPE)
  if(NOT EXISTS "${schema}" OR IS_DIRECTORY "${schema}")
    message(FATAL_ERROR "slotc_generate: there is no schema ${schema}")
  endif()
endfunction()

# A header is made in one way: by two rules, it would be whatever ran last. The
# same rule for a second target is no other way.
function(_slotc_claim schema command)
  foreach(header IN LISTS ARGN)
    set(way "slotc_way ${header}")
    get_property(other GLOBAL PROPERTY "${way}")
    if(other AND NOT other STREQUAL "${schema};${command}")
      list(GET other 0 other)
      if(other STREQUAL schema)
        set(other "the same schema with other arguments")
      endif()
      message(FATAL_ERROR "slotc_generate: ${schema} would make ${header}, which is made of ${other} already; "
                          "give one of the two an OUTPUT_DIRECTORY of its own")
    endif()
    set_property(GLOBAL PROPERTY "${way}" "${schema};${command}")
  endforeach()
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
