# What other build systems and debuggers take from an installed slotc.
aclocaldir = $(datadir)/aclocal
dist_aclocal_DATA = m4/slotc.m4

cmakedir = $(datadir)/cmake/slotc
dist_cmake_DATA = %D%/slotc-config.cmake
nodist_cmake_DATA = %D%/slotc-config-version.cmake

pkgconfigdir = $(datadir)/pkgconfig
nodist_pkgconfig_DATA = %D%/slotc.pc

dist_pkgdata_DATA = %D%/slotc.bzl
