"""What asks something of the reader, and what is news about asking."""

import pytest

from newsterm.reading.anatomy.promos import is_promo


@pytest.mark.parametrize(
    "line",
    [
        "Follow us on our official WhatsApp channel for breaking news alerts!",
        "Get the Courier’s evening briefing in your inbox. Sign up here.",
        "Want more? Download the Salen Review app.",
        "Have a story for us? Email us at tips@harbour.example",
        "Article continues below",
        "This story has been shared 4,976 times.",
        "Share this article",
        "Newsletter: Jeden Morgen das Wichtigste aus der Region – jetzt kostenlos anmelden.",
        "Folgen Sie uns auf WhatsApp und verpassen Sie keine Nachricht.",
        "Recevez chaque matin notre lettre d’information : inscrivez-vous gratuitement.",
        "Suivez-nous sur WhatsApp pour ne rien manquer.",
        "Síguenos en nuestro canal de Telegram",
        "Iscriviti alla newsletter",
        "Receba as notícias no seu WhatsApp",
        "Meld deg på vårt nyhetsbrev",
        "Подписывайтесь на наш канал в Telegram",
        "Haber bültenimize abone olun",
        "关注我们的微信公众号",
    ],
)
def test_a_call_near_an_offer_is_a_promo(line: str) -> None:
    assert is_promo(line)


@pytest.mark.parametrize(
    "line",
    [
        "The minister asked people to follow him on Facebook for updates on the storm.",
        "“Follow us on WhatsApp or leave the club,” the captain told the crew.",
        "Share prices fell for a third day as the newsletter trade cooled.",
        "Die Bank will, dass Kunden sich in der App ab Mai mit einem zweiten Gerät neu anmelden.",
        "Get up, stand up: the choir of Salen sang until midnight.",
        "",
    ],
)
def test_news_about_apps_and_newsletters_is_no_promo(line: str) -> None:
    assert not is_promo(line)


def test_a_long_paragraph_is_no_promo_whatever_it_asks() -> None:
    assert not is_promo("Sign up for our newsletter. " * 20)
