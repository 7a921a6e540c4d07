"""Lines that ask something of the reader instead of telling the news: follow us, subscribe, get the app.

They have a form: a call ("sign up", "abonnieren", "suivez-nous") near a thing a publisher offers
("newsletter", "WhatsApp", "inbox"). Some phrases are enough alone ("Article continues below").
All patterns are for casefolded text.
"""

import re

_LONGEST = 420  # letters in a promo at most
_SHORT = 60  # letters in which a call may stand anywhere
_NEAR = 25  # letters from the start of a sentence in which a call opens it

# English imperatives look like any verb, so these count only where a sentence opens with them.
_ENGLISH_CALL = re.compile(
    r"""
    (?:(?:please|now|just|you[ ]can|don.t[ ]forget[ ]to|be[ ]sure[ ]to)[ ])?
    (?:follow|subscribe|sign(?:ing)?[ -]?(?:up|in)|register|log[ ]?in|download|get|join|click|tap
    |receive|enjoy|unlock|create[ ]an|share[ ](?:this|it|on|via|with|your)|like[ ]us|stay[ ](?:up|in|on|tuned)
    |keep[ ]up|add[ ]us|activate|support|want[ ](?:more|to|the)|never[ ]miss|don.t[ ]miss|listen
    |check[ ]out|send|e-?mail|contact|find[ ]us|try|read[ ](?:more|our|also)|visit|have[ ]a|you[ ]must)\b""",
    re.VERBOSE,
)
_CALL = re.compile(
    r"""
    \b(?:
    # German, Dutch
    folgen[ ]sie|folge\b|abonnier|anmelden|melden[ ]sie|melde[ ]dich|registrier|herunterladen
    |laden[ ]sie|holen[ ]sie
    |hol[ ]dir|testen[ ]sie|jetzt[ ](?:lesen|sichern|kostenlos|testen)|erhalten[ ]sie|aktivieren[ ]sie
    |teilen[ ]sie
    |bewerben[ ]sie|volg[ ]ons|abonneer|meld[ ](?:je|u)|schrijf[ ](?:je|u)|ontvang|neem[ ]een|klik
    # French
    |suivez|abonnez|inscrivez|recevez|téléchargez|rejoignez|retrouvez|partagez|cliquez|découvrez|créez
    |connectez
    |s.abonner|soutenez
    # Spanish, Portuguese, Italian
    |síg(?:a|ue)(?:nos|n)?\b|sig(?:a|ue)\b|suscr[íi]b|reg[íi]str|recib[ea]\b|desc[áa]rg|únete|apúntate
    |inicia[ ]sesión
    |comparte|haz[ ]clic|pincha|consulta|inscreva|assine|receba|baixe|cadastre|acesse|clique|compartilhe
    |acompanhe
    |participe|entre[ ]no|seguici|segui\b|iscriviti|abbonati|ricevi|scarica|accedi|clicca|condividi|unisciti
    |salva[ ]questo
    # Nordic
    |föl[gj][ ]oss|følg[ ]oss?|abonn[ée]r|meld[ ]deg|tilmeld|prenumerera|anmäl[ ]dig|få[ ]|last[ ]ned
    |hent[ ]
    |ladda[ ]ner|bli[ ]|seuraa|tilaa|lataa
    # Polish, Czech, Slovak
    |śledź|obserwuj|zapisz[ ]się|subskrybuj|pobierz|dołącz|zaloguj|sledujte|přihlas|odebírejte|stáhněte
    |přidejte
    |předpla|prihlás
    # Russian, Ukrainian
    |подпис|подпиш|следите|читайте[ ]нас|скачайте|присоединяйтесь|зарегистрируй|підпис|підпиш|стежте
    # Turkish, Indonesian, Vietnamese
    |takip[ ]ed|abone[ ]ol|indir|katılın|kaydol|üye[ ]ol|ikuti|berlangganan|langganan|unduh|gabung
    |daftar|dapatkan
    |cek[ ]|theo[ ]dõi|đăng[ ]ký|tải[ ]
    )
    # Arabic, Hebrew, Hindi, Thai, Japanese, Chinese, Korean
    |[اإ]شترك|تابع|انضم|حمّل|سجل|עקבו|הירשמו|הצטרפו|फॉलो|सब्सक्राइब|जुड़ें|डाउनलोड|ติดตาม|สมัคร
    |登録(?:する|して|すると|いただ|は)
    |フォロー|購読|ダウンロード|ログイン|会員登録|体験する|訂閱|订阅|關注|关注|下載|下载|註冊|注册|加入
    |扫描|掃描|구독|팔로우
    |다운로드|가입|로그인|눌러
    """,
    re.VERBOSE,
)
_OFFER = re.compile(
    r"""
    newsletter|\binbox\b|\balerts?\b|\bbriefing\b|whats?app|telegram|\bchannel|facebook|twitter
    |instagram|tiktok|youtube
    |linkedin|\bthreads\b|bluesky|google[ ](?:news|discover|play)|app[ ]store|\bapp\b|podcast|\baccount
    |\bsubscri(?:ber|ption)|unlimited|premium|digital[ ]access|e-?paper
    |free[ ](?:trial|access|account|daily)|\bemails?\b
    |@[\w.]+\.\w|our[ ](?:news[ ]?team|page|website|site|comment)|journalism|\bhere\b[.!]?$
    |\bcommunity\b|\bcomments?\b
    |\bsocials?\b|notification|push|breaking[ ]news|latest[ ]news|tips?\b|updates\b|log[ ]?in
    |\bto[ ]continue
    # German, French, Spanish, Portuguese, Italian
    |kostenlos|\babo\b|eilmeldung|postfach|\bkonto\b|kanal|hier\b[.!]?$|gratis|gratuit|lettre[ ]d.info
    |infolettre|alertes?
    |compte|appli|bolet[íi]n|correo|cana(?:l|is)|registrad|suscriptor|cuenta|notizi
    # other alphabets and languages
    |nieuwsbrief|nyhetsbrev|nyhedsbrev|uutiskirje|biuletyn|zpravodaj|kanál|aplikac|канал|рассылк
    |телеграм|приложени
    |розсилк|застосунк|bülten|uygulama|saluran|aplikasi|kênh|ứng[ ]dụng|قناة|نشرة|تطبيق|واتس|تلغرام
    |الفيديوهات|متابعين
    |ערוץ|טלגרם|चैनल|ऐप|แอป|ไลน์|line公式|無料|メール|ニュース|会員|アプリ|電子報|公众号|公眾號|微信
    |频道|頻道|客户端|粉絲
    |채널|뉴스레터|알림|회원|앱|좋아요
    """,
    re.VERBOSE,
)
_ENOUGH_AT_THE_START = re.compile(
    r"""
    (?:subscribe|comments?|share)$
    |share[ ](?:this|via|on|with|the[ ](?:article|story)).{0,40}$|unlimited[ ](?:digital|online|access)
    |subscribe[ ](?:now|to|and|today)\b|register[ ](?:to|now|for)\b|sign[ ]?(?:up|in)\b
    |access[ ]articles|enjoy[ ]additional
    |stay[ ]up[ ]to[ ]date[ ]with|(?:article|story)[ ]continues[ ](?:below|after)
    |scroll[ ](?:down[ ])?(?:to|for)
    |this[ ](?:story|article)[ ]has[ ]been[ ]shared|share[ ]or[ ]comment|(?:click|tap)[ ](?:here|to)\b
    |i[ ]agree[ ]to
    |by[ ](?:subscribing|signing|clicking|registering|submitting|providing)|for[ ]more[ ](?:stories|news)
    |please[ ](?:read[ ]our|enable|log|sign|subscribe|consider)|more[ ]info[ ]about[ ]our[ ]products
    |get[ ]this[ ]delivered|(?:watch|listen)[ ]?[|:]|already[ ]a[ ](?:subscriber|member)
    |do[ ]you[ ]have[ ]a[ ](?:story|tip)
    |this[ ](?:article|content)[ ]is[ ](?:only[ ])?(?:available|exclusive|reserved)
    |have[ ]you[ ](?:been[ ]affected|got)
    |support[ ](?:local|independent|our)[ ]|got[ ]a[ ](?:confidential[ ])?(?:news[ ])?(?:tip|story)
    |our[ ]standards:
    |we[ ]want[ ]to[ ]hear[ ]from|(?:this[ ])?advertisement\b.{0,80}$|get[ ].+[ ]on[ ]the[ ]go
    # German
    |empfohlener[ ](?:redaktioneller|externer)[ ]inhalt|an[ ]dieser[ ]stelle[ ]finden[ ]sie
    |ich[ ]bin[ ]damit[ ]einverstanden
    |bitte[ ]aktivieren[ ]sie|(?:hier|jetzt)[ ]klicken|newsletter:|externer[ ]inhalt
    |danke,?[ ]dass[ ]sie|(?:werbung|anzeige)$
    # French, Spanish, Italian, Portuguese
    |la[ ]suite[ ]après|(?:contenu|article)[ ]réservé|publicité$
    |esta[ ](?:funcionalidad|noticia)[ ]es[ ]|publicidade?$
    |continua[ ]a[ ]leggere|articolo[ ]riservato|pubblicità$|continua[ ](?:após|depois)
    # Nordic, Czech, Polish, Russian
    |annonse?$|artikk?el(?:en)?[ ]fort?sätter|artikkelen[ ]fortsetter|artiklen[ ]fortsætter|rekla(?:ma|me)$
    |článek[ ]pokračuje|chcete-li[ ]článek|dalsza[ ]część|уважаемые[ ]читатели|реклама$
    """,
    re.VERBOSE,
)
_ENOUGH_WITHIN = re.compile(
    r"""
    \b(?:in|to)[ ]your[ ]inbox\b
    |\b(?:sign[ ]up|subscribe)[ ](?:to|for)[ ](?:our|the|free)\b.{0,40}newsletter
    |\bexclusive[ ]articles[ ]from\b|[ ](?:by[ ])?clicking[ ]here[.!]?$
    |続きを読むには|この記事は有料|有料会員|無断転載|会員限定|회원용|무단[ ]?전재|재배포[ ]금지|独家授权
    |未经授权|本文(?:来源|轉載)
    """,
    re.VERBOSE,
)
_SENTENCE = re.compile(r"(?<=[.!?:|–—])\s+|\n")
_REPORTED = re.compile(r"[“”\"«»„].{20,}[“”\"«»]|\b(?:said|told|sagte|a déclaré|dijo|ha detto|disse)\b")


def is_promo(paragraph: str) -> bool:
    """Whether a paragraph asks the reader to follow, subscribe, sign up, share, download or click.

    A sentence of it has to open with the call; "the bank told users to sign up" is news.
    """
    words = paragraph.strip().casefold()
    if not words or len(words) > _LONGEST:
        return False
    if _ENOUGH_AT_THE_START.match(words) or _ENOUGH_WITHIN.search(words):
        return True
    if _REPORTED.search(words):
        return False
    sentences = (sentence.strip() for sentence in _SENTENCE.split(words))
    return any(_calls(sentence, len(words) <= _SHORT) for sentence in sentences) and bool(
        _OFFER.search(words)
    )


def _calls(sentence: str, short: bool) -> bool:
    if _ENGLISH_CALL.match(sentence):
        return True
    found = _CALL.search(sentence)
    return found is not None and (short or not found.group().isascii() or found.start() < _NEAR)
