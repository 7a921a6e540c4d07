"""Words that stand where a page holds its report back: for subscribers, for who logs in, agrees, or is human.

Such words have a form: the rest of the report ("to continue reading", "weiterlesen", "la suite") near what it
costs ("subscribe", "Abo", "abonnés"), or that it is kept ("only", "réservé") near for whom it is.
All patterns are for casefolded text.
"""

import re

_LONGEST = 400  # characters of a line that says so
_NEAR = 60  # characters between the rest and its price
_BESIDE = 30  # between what says that something is kept and for whom
_FEW_WORDS = 250  # between spaces; a page that asks for something else than to be read says little
_CONSENTS, _OFTEN = 4, 0.03  # words of consent, and their share of all, in a page that is about nothing else

_REST = re.compile(
    r"""\b(?:to|and)[ ](?:continue|keep|finish)[ ]reading|\bcontinue[ ]reading
    |\bread[ ](?:the[ ]|this[ ])?(?:full|rest|whole|entire)|(?:full|unlimited|complete)[ ]access
    |\bweiter\s?lesen|weiterzulesen|lesen[ ]sie[ ]weiter|den[ ](?:ganzen|vollständigen)[ ](?:artikel|text)
    |\bla[ ]suite\b|l.intégralité|lire[ ]l.article
    |(?:continuer|poursuivre)[ ](?:la|votre|sa|à)[ ]l(?:ecture|ire)
    |(?:seguir|continuar|sigue|siga)[ ]leyendo|leer[ ](?:el[ ]resto|completo|la[ ]noticia)
    |continu\w+[ ]a[ ]leggere|leggere[ ](?:tutto|l.articolo)|continu\w+[ ](?:a[ ])?l(?:er|endo)\b
    |verder[ ](?:te[ ])?lezen|lees[ ]verder|l[æäe]s[ea]?[ ](?:videre|vidare|hele|hela|resten)|lue[ ]koko
    |czyta[ćj][ ]dalej|przeczytać|číst[ ]dál|čtěte[ ]dál|dočíst|celý[ ]článek
    |дочитать|читать[ ](?:дальше|далее|полностью)|читати[ ]далі|devamını[ ]oku
    |続き|全文|전문|계속|继续|繼續|(?:阅读|閱讀)更多|القراءة""",
    re.VERBOSE,
)
_PRICE = re.compile(
    r"""subscri|subskr|suscr[ií]|assin(?:e\b|ante|atura)|\babo\b|abonn|abone\b|prenum|předpla|подпи|передплат
    |premium|\bplus\b|membership|become[ ]a[ ]member|free[ ]trial|\bunlock|mitglied\b|abbon|tilaa
    |会員|有料|会员|會員|订阅|訂閱|付费|付費|구독|유료|اشترك""",
    re.VERBOSE,
)
_ENTRY = re.compile(
    r"""\b(?:log|sign)(?:ging|ing)?[ -]?in\b|\bregister\b|\bfree[ ]account|create[ ]an?[ ](?:\w+[ ])?account
    |\banmeld|\bmelden[ ]sie[ ]sich|registrier|einlogg|connectez-vous|se[ ]connecter|inscrivez
    |identifiez-vous|inic[ia]+r?[ ]sesión|regístr|registrarse|registrati\b|accedi\b|effettua[ ]il[ ]login
    |faça[ ](?:o[ ])?login|cadastr|meld[ ]je[ ]aan|inloggen|logg?[ ](?:ind?|inn)\b|zaloguj|přihla
    |войдите|войти|зарегистрир|авториз|увійдіть|giriş[ ]yap|ログイン|登录|登入|登錄|로그인|تسجيل[ ]الدخول""",
    re.VERBOSE,
)
_KEPT = re.compile(
    r"""\bonly\b|exclusiv|reserv(?:ed|ad[oa])\b|\bnur\b|exklusiv|ausschließlich|réserv|\bsól?o\b|riservat|restrit
    |\balleen\b|exclusief|\bkun\b|\bbara\b|\bendast\b|\bvain\b|\btylko\b|wyłącznie|\bjen\b|\bpouze\b|только
    |доступ|лише\b|özel|khusus|فقط""",
    re.VERBOSE,
)
_PAYING = re.compile(
    r"""(?:for|to)[ ](?:\w+[ ])?(?:subscribers|members)\b|subscriber-only
    |(?:für|mit)\b.{0,12}(?:abo\b|abonn|plus\b)|abonnée?s\b|suscriptor|abbonati\b|assinantes|abonnees|abonnent|prenumerant|tilaajille|prenumerator
    |subskrybent|předplatitel|подписчик|подписк|передплатник|abonelere|pelanggan|للمشتركين""",
    re.VERBOSE,
)
_TEXT = re.compile(
    r"""\b(?:article|story|content|post|report|artikel|inhalt|text|beitrag|contenu|suite|lecture|contenido|artículo
    |noticia|articolo|contenuto|conteúdo|reportagem|matéria|verhaal|saken|sak|innhold|indhold|innehåll|juttu
    |artykuł|treść|článek|obsah|материал|стать|матеріал|haber|yazı|artikkel|berita)|記事|文章|新闻|기사|المقال""",
    re.VERBOSE,
)
_TOLD_PLAINLY = re.compile(
    r"""already[ ]an?[ ](?:\w+[ ])?(?:subscriber|member)\b
    |haben[ ](?:sie[ ])?(?:bereits|schon)[ ]ein[ ](?:\w+[ -]?)?abo
    |(?:déjà|vous[ ]êtes)[ ]abonnée?\s?[?:]|ya[ ](?:eres|soy|es)[ ]suscriptor|sei[ ]già[ ]abbonat
    |já[ ]é[ ]assinante|(?:al|reeds)[ ]abonnee\b|(?:allerede|redan)[ ](?:abonnent|prenumerant)
    |you.?(?:ve|[ ]have)[ ](?:reached|used|read|hit)[ ].{0,30}\b(?:limit|free[ ]articles)
    |il[ ]vous[ ]reste[ ]\d+(?:[.,]\d+)?\s?%|残り\s?\d+文字|この記事は(?:有料|会員限定)|会員限定記事です""",
    re.VERBOSE,
)
_CONSENT = re.compile(
    r"""cookies?\b|\bconsent|\bgdpr\b|\bprivacy|einwillig|zustimm|datenschutz|confidentialité|consentimiento
    |privacidad|consenso\b|consentimento|toestemming|samtyck|samtykk|\bzgod[aęy]\b|souhlas|соглас[иу]|çerez
    |\btracking\b|\bvendors?\b|\bpart(?:ners|nern|enaires)\b|クッキー|同意|쿠키""",
    re.VERBOSE,
)
_PROOF = re.compile(
    r"""just[ ]a[ ]moment|attention[ ]required|checking[ ](?:if[ ]the[ ]site|your[ ]browser)|ddos[ ]protection
    |you(?:[ ]are|.re)[ ](?:a[ ]|not[ ]a[ ])?(?:human|robot|bot)\b|are[ ]you[ ]a[ ](?:human|robot|bot)\b
    |access[ ](?:to[ ]this[ ]page[ ])?(?:has[ ]been[ ]|is[ ])?denied|unusual[ ](?:traffic|activity)|captcha
    |javascript[ ]and[ ]cookies[ ]to[ ]continue|pardon[ ]our[ ]interruption|security[ ](?:check|verification)
    |ein[ ](?:mensch|roboter)|(?:un|pas[ ]un)[ ](?:humain|robot)\b|un[ ]robot\b|um[ ]robô|не[ ]робот
    |ロボットではありません|人机验证|人機驗證|安全验证|로봇이[ ]아닙니다""",
    re.VERBOSE,
)


