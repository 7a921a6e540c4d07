"""Bytes become text, whatever they are said to be."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsterm.errors import ContentError
from newsterm.sources.document import LIMIT
from newsterm.sources.encoding import decode, repaired, unpack

RUSSIAN = "Паром опоздал на сорок лет, и его всё-таки встретили с оркестром на берегу"
JAPANESE = "港の大時計は四分進んだまま直されず、町の人はそれで間に合っていると言う"
CHINESE = "渡口的大钟一直快四分钟，镇上的人说这样大家都不会迟到，也不用再修了"
KOREAN = "항구의 시계는 사 분 빠르게 가고 있으며 마을 사람들은 그대로 두기로 했다고 한다"
GREEK = "Το ρολόι του λιμανιού πηγαίνει μπροστά και κανείς δεν θέλει να το διορθώσει"
ARABIC = "ساعة الميناء متقدمة أربع دقائق ولا يريد أحد من أهل القرية أن يصلحها"
HEBREW = "שעון הנמל ממהר בארבע דקות ואיש מתושבי העיירה אינו רוצה לתקן אותו"
GERMAN = "Der Fähranleger in Möwensühl wird nächste Woche repariert, heißt es"


def declared(label: str, text: str) -> str:
    return f'<?xml version="1.0" encoding="{label}"?><title>{text}</title>'


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\ufeff\0"), min_size=1).filter(
        lambda text: repaired(text) == text
    )
)
def test_utf_8_is_read_as_it_is_whatever_it_is_called(text: str) -> None:
    assert decode(text.encode(), "iso-8859-1") == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_wide_encodings_are_known_by_their_marks_and_by_their_zeros(encoding: str) -> None:
    assert declared("iso-8859-1", RUSSIAN) == decode(
        declared("iso-8859-1", RUSSIAN).encode(encoding), "latin-1"
    )


def test_two_byte_order_marks_are_none_too_many() -> None:
    assert decode(b"\xef\xbb\xbf\xef\xbb\xbf<rss/>") == "<rss/>"


@pytest.mark.parametrize(
    ("label", "encoding", "text"),
    [
        ("windows-1251", "cp1251", RUSSIAN),
        ("KOI8-R", "koi8-r", RUSSIAN),
        ("Shift_JIS", "cp932", JAPANESE),
        ("ISO-2022-JP", "iso2022_jp", JAPANESE),
        ("gb2312", "gb18030", CHINESE),
        ("euc-kr", "cp949", KOREAN),
        ("iso-8859-1", "cp1252", "“Möwe”"),  # what the web means by Latin-1
    ],
)
def test_a_label_is_believed(label: str, encoding: str, text: str) -> None:
    assert declared(label, text) == decode(declared(label, text).encode(encoding))
    assert text == decode(text.encode(encoding), label)


def test_a_server_that_says_latin_1_unasked_waits_for_the_document() -> None:
    text = declared("windows-1251", RUSSIAN)
    assert text == decode(text.encode("cp1251"), "ISO-8859-1")


@pytest.mark.parametrize("label", ["", "utf-8", "x-nonsense", "unicode_escape", "idna", "base64"])
def test_what_is_mislabelled_is_read_as_western(label: str) -> None:
    assert declared(label, GERMAN) == decode(declared(label, GERMAN).encode("cp1252"), label)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", RUSSIAN),
        ("koi8-r", RUSSIAN),
        ("cp932", JAPANESE),
        ("euc_jp", JAPANESE),
        ("gb18030", CHINESE),
        ("cp949", KOREAN),
        ("cp1253", GREEK),
        ("cp1256", ARABIC),
        ("cp1255", HEBREW),
        ("cp1252", GERMAN),
    ],
)
def test_without_a_label_the_letters_tell(encoding: str, text: str) -> None:
    assert declared("utf-8", text) == decode(declared("utf-8", text).encode(encoding))


def test_one_rotten_byte_spoils_no_other() -> None:
    content = bytearray(RUSSIAN.encode())
    content[10] = 0xFF
    assert decode(bytes(content)).endswith("встретили с оркестром на берегу")


@given(st.binary())
def test_any_bytes_can_be_read(content: bytes) -> None:
    assert isinstance(decode(content), str)


def misread(text: str) -> str:
    """UTF-8 as somebody sees it who takes it for Windows-1252."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


MISREADABLE = st.text("ab <>&éñßÅ’“”–…€Парм港时ساع", min_size=2).filter(
    lambda text: sum(not sign.isascii() for sign in text) > 1 and repaired(text) == text
)


@given(MISREADABLE)
def test_utf_8_that_was_read_as_western_is_set_right(text: str) -> None:
    assert text == repaired(misread(text))
    assert text == decode(misread(text).encode())


def test_what_was_misread_twice_is_set_right_twice() -> None:
    assert "“Möwe” – don’t" == repaired(misread(misread("“Möwe” – don’t")))


@given(st.text(), st.text(), st.sampled_from(["Möwe", "São", "façade", "Łódź", "Паром", "港"]))
def test_where_one_letter_is_right_nothing_is_changed(before: str, after: str, right: str) -> None:
    text = f"{before} {right} {after}"
    assert text == repaired(text)


@given(st.text(st.characters(codec="cp1252"), max_size=40))
def test_what_is_changed_reads_as_it_did_when_it_is_misread_again(text: str) -> None:
    changed = repaired(text)
    assert text in (changed, misread(changed), misread(misread(changed)))


@pytest.mark.parametrize(
    "text", ["AMANHÃ", "AMANHÃ…", "São João", "Â", "“AMANHÔ", "Ã©té à Bâle – Ω", "don’t"]
)
def test_what_only_looks_misread_stays(text: str) -> None:
    assert text == repaired(text)
    assert text == decode(text.encode())


def test_gzip_without_a_header_is_unpacked() -> None:
    assert b"<rss/>" == unpack(gzip.compress(b"<rss/>"))
    assert b"<rss/>" == unpack(b"<rss/>")


def test_gzip_that_breaks_off_gives_what_is_there() -> None:
    packed = gzip.compress(b"<rss>" + bytes(range(256)) * 9)
    assert unpack(packed[:-40]).startswith(b"<rss>")


def test_gzip_that_unpacks_to_too_much_is_refused() -> None:
    with pytest.raises(ContentError, match="it unpacks to more than 20 MB; newsterm reads no more"):
        unpack(gzip.compress(b" " * (LIMIT + 1)))


def test_gzip_that_is_none_is_told() -> None:
    with pytest.raises(ContentError, match="it is packed with gzip and broken"):
        unpack(b"\x1f\x8bnonsense")
