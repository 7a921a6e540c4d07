"""Who signs a report's end, and who is credited at a caption's end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsterm.reading.anatomy.credits import end_credit_of, split_credit

BODY = "The four states will meet again in September."


@pytest.mark.parametrize(
    ("end", "wire"),
    [
        ("- Reuters", "Reuters"),
        (" - Northwire", "Northwire"),
        (" NORTHWIRE", "NORTHWIRE"),
        ("—AFP", "AFP"),
        (" (AP)", "AP"),
        (" (ANSA).", "ANSA"),
        (" /DHA", "DHA"),
        (" dpa", "dpa"),
        ("\n\n— AFP", "AFP"),
        ("\n\nReuters", "Reuters"),
        ("\n\n(DHA)", "DHA"),
        ("\n\nAFP/jr/mk", "AFP"),
        ("\n\nSource: Xinhua", "Xinhua"),
        ("\n\nQuelle: mpa", "mpa"),
        ("\n\n© mpa-infodienst, mpa:320212-99-11827/2", "mpa"),
    ],
)
def test_an_agency_signs_the_end(end: str, wire: str) -> None:
    credit = end_credit_of(BODY + end)
    assert credit is not None
    assert wire == credit.wire
    assert (BODY + end)[: credit.span.start].rstrip() == BODY


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "He went to the USA",
        "“The sea is wide.” – Voltaire",
        "They met in the town (left)",
        f"{BODY}\n\nRead more",
        f"{BODY}\n\nSHARE",
        f"{BODY} (nz)",
        "He called it a “spa“aa.",
        "They call the volcano’s slag a “rock“ aa.",
        f"{BODY}\n\nReporting by Mira Osei; Editing by Jon Ve",
        "",
    ],
)
def test_other_last_words_are_no_signature(text: str) -> None:
    assert end_credit_of(text) is None


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("Delegates in Salen. - AP", "Delegates in Salen.", "AP"),
        ("Delegates in Salen. PHOTO: NORTHWIRE", "Delegates in Salen.", "NORTHWIRE"),
        ("Delegates in Salen. (Photo: J. Kwan / SNA)", "Delegates in Salen.", "J. Kwan / SNA"),
        (
            "Delegates in Salen. (Meridian Press Photo/Ilse Corran)",
            "Delegates in Salen.",
            "Meridian Press Photo/Ilse Corran",
        ),
        ("Delegates in Salen. REUTERS/Jon Ve", "Delegates in Salen.", "REUTERS/Jon Ve"),
        (
            "Delegates in Salen. | Jon Ve/SNA via Getty Images",
            "Delegates in Salen.",
            "Jon Ve/SNA via Getty Images",
        ),
        ("Delegates in Salen © Jon Ve", "Delegates in Salen", "Jon Ve"),
        ("Delegierte in Salen. Foto: Henrik Malz/mpa", "Delegierte in Salen.", "Henrik Malz/mpa"),
        ("Des bateaux à Salen.\nNILS CORVAL / AFN", "Des bateaux à Salen.", "NILS CORVAL / AFN"),
        ("Barcos en Salen.\nJUANA ROJO (REUTERS)", "Barcos en Salen.", "JUANA ROJO (REUTERS)"),
        ("Ministři v Salenu. Jana Nová, Salenské Zprávy", "Ministři v Salenu.", "Jana Nová, Salenské Zprávy"),
        ("살렌의 대표들. [사진 = 홍길동 기자]", "살렌의 대표들.", "홍길동 기자"),
        ("Photo: Jon Ve", "", "Jon Ve"),
        ("Jon Ve / SNA", "", "Jon Ve / SNA"),
    ],
)
def test_caption_and_credit_are_split(line: str, caption: str, credit: str) -> None:
    assert (caption, credit) == split_credit(line)


@pytest.mark.parametrize(
    "caption",
    [
        "Lena Ortiz (left) and Oren Bask sign the accord.",
        "The bridge in 2019 (file)",
        "The mayor - seen here with the old clock",
        "The board wants 1/2 of the money back by May 2031.",
        "Members of the River Committee (RC) walk to the gauge",
    ],
)
def test_a_caption_without_a_credit_stays_whole(caption: str) -> None:
    assert (caption, "") == split_credit(caption)


@given(st.text())
def test_any_text_is_read_without_an_error_and_a_credit_comes_from_its_words(text: str) -> None:
    caption, credit = split_credit(text)
    assert caption in text
    assert credit in text
    signed = end_credit_of(text)
    assert signed is None or signed.wire in text