def is_wall_line(line: str) -> bool:
    """Whether a line says that the rest of a report is for subscribers, or for who logs in."""
    return len(line) <= _LONGEST and bool(wall_in(line))


def wall_in(words: str) -> str:
    """What these words ask for before they show the rest of a report: "subscription", "login" or nothing."""
    words = " ".join(words.casefold().split())
    kept = _near(_KEPT, _PAYING, words, _BESIDE) and _near(_PAYING, _TEXT, words, _NEAR)
    if kept or _near(_REST, _PRICE, words, _NEAR) or _TOLD_PLAINLY.search(words):
        return "subscription"
    return "login" if _near(_REST, _ENTRY, words, _NEAR) else ""


def gate_in(title: str, words: str) -> str:
    """What a page asks for that has no report at all: "captcha", "consent" or nothing.

    `words` are all of the page, `title` is that of its window.
    """
    words = " ".join(words.casefold().split())
    count = len(words.split(" "))
    if count > _FEW_WORDS:
        return ""
    if _PROOF.search(f"{title.casefold()} {words}"):
        return "captcha"
    return "consent" if len(_CONSENT.findall(words)) >= max(_CONSENTS, _OFTEN * count) else ""


def _near(one: re.Pattern[str], other: re.Pattern[str], words: str, reach: int) -> bool:
    """Whether what two patterns find stands so near in the words."""
    return any(
        other.search(words, max(0, found.start() - reach), found.end() + reach)
        for found in one.finditer(words)
    )
