"""Damaged streams are found, and nothing else is called damaged."""

from __future__ import annotations

import zlib

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Stream

from proceedings.pdf.damage import damaged_streams, is_endless, pages_that_show, readable_part

TEXT = b"".join(b"BT /F1 9 Tf %d 700 Td (word) Tj ET\n" % number for number in range(2000))
PACKED = zlib.compress(TEXT)


def deflated(pdf: pikepdf.Pdf, data: bytes, filters: object = Name.FlateDecode) -> Stream:
    stream = Stream(pdf, data)
    stream.write(data, filter=filters, decode_parms=None)
    return pdf.make_indirect(stream)  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    "data",
    [
        PACKED,
        PACKED[:-4],  # no viewer misses the checksum
        PACKED[:-4] + b"\0\0\0\0",
        PACKED + b"\n",
        zlib.compress(b""),
        zlib.compress(b"") + b"\r\n",
        zlib.compress(b"x" * (3 << 20)),
        b"",
    ],
)
def test_whole_streams_are_not_called_damaged(data):
    with pikepdf.new() as pdf:
        deflated(pdf, data)
        assert not damaged_streams(pdf)


@pytest.mark.parametrize(
    "data",
    [
        PACKED[: len(PACKED) // 2],
        PACKED[:400] + b"\xff" * 40 + PACKED[440:],
        b"not packed at all",
        b"\x78\xbb" + PACKED[2:],  # asks for a dictionary that nobody has
    ],
)
@pytest.mark.parametrize("filters", [Name.FlateDecode, Array([Name.FlateDecode])])
def test_damaged_streams_are_found(data, filters):
    with pikepdf.new() as pdf:
        stream = deflated(pdf, data, filters)
        assert damaged_streams(pdf) == {stream.objgen}


def test_endless_streams_are_told_from_large_ones():
    with pikepdf.new() as pdf:
        packer = zlib.compressobj(1)
        data = b"".join(packer.compress(b" " * (16 << 20)) for _ in range(17)) + packer.flush()
        endless, large = deflated(pdf, data), deflated(pdf, zlib.compress(b" " * (16 << 20)))
        assert is_endless(endless)
        assert not is_endless(large)
        assert not damaged_streams(pdf)


def test_other_filters_are_not_looked_at():
    with pikepdf.new() as pdf:
        deflated(pdf, b"\xff\xd8 no picture", Name.DCTDecode)
        deflated(pdf, b"<~", Array([Name.ASCII85Decode, Name.FlateDecode]))
        assert not damaged_streams(pdf)


@given(st.integers(0, len(PACKED)), st.binary(max_size=20))
def test_what_is_read_of_a_cut_stream_is_its_beginning(at, tail):
    with pikepdf.new() as pdf:
        found = readable_part(deflated(pdf, PACKED[:at] + tail))
    same = len(zlib.decompressobj().decompress(PACKED[:at])) if at > 2 else 0
    # What follows the cut may unpack to something for a while.
    assert found[:same] == TEXT[:same]


@pytest.mark.parametrize(
    ("data", "found"), [(b"q 1 0 0 rg Q\n", b"q 1 0 0 rg Q\n"), (b"\0\xff", b"")]
)
def test_what_only_says_that_it_is_packed_is_read_as_viewers_do(data, found):
    with pikepdf.new() as pdf:
        assert readable_part(deflated(pdf, data)) == found


def test_a_damaged_part_is_found_on_the_first_page_that_shows_it():
    with pikepdf.new() as pdf:
        picture = deflated(pdf, b"rubbish")
        lost = deflated(pdf, b"rubbish")
        form = pdf.make_stream(b"/Im Do")
        form.Resources = Dictionary(XObject=Dictionary(Im=picture))
        for _ in range(3):
            pdf.add_blank_page()
        pages = [page.obj for page in pdf.pages]
        for page in pages[1:]:
            page.Resources = Dictionary(XObject=Dictionary(Fm=form))
        pages[0].Annots = Array([Dictionary(Dest=Array([pages[1], Name.Fit]))])
        broken = damaged_streams(pdf)
        assert broken == {picture.objgen, lost.objgen}
        assert pages_that_show(pages, broken) == {picture.objgen: 2}
        assert pages_that_show(pages, frozenset()) == {}
