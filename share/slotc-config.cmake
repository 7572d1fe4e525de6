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
#                [VARIANT slotted|packed|map] [OUTPUT_DIRECTORY dir] [IMPORT_DIRS dir...] [OPTIONS option...])
#
# Make a header of each schema and let the target include it. The rule's output
# is a stamp, so that a header which stays the same compiles nothing, and
# slotc does not run again either.
function(slotc_generate)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "TARGET;VARIANT;OUTPUT_DIRECTORY" "FILES;IMPORT_DIRS;OPTIONS")
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
    set(command slotc::slotc generate --write=if-changed -o "${header}" ${options})

    # Ninja knows the header as an output of the rule and brings it back when
    # it is deleted. For make a rule of its own does, which costs nothing while
    # the header is newer than the stamp.
    set(byproducts BYPRODUCTS "${header}")
    if(CMAKE_GENERATOR MATCHES "Makefiles")
      set(byproducts "")
      add_custom_command(OUTPUT "${header}" COMMAND ${command} "${schema}" DEPENDS "${header}.stamp"
                         COMMENT "" VERBATIM)
      target_sources(${arg_TARGET} PRIVATE "${header}")
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
  endforeach()
  target_include_directories(${arg_TARGET} PRIVATE "${folder}")
endfunction()
