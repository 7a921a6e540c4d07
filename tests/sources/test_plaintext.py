"""Articles as plain text: pages pasted in several house manners, and files that are simply articles."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from newsterm.model import Link, Picture, StyleKind
from newsterm.sources.plaintext import article_of_text

COURIER = """Karsavan ministers agree to share flood data after a month of talks


Ms Lirra Tanoy (left) and her Vellish counterpart Oren Bask sign the accord in Port Selin on March 13. - NW

PORT SELIN: Four river states said on March 14 that they will publish hourly flood data from next month.

"We waited too long, and people downstream paid for it," Karsavan Water Minister Lirra Tanoy told reporters.

The so-called "river police", a group of volunteers who read the gauges by hand, will be paid.

The four states will meet again in September, according to statements from their ministries.- Northwire

Follow us on our official WhatsApp channel for breaking news alerts and key updates!
Rivers , Floods , Lirra Tanoy

Next In Asia News

Ferry strike enters second week as talks stall in Port Selin
Vellish parliament passes budget by a single vote
Why the monsoon came early this year (and what it means)

Others Also Read"""

MERIDIAN = """Skip to main content
Menu
World
Elections
Sports
Entertainment
Newsletters
Sign in
U.S. News
Quake-hit town votes to move its clock tower, not to rebuild it
By MARA ELLINGHAM and JOSÉ PRUITT
Updated 6:02 AM CST, November 3, 2030
Share
Workers inspect the cracked clock tower in Dunmere Falls, Nov. 1, 2030. (Meridian Press Photo/Ilse Corran)

DUNMERE FALLS, Mont. (MP) — Residents of a mountain town shaken by a quake voted Saturday to move it.

“It leans, but it still tells the time,” said Mayor Glenda Rourke, who campaigned for the move for two years.

Advertisement
Advertisement

Bricks and money

Opponents said the $2.1 million should go to homes first. Pat Oduya said he was tired of waiting.

Read more: Lake level falls to its lowest mark since records began

State geologist Ann Vey said the new site stands on rock. “If I had to pick a place, it’d be that,” she said.

Advertisement

The move is to begin in May, and the clock is to strike again before the first snow of the next winter.

Related topics: Earthquakes, Elections, Montana

More from Meridian Press
Judge halts sale of the old county fairground
2 hours ago
A school bus, a goat and a very long detour
5 min read
Sports
Entertainment
About us
Contact us
© 2030 The Meridian Press. All rights reserved."""

ALTENBRUCHER = """Startseite
Panorama
Feuerwehr befreit Waschbären aus Orgelpfeife

Der Organist wunderte sich über einen Ton, den es gar nicht geben dürfte. Dann kam die Drehleiter.

12.02.2032, 11:26 Uhr • Lesezeit: 2 Minuten
Von Jette Wolkow
Der Waschbär nach seiner Rettung in einer Transportbox. Foto: Henrik Malz/mpa

Altenbruch an der Lorne (mpa) - Ein Waschbär hat in einer Dorfkirche eine Orgelpfeife blockiert.

«Das tiefe F klang wie ein Schnarchen», sagte Organist Ruprecht Demmin am Donnerstag. «Ich habe gezweifelt.»

Die Feuerwehr rückte mit der Drehleiter an. Das Tier sei «kerngesund und schlecht gelaunt», hieß es.

© mpa-infodienst, mpa:320212-99-11827/2

Newsletter: Jeden Morgen das Wichtigste aus der Region – jetzt kostenlos anmelden.
#Tiere #Feuerwehr #Kirche

Das könnte Sie auch interessieren

Orgelbauer suchen dringend Nachwuchs in der Region
Drehleiter defekt: Gemeinde streitet über Ersatz
Als Nächstes in Panorama

