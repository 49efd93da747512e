# SPDX-License-Identifier: Apache-2.0
# rinnova_with_prefix(FROM TO COMPONENT): installs FROM as TO below the prefix, with the prefix in place of
# @CMAKE_INSTALL_PREFIX@ (and @RINNOVA_SHARE_SUBDIR@ below it). Where that is becomes known when it is installed, not before.
function(rinnova_with_prefix from to component)
    get_filename_component(from ${from} ABSOLUTE)
    get_filename_component(folder ${to} DIRECTORY)
    get_filename_component(name ${to} NAME)
    set(made ${CMAKE_CURRENT_BINARY_DIR}/with_prefix/${name})
    install(CODE "set(RINNOVA_SHARE_SUBDIR \"${RINNOVA_SHARE_SUBDIR}\")
configure_file(\"${from}\" \"${made}\" @ONLY)
file(INSTALL \"${made}\" DESTINATION \"\${CMAKE_INSTALL_PREFIX}/${folder}\")" COMPONENT ${component})
endfunction()
