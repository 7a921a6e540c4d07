"""Where a report was filed, in the manners of many houses."""

import pytest

from newsterm.reading.anatomy.datelines import dateline_of

HOUSES = [
    ("PORT SALEN: Four river states said on Monday", "PORT SALEN", "", "Four river"),
    ("PORT SALEN — Four river states said", "PORT SALEN", "", "Four river"),
    ("PORT SALEN, Dec 6: Four river states said", "PORT SALEN", "", "Four river"),
    ("PORT SALEN (Dec 6): Four river states said", "PORT SALEN", "", "Four river"),
    ("PORT SALEN (Northwire) - Four river states said", "PORT SALEN", "Northwire", "Four river"),
    ("PORT SALEN, March 7 (NW) - Four river states said", "PORT SALEN", "NW", "Four river"),
    ("PORT SALEN, Aug. 20, 2031 (Northwire) -- Four states", "PORT SALEN", "Northwire", "Four states"),
    (
        "PORT SALEN, Aug. 20, 2031 /SalenNewswire/ -- Four states",
        "PORT SALEN",
        "SalenNewswire",
        "Four states",
    ),
    ("DUNMERE FALLS, Mont. (MP) — Residents voted", "DUNMERE FALLS, Mont.", "MP", "Residents"),
    ("KELMOR, United Vell — Residents voted", "KELMOR, United Vell", "", "Residents"),
    ("KELMOR, K.C. — Residents voted", "KELMOR, K.C.", "", "Residents"),
    ("KELMOR/THE QUAY, March 7 (NW) - Residents voted", "KELMOR/THE QUAY", "NW", "Residents"),
    ("KELMOR and SALEN — Residents voted", "KELMOR and SALEN", "", "Residents"),
    ("Salen, Dec 6 (SPI) Prime Minister Lena Ortiz said", "Salen", "SPI", "Prime Minister"),
    ("Altenbruch an der Lorne (mpa) - Ein Waschbär hat", "Altenbruch an der Lorne", "mpa", "Ein Waschbär"),
    ("Altenbruch (mpa/lno) – Ein Waschbär hat", "Altenbruch", "mpa", "Ein Waschbär"),
    ("Neuried (Oder) (mpa) - Die Feuerwehr hat", "Neuried (Oder)", "mpa", "Die Feuerwehr"),
    (
        "Neuried/Altenbruch – Kurz vor dem großen Fest haben die Wirte abgesagt.",
        "Neuried/Altenbruch",
        "",
        "Kurz",
    ),
    ("SAINT-AUBRAC, 6 déc (AFN) – Les pêcheurs ont levé", "SAINT-AUBRAC", "AFN", "Les pêcheurs"),
    ("L'ABRAC (AFN) – Les pêcheurs ont levé", "L'ABRAC", "AFN", "Les pêcheurs"),
    ("PUERTO CLARO, 6 (EFN).- El presidente dijo", "PUERTO CLARO", "EFN", "El presidente"),
    ("Puerto Claro 6 Dic. (PRENSA SUR) - El presidente", "Puerto Claro", "PRENSA SUR", "El presidente"),
    ("(ANSO) - VALDORA, 06 DIC - Il presidente ha detto", "VALDORA", "ANSO", "Il presidente"),
    ("Valdora, 6 dic. (notizie) - Il presidente ha detto", "Valdora", "notizie", "Il presidente"),
    ("ПОРТ-САЛЕН, 6 дек — РИА Новости. Министр сказал", "ПОРТ-САЛЕН", "РИА Новости", "Министр"),
    ("Портсален. 6 декабря. СЕВЕРФАКС - Министр сказал", "Портсален", "СЕВЕРФАКС", "Министр"),
    ("ПОРТСАЛЕН, 6 декабря. /СЕВ/. Министр сказал", "ПОРТСАЛЕН", "СЕВ", "Министр"),
    ("مرفأ سالن (رويترز) - قال الوزير", "مرفأ سالن", "رويترز", "قال"),
    ("【砂連港＝山田花子】四つの川の国は", "砂連港", "", "四つの川"),
    ("【砂連港共同】四つの川の国は", "砂連港", "共同", "四つの川"),
    ("［砂連　６日　ロイター］ - 四つの川の国は", "砂連", "ロイター", "四つの川"),
    ("（砂連中央社）四河國家表示", "砂連", "中央社", "四河"),
    ("（中央社記者王小明砂連6日電）四河國家表示", "砂連", "中央社", "四河"),
    ("新华社砂连11月17日电 四河国家表示", "砂连", "新华社", "四河"),
    ("(살렌=연합뉴스) 홍길동 기자 = 정부는", "살렌", "연합뉴스", "정부는"),
]

NONE = [
    "WATCH: The minister speaks",
    "Update: Die Regierung hat am Montag einen Entwurf beschlossen, sagte sie.",
    "He said: we are going to rebuild the bridge before the winter comes.",
    "NATO — the alliance of the north — met on Monday.",
    "The report – the first of its kind – was published on Monday by the ministry.",
    "UNITED Salen Works (a company of the Ortiz family) said on Monday it would close.",
    "“We waited,” she said – and left.",
    "Rain fell on Monday.",
    "",
]


@pytest.mark.parametrize(("text", "place", "wire", "begins"), HOUSES)
def test_place_and_agency_are_read_in_each_house_style(text: str, place: str, wire: str, begins: str) -> None:
    found = dateline_of(text)
    assert found is not None
    assert (place, wire) == (found.place, found.wire)
    assert found.span.start == 0
    assert text[found.span.end :].startswith(begins)


@pytest.mark.parametrize("text", NONE)
def test_a_report_that_just_begins_has_no_dateline(text: str) -> None:
    assert dateline_of(text) is None


def test_an_agency_may_stand_without_a_place() -> None:
    found = dateline_of("Dec 6 (Northwire) - The harbour board said it would pay.")
    assert found is not None
    assert ("", "Northwire") == (found.place, found.wire)


def test_a_byline_may_stand_before_it_and_offsets_are_of_the_whole_text() -> None:
    text = "By Mira Osei\n\nPORT SALEN (NW) — Four river states said on Monday they would share data."
    found = dateline_of(text)
    assert found is not None
    assert found.span.of(text) == "PORT SALEN (NW) — "


def test_a_dateline_far_down_is_part_of_the_report() -> None:
    report = "Four river states said on Monday that they would share data from the first of May."
    assert dateline_of(f"{report}\n\nPORT SALEN — Elsewhere, the ferry reopened.") is None
