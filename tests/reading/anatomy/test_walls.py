import pytest

from newsterm.reading.anatomy.walls import gate_in, is_wall_line, wall_in


@pytest.mark.parametrize(
    "words",
    [
        "Subscribe to continue reading.",
        "Unlock the full story: start your free trial to read the rest.",
        "This article is only for subscribers.",
        "Already a subscriber? Log in",
        "You have reached your limit of free articles.",
        "Mit Kurier Plus weiterlesen",
        "Dieser Artikel ist exklusiv für Abonnenten.",
        "Sie haben bereits ein Digital-Abo?",
        "Il vous reste 62,5 % de cet article à lire. La suite est réservée aux abonnés.",
        "Abonnez-vous pour lire la suite",
        "Contenido exclusivo para suscriptores",
        "Suscríbete para seguir leyendo",
        "Articolo riservato agli abbonati",
        "Abbonati per continuare a leggere",
        "Conteúdo exclusivo para assinantes",
        "Word abonnee om verder te lezen",
        "Denne saken er kun for abonnenter",
        "Bli prenumerant för att läsa vidare",
        "Artykuł tylko dla prenumeratorów",
        "Materiał jest dostępny: kup Premium i czytaj dalej",
        "Статья доступна только подписчикам",
        "続きを読むには有料会員登録が必要です",
        "订阅后阅读全文",
        "유료회원만 전문을 볼 수 있습니다",
    ],
)
def test_a_subscription_is_asked_for_in_many_languages(words: str) -> None:
    assert wall_in(words) == "subscription"
    assert is_wall_line(words)


@pytest.mark.parametrize(
    "words",
    [
        "Log in or register to continue reading",
        "Create a free account and read the full story.",
        "Jetzt kostenlos registrieren und weiterlesen",
        "Connectez-vous pour lire la suite",
        "Inicia sesión para seguir leyendo",
        "Accedi per continuare a leggere",
        "Faça login para continuar lendo",
        "Logg inn for å lese videre",
        "Zaloguj się i czytaj dalej",
        "Войдите, чтобы читать дальше",
        "ログインして続きを読む",
        "登录后继续",
    ],
)
def test_a_login_is_asked_for_in_many_languages(words: str) -> None:
    assert wall_in(words) == "login"


@pytest.mark.parametrize(
    "words",
    [
        "The pool is open only to members, the club said.",
        "The streaming service lost two million subscribers in March.",
        "Subscribe to our newsletter for more stories from the river.",
        "Der Konzern gewann 40.000 Abonnenten hinzu.",
        "Le nombre des abonnés a doublé.",
        "She told the court that she would continue reading law.",
    ],
)
def test_news_of_members_and_subscribers_is_no_wall(words: str) -> None:
    assert wall_in(words) == ""


def test_a_page_that_asks_for_consent_or_a_proof_is_told_by_its_few_words() -> None:
    consent = "We value your privacy. We and our partners use cookies. Give your consent to tracking."
    assert gate_in("Delta Courier", consent) == "consent"
    german = "Ihre Zustimmung: Cookies und Datenschutz. Mit Ihrer Einwilligung nutzen Partner Cookies."
    assert gate_in("Kurier", german) == "consent"
    assert gate_in("Just a moment...", "courier.example needs to check your connection.") == "captcha"
    assert gate_in("Courier", "Please confirm that you are a human.") == "captcha"
    assert gate_in("Courier", "The river rose by two metres overnight, and the mole held.") == ""
    assert gate_in("Courier", f"{consent} {'The river rose again. ' * 100}") == ""
