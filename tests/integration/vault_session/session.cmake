# SPDX-License-Identifier: Apache-2.0
include_guard(GLOBAL)

# What the programs that run inside a session have in common.
add_library(rinnova-test-session STATIC
    ${CMAKE_CURRENT_LIST_DIR}/Session.cpp
    ${CMAKE_CURRENT_LIST_DIR}/StandInKWallet.cpp
    ${CMAKE_CURRENT_LIST_DIR}/StandInService.cpp
    ${CMAKE_CURRENT_LIST_DIR}/StoredItems.cpp
    ${CMAKE_CURRENT_LIST_DIR}/Tools.cpp)
target_include_directories(rinnova-test-session PUBLIC ${PROJECT_SOURCE_DIR}/tests)
target_compile_definitions(rinnova-test-session PRIVATE SECRET_API_SUBJECT_TO_CHANGE) # collections by their paths
target_link_libraries(rinnova-test-session PUBLIC doctest::doctest PkgConfig::LIBSECRET PRIVATE rinnova-options)

# rinnova_session_program(NAME SOURCES … LINKS …): a doctest program that runs inside a desktop session of its own, with
# a real gnome-keyring (with_session.py).
function(rinnova_session_program name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINKS")
    add_executable(${name} ${arg_SOURCES})
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests ${PROJECT_SOURCE_DIR}/src)
    target_compile_options(${name} PRIVATE ${test_optimisation})
    target_compile_definitions(${name} PRIVATE
        RINNOVA_SOURCE_DIR="${PROJECT_SOURCE_DIR}" RINNOVA_BINARY_DIR="${PROJECT_BINARY_DIR}")
    target_link_libraries(${name} PRIVATE ${arg_LINKS} rinnova-test-session rinnova-doctest-main rinnova-options)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
endfunction()

# rinnova_session_run(NAME PROGRAM [SUITE …] [SESSION …]): one run of it by CTest: a doctest suite, or all; SESSION:
# options of with_session.py.
function(rinnova_session_run name program)
    cmake_parse_arguments(PARSE_ARGV 2 arg "" "SUITE" "SESSION")
    set(suite)
    if(arg_SUITE)
        set(suite --test-suite=${arg_SUITE})
    endif()
    add_test(NAME ${name}
        COMMAND ${PYTHON3} -B ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/with_session.py ${arg_SESSION}
            -- $<TARGET_FILE:${program}> ${suite})
    set_tests_properties(${name} PROPERTIES LABELS integration TIMEOUT 300)
endfunction()

# rinnova_session_test(NAME SOURCES … LINKS …): both, in a session with an open keyring.
function(rinnova_session_test name)
    rinnova_session_program(${name} ${ARGN})
    rinnova_session_run(${name} ${name})
endfunction()