Dachs verursacht Stromausfall in Gartenkolonie
Andere lasen auch"""

PHARE = """Accueil
International
Au Lorvan, les pêcheurs obtiennent une trêve avec les éoliennes
Publié le 3 mai 2033 à 18h12
Des bateaux de pêche rentrent au port de Saint-Aubrac, le 2 mai 2033.
NILS CORVAL / AFN

SAINT-AUBRAC (AFN) – Les pêcheurs du Lorvan ont levé mardi le blocus du parc éolien de la baie.

« On ne demandait pas la lune », a déclaré à l’AFN la porte-parole des pêcheurs, Maëlle Trévignon.

L’exploitant a salué « un compromis exigeant » par la voix de son directeur, Bastien Roumer.

Suivez-nous sur WhatsApp pour ne rien manquer.
Sujets : pêche - éolien - Lorvan

À lire aussi

Le port de Saint-Aubrac rouvre sous surveillance
Éolien en mer : cinq questions sur un chantier contesté"""

REPORT = (
    "The ferry between Salen and Port Anduin reopened on Monday.\n\nIt has two new boats, the mayor said."
)


def headlines(text: str) -> dict[str, list[str]]:
    return {
        found.heading: [link.title for link in found.headlines] for found in article_of_text(text).related
    }


def tags(text: str) -> list[str]:
    return [tag.term for tag in article_of_text(text).tags]


def test_a_pasted_page_comes_apart_into_its_parts() -> None:
    article = article_of_text(COURIER, "https://courier.example/1")
    assert article.url == "https://courier.example/1"
    assert article.title == "Karsavan ministers agree to share flood data after a month of talks"
    assert article.pictures == (
        Picture(
            caption="Ms Lirra Tanoy (left) and her Vellish counterpart Oren Bask sign the accord"
            " in Port Selin on March 13.",
            credit="NW",
        ),
    )
    assert ("PORT SELIN", "Northwire") == (article.dateline, article.wire)
    assert (
        "Follow us on our official WhatsApp channel for breaking news alerts and key updates!",
    ) == article.promos
    assert ["Rivers", "Floods", "Lirra Tanoy"] == tags(COURIER)
    assert article.section == "Asia News"
    assert headlines(COURIER) == {
        "Next In Asia News": [
            "Ferry strike enters second week as talks stall in Port Selin",
            "Vellish parliament passes budget by a single vote",
            "Why the monsoon came early this year (and what it means)",
        ],
        "Others Also Read": [],
    }


def test_the_body_of_a_pasted_page_is_the_report_and_nothing_else() -> None:
    paragraphs = article_of_text(COURIER).body.text.split("\n\n")
    assert len(paragraphs) == 4
    assert paragraphs[0].startswith("PORT SELIN: Four river states")
    assert paragraphs[-1].endswith("according to statements from their ministries.")


def test_menus_bylines_and_advertisements_stay_out_of_the_body() -> None:
    article = article_of_text(MERIDIAN)
    assert article.title == "Quake-hit town votes to move its clock tower, not to rebuild it"
    assert article.byline == ("MARA ELLINGHAM", "JOSÉ PRUITT")
    assert article.published == datetime(2030, 11, 3, 12, 2, tzinfo=UTC)
    assert ("DUNMERE FALLS, Mont.", "MP") == (article.dateline, article.wire)
    assert [picture.credit for picture in article.pictures] == ["Meridian Press Photo/Ilse Corran"]
    blocks = article.body.text.split("\n\n")
    assert [block.split()[0] for block in blocks] == ["DUNMERE", "“It", "Bricks", "Opponents", "State", "The"]
    assert ["Earthquakes", "Elections", "Montana"] == tags(MERIDIAN)


def test_a_short_line_between_paragraphs_is_a_subheading() -> None:
    body = article_of_text(MERIDIAN).body
    assert ["Bricks and money"] == [style.span.of(body.text) for style in body.of_kind(StyleKind.HEADING)]


def test_pointers_and_lists_lead_to_other_articles() -> None:
    assert headlines(MERIDIAN) == {
        "Read more": ["Lake level falls to its lowest mark since records began"],
        "More from Meridian Press": [
            "Judge halts sale of the old county fairground",
            "A school bus, a goat and a very long detour",
        ],
    }


def test_a_german_page_has_its_deck_its_wire_and_its_hashtags() -> None:
    article = article_of_text(ALTENBRUCHER)
    assert article.title == "Feuerwehr befreit Waschbären aus Orgelpfeife"
    assert article.deck.startswith("Der Organist wunderte sich")
    assert article.byline == ("Jette Wolkow",)
    assert article.published == datetime(2032, 2, 12, 11, 26, tzinfo=UTC)
    assert ("Altenbruch an der Lorne", "mpa", "Panorama") == (article.dateline, article.wire, article.section)
    assert article.pictures[0].credit == "Henrik Malz/mpa"
    assert ["Tiere", "Feuerwehr", "Kirche"] == tags(ALTENBRUCHER)
    assert len(article.body.text.split("\n\n")) == 3
    assert list(headlines(ALTENBRUCHER)) == [
        "Das könnte Sie auch interessieren",
        "Als Nächstes in Panorama",
        "Andere lasen auch",
    ]


def test_a_french_page_has_its_credit_on_a_line_of_its_own() -> None:
    article = article_of_text(PHARE)
    assert article.title == "Au Lorvan, les pêcheurs obtiennent une trêve avec les éoliennes"
    assert article.pictures == (
        Picture(
            caption="Des bateaux de pêche rentrent au port de Saint-Aubrac, le 2 mai 2033.",
            credit="NILS CORVAL / AFN",
        ),
    )
    assert ("SAINT-AUBRAC", "AFN") == (article.dateline, article.wire)
    assert ["pêche", "éolien", "Lorvan"] == tags(PHARE)
    assert article.related[0].headlines[0] == Link("Le port de Saint-Aubrac rouvre sous surveillance")
    assert article.promos == ("Suivez-nous sur WhatsApp pour ne rien manquer.",)


def test_a_dateline_on_a_line_of_its_own_belongs_to_the_first_paragraph() -> None:
    article = article_of_text(f"Ferry reopens\n\nSALEN, Vell — \n\n{REPORT}")
    assert article.dateline == "SALEN, Vell"
    assert article.body.text.startswith("SALEN, Vell — The ferry")


def test_a_title_and_paragraphs_are_read_as_they_stand() -> None:
    article = article_of_text(f"Ferry reopens\n\n{REPORT}\n\nNone.")
    assert ("Ferry reopens", f"{REPORT}\n\nNone.") == (article.title, article.body.text)


def test_a_text_without_a_title_is_all_body() -> None:
    text = f"{REPORT}\n\nWhat comes next\n\nThe council will meet in June to talk about prices."
    article = article_of_text(text)
    assert ("", text) == (article.title, article.body.text)


def test_one_huge_paragraph_is_one_block() -> None:
    text = "The ferry reopened on Monday. " * 2000
    article = article_of_text(text)
    assert ("", text.strip()) == (article.title, article.body.text)


def test_a_text_without_prose_loses_nothing() -> None:
    assert article_of_text("").body.text == ""
    assert article_of_text("Rain").body.text == "Rain"
    assert article_of_text("Rain\nwind blows\nover the bay").body.text == "wind blows\n\nover the bay"


def test_line_ends_of_every_kind_are_the_same() -> None:
    text = f"Ferry reopens\n\n{REPORT}"
    assert article_of_text(text) == article_of_text(text.replace("\n", "\r\n"))
    assert article_of_text(text) == article_of_text(text.replace("\n", "\r"))


def test_lines_broken_to_fit_a_page_are_joined() -> None:
    wrapped = (
        "Ferry reopens\n\nThe ferry between Salen and Port Anduin reopened on Monday after\n"
        "two years, and it has two new boats, the mayor said on Tuesday in\nthe old harbour hall.\n\n"
        "No tickets are needed in the first week of its new life, she\nsaid."
    )
    assert article_of_text(wrapped).body.text == (
        "The ferry between Salen and Port Anduin reopened on Monday after two years, and it has two new"
        " boats, the mayor said on Tuesday in the old harbour hall.\n\n"
        "No tickets are needed in the first week of its new life, she said."
    )


def test_an_email_gives_subject_sender_and_date() -> None:
    article = article_of_text(
        "From: Mira Osei <mira@salen.example>\nTo: desk@salen.example\nSubject: Ferry reopens\n"
        f"Date: Mon, 3 May 2032 10:00:00 +0200\n\n{REPORT}"
    )
    assert ("Ferry reopens", ("Mira Osei",)) == (article.title, article.byline)
    assert article.published == datetime(2032, 5, 3, 8, tzinfo=UTC)
    assert REPORT == article.body.text


def test_a_first_line_with_a_colon_is_no_email() -> None:
    article = article_of_text(f"Opinion: The ferry at last\n\n{REPORT}")
    assert ("Opinion: The ferry at last", REPORT) == (article.title, article.body.text)


def test_markdown_headings_lose_their_marks_and_lists_stay_together() -> None:
    article = article_of_text(
        f"# Ferry reopens\n\n{REPORT}\n\n## The boats\n\n- one is red\n- one is blue\n\nSo it goes."
    )
    assert article.title == "Ferry reopens"
    assert article.body.text == f"{REPORT}\n\nThe boats\n\n- one is red\n- one is blue\n\nSo it goes."


def test_what_a_terminal_must_not_see_is_gone() -> None:
    article = article_of_text(f"Ferry\x1b[2J reopens\n\n{REPORT}\x9b31m")
    everything = repr((article.title, article.body.text))
    assert "\\x1b" not in everything
    assert "\\x9b" not in everything


sentences = st.lists(
    st.text("abc déÉ中,“”", min_size=20, max_size=80).map(lambda words: f"The x{words.strip()}."),
    min_size=1,
    max_size=6,
)


@given(sentences)
def test_no_word_of_plain_paragraphs_is_lost(paragraphs: list[str]) -> None:
    article = article_of_text("\n\n".join(paragraphs))
    pictures = (picture.caption + picture.credit for picture in article.pictures)
    everything = "".join((article.title, article.deck, article.body.text, *pictures))
    for paragraph in paragraphs:
        assert "".join(paragraph.split()) in "".join(everything.split())


@given(st.text(st.sampled_from("aB .\n-–—:#,(/)©0“”中か한"), max_size=200))
def test_any_text_becomes_an_article(text: str) -> None:
    article_of_text(text)


def test_a_german_page_may_end_its_paragraphs_with_speech() -> None:
    page = (
        "Zum Hauptinhalt springen\nMenü\nPolitik\nKultur\nSport\nAbo\n"
        "Wellenburg streicht seine Uhr um\n"
        "Von Imke Raabe\n"
        "Die Turmuhr von Wellenburg am Montag. Foto: Jost Kehl\n\n"
        "Der Rat von Wellenburg hat lange gerungen. Am Ende sagte die Bürgermeisterin: „Wir nehmen Blau.“\n\n"
        "Der Uhrmacher widersprach nicht. Er sagte nur: „Es ist Ihre Uhr.“\n\n"
        "Newsletter: Jeden Morgen das Wichtigste aus der Region – jetzt kostenlos anmelden.\n"
        "Impressum\nDatenschutz"
    )
    article = article_of_text(page)
    assert article.title == "Wellenburg streicht seine Uhr um"
    assert [picture.credit for picture in article.pictures] == ["Jost Kehl"]
    assert ["Blau.“", "Uhr.“"] == [block.split()[-1] for block in article.body.text.split("\n\n")]
