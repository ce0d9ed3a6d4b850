#!/usr/bin/env python3
"""The colour profile that every PDF carries is the one that Little CMS makes for sRGB.

    srgb_profile.py src/pdf/srgb.icc [--update]

Little CMS writes the time of making into bytes 24 to 35; here it is the beginning of 1970. The
profile's identifier, bytes 84 to 99, is left zero, as ICC.1:2004-10, 7.2.18, allows."""

import ctypes
import pathlib
import struct
import sys


def load_library():
    library = ctypes.CDLL("liblcms2.so.2")
    library.cmsCreate_sRGBProfile.restype = ctypes.c_void_p
    library.cmsSetProfileVersion.argtypes = ctypes.c_void_p, ctypes.c_double
    library.cmsSaveProfileToMem.argtypes = ctypes.c_void_p, ctypes.c_void_p, ctypes.POINTER(ctypes.c_uint32)
    return library


def make_profile(library):
    profile = library.cmsCreate_sRGBProfile()
    library.cmsSetProfileVersion(profile, 4.2)  # the latest that PDF 1.7 knows
    size = ctypes.c_uint32()
    library.cmsSaveProfileToMem(profile, None, ctypes.byref(size))
    content = ctypes.create_string_buffer(size.value)
    if not library.cmsSaveProfileToMem(profile, content, ctypes.byref(size)):
        sys.exit("Little CMS could not write the profile")
    return bytearray(content.raw)


def main():
    file = pathlib.Path(sys.argv[1])
    profile = make_profile(load_library())
    profile[24:36] = struct.pack(">6H", 1970, 1, 1, 0, 0, 0)
    profile[84:100] = bytes(16)
    if "--update" in sys.argv:
        file.write_bytes(profile)
    if file.read_bytes() != profile:
        sys.exit(f"{file} is not what Little CMS makes; written anew with --update")
    print(f"{len(profile)} bytes")


main()
