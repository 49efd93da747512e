# SPDX-License-Identifier: Apache-2.0
# The Debian packages, one for each component of the installation (docs/packaging.md): cpack, or scripts/package.
set(debian ${CMAKE_CURRENT_LIST_DIR})
set(RINNOVA_MAINTAINER "Rinnova maintainers <maintainers@rinnova.invalid>" CACHE STRING "Who answers for the packages")
set(RINNOVA_REVISION 1 CACHE STRING "The packages' revision of this version")
set(exactly "(= ${PROJECT_VERSION}-${RINNOVA_REVISION})")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME rinnova)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "${RINNOVA_MAINTAINER}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL rinnova)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_PRE_BUILD_SCRIPTS ${debian}/stage.cmake)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_RELEASE ${RINNOVA_REVISION})
set(CPACK_DEBIAN_PACKAGE_SOURCE rinnova)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_RINNOVA_PACKAGE_NAME rinnova)
set(CPACK_DEBIAN_RINNOVA_PACKAGE_SECTION mail)
set(CPACK_DEBIAN_RINNOVA_PACKAGE_DEPENDS ca-certificates)
set(CPACK_DEBIAN_RINNOVA_PACKAGE_RECOMMENDS
    "default-dbus-session-bus | dbus-session-bus, gnome-keyring | kwalletmanager | keepassxc")
set(CPACK_DEBIAN_RINNOVA_PACKAGE_SUGGESTS rinnova-desktop)
set(CPACK_COMPONENT_RINNOVA_DESCRIPTION "keeps the app passwords of mail accounts alive
Some mail providers, Italian certified mail (PEC) first of all, let mail
programs in only with a password of their own, which dies after ninety days.
Rinnova brings a new one, pasted once, to every mail program and keychain on
the machine, reads each copy back, and warns before the next one expires.
.
This package has the program for the terminal and the background agent.")
set(CPACK_DEBIAN_RINNOVA_PACKAGE_CONTROL_EXTRA ${debian}/rinnova/postinst ${debian}/rinnova/prerm
    ${debian}/rinnova/postrm)

if(RINNOVA_DESKTOP)
    list(APPEND CPACK_COMPONENTS_ALL rinnova-desktop)
    set(CPACK_DEBIAN_RINNOVA-DESKTOP_PACKAGE_NAME rinnova-desktop)
    set(CPACK_DEBIAN_RINNOVA-DESKTOP_PACKAGE_SECTION mail)
    set(CPACK_DEBIAN_RINNOVA-DESKTOP_PACKAGE_DEPENDS "rinnova ${exactly}, qt6-qpa-plugins")
    set(CPACK_DEBIAN_RINNOVA-DESKTOP_PACKAGE_RECOMMENDS qt6-translations-l10n)
    set(CPACK_COMPONENT_RINNOVA-DESKTOP_DESCRIPTION "keeps the app passwords of mail accounts alive, in a window
Rinnova brings a new app password, pasted once, to every mail program and
keychain on the machine, reads each copy back, and warns before the next one
expires.
.
This package has the window, and what puts a password on the clipboard for
“rinnova copy”.")
endif()

if(TARGET rinnova-fleet)
    list(APPEND CPACK_COMPONENTS_ALL rinnova-fleet)
    set(CPACK_DEBIAN_RINNOVA-FLEET_PACKAGE_NAME rinnova-fleet)
    set(CPACK_DEBIAN_RINNOVA-FLEET_PACKAGE_SECTION admin)
    set(CPACK_DEBIAN_RINNOVA-FLEET_PACKAGE_DEPENDS
        "libqt6sql6-sqlite, systemd | systemd-standalone-sysusers | systemd-sysusers, ca-certificates")
    set(CPACK_DEBIAN_RINNOVA-FLEET_PACKAGE_SUGGESTS "libqt6sql6-psql, prometheus")
    set(CPACK_COMPONENT_RINNOVA-FLEET_DESCRIPTION "state of all machines that Rinnova watches over
The server for administrators: it receives signed reports of every machine's
agent, and shows which app passwords of mail accounts are due, expired or half
renewed, and who is silent. It never gets a password.")
    set(CPACK_DEBIAN_RINNOVA-FLEET_PACKAGE_CONTROL_EXTRA
        ${debian}/rinnova-fleet/postinst ${debian}/rinnova-fleet/prerm ${debian}/rinnova-fleet/postrm
        ${debian}/rinnova-fleet/conffiles)
endif()

# What stage.cmake needs to know.
set(CPACK_RINNOVA_SOURCE_DIR ${PROJECT_SOURCE_DIR})
set(CPACK_RINNOVA_PYTHON ${PYTHON3})
include(CPack)
