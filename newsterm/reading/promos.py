"""Lines that ask something of the reader instead of telling the news: follow us, subscribe, get the app.

They have a form: a call ("sign up", "abonnieren", "suivez-nous") near a thing a publisher offers
("newsletter", "WhatsApp", "inbox"). Some phrases are enough alone ("Article continues below").
"""

import re

_LONGEST = 420

# English imperatives look like any verb, so these count only where a sentence opens with them.
_ENGLISH = r"""
    (?:(?:please|now|just|you[ ]can|don.t[ ]forget[ ]to|be[ ]sure[ ]to)[ ])?
    (?:follow|subscribe|sign(?:ing)?[ -]?(?:up|in)|register|log[ ]?in|download|get|join|click|tap
    |receive|enjoy|unlock|create|share|like[ ]us|stay
    |keep[ ]up|add[ ]us|activate|support|want|never[ ]miss|don.t[ ]miss|listen|check[ ]out|send|e-?mail
    |contact|find[ ]us|try|read|visit|have[ ]a|you[ ]must)\b
"""
_CALLS = r"""
    \b(?:folgen[ ]sie|folge\b|abonnier\w*|anmelden|melden[ ]sie|melde[ ]dich|registrier\w*|herunterladen
    |laden[ ]sie|holen[ ]sie|hol[ ]dir|testen[ ]sie|jetzt[ ](?:lesen|sichern|kostenlos|testen)
    |erhalten[ ]sie|aktivieren[ ]sie|teilen[ ]sie|bewerben[ ]sie
    |suivez|abonnez|inscrivez|recevez|téléchargez|rejoignez|retrouvez|partagez|cliquez|découvrez|créez
    |connectez|s.abonner|soutenez
    |síg(?:a|ue)(?:nos|n)?\b|siga\b|sigue\b|suscr[íi]b\w*|reg[íi]str\w*|recib[ea]\b|desc[áa]rg\w*|únete
    |apúntate|inicia[ ]sesión|comparte|haz[ ]clic|pincha|consulta
    |seguici|segui\b|iscriviti|abbonati|ricevi|scarica|registrati|accedi|clicca|condividi|unisciti
    |salva[ ]questo
    |sig[ae]\b|inscreva|assine|receba|baixe|cadastre|acesse|clique|compartilhe|acompanhe|participe
    |entre[ ]no
    |volg[ ]ons|abonneer|meld[ ](?:je|u)|schrijf[ ](?:je|u)|ontvang|neem[ ]een|klik
    |følg[ ]oss|følg[ ]os|följ[ ]oss|abonn[ée]r|meld[ ]deg|tilmeld|prenumerera|anmäl[ ]dig|få[ ]
    |last[ ]ned|hent[ ]|ladda[ ]ner|bli[ ]|seuraa|tilaa|lataa
    |śledź|obserwuj|zapisz[ ]się|subskrybuj|pobierz|dołącz|zaloguj|sledujte|přihlas\w*|odebírejte
    |stáhněte|přidejte|předpla\w*|sledujte|prihlás\w*
    |подпис\w*|подпиш\w*|следите|читайте[ ]нас|скачайте|присоединяйтесь|зарегистрируй\w*|підпис\w*
    |підпиш\w*|стежте
    |takip[ ]ed\w*|abone[ ]ol\w*|indir\w*|katılın|kaydol\w*|üye[ ]ol\w*
    |ikuti|berlangganan|langganan|unduh|gabung|daftar|dapatkan|cek[ ]|theo[ ]dõi|đăng[ ]ký|tải[ ])
    |[اإ]شترك|تابع|انضم|حمّل|سجل|עקבו|הירשמו|הצטרפו|फॉलो|सब्सक्राइब|जुड़ें|डाउनलोड|ติดตาม|สมัคร
    |登録(?:する|して|すると|いただ|は)|フォロー|購読|ダウンロード|ログイン|会員登録|体験する|訂閱|订阅
    |關注|关注|下載|下载|註冊|注册|加入|扫描|掃描|구독|팔로우|다운로드|가입|로그인|눌러
"""
_OFFERS = r"""
    newsletter|\binbox\b|\balerts?\b|\bbriefing\b|whats?app|telegram|\bchannel|facebook|twitter
    |instagram|tiktok|youtube|linkedin|\bthreads\b|bluesky|google[ ](?:news|discover|play)|app[ ]store
    |our[ ]app|\bapp\b
    |podcast|\baccount\b|\bsubscri(?:ber|ption)|unlimited|premium|digital[ ]access|e-?paper
    |free[ ](?:trial|access|account|daily)|\bemails?\b|@[\w.]+\.\w+|our[ ](?:news[ ]?team|page|website
    |site|comment)|journalism
    |\bhere\b[.!]?$|\bcommunity\b|\bcomments?\b|\bsocials?\b|notification|push|breaking[ ]news
    |latest[ ]news|tips?\b|updates\b|log[ ]?in|\bto[ ]continue
    |kostenlos|\babo\b|eilmeldung|postfach|\bkonto\b|\baccount|kanal|hier\b[.!]?$|gratis|bolet[íi]n
    |correo|canal|gratuit|lettre[ ]d.info|infolettre|alertes?|compte|appli|notizi|cana(?:l|is)|registrad
    |suscriptor|cuenta|gratuita
    |nieuwsbrief|nyhetsbrev|nyhedsbrev|uutiskirje|biuletyn|kanał|zpravodaj|kanál|aplikac|канал|рассылк
    |телеграм|приложени|розсилк|застосунк|bülten|kanal|uygulama|saluran|aplikasi|kênh|ứng[ ]dụng
    |قناة|نشرة|تطبيق|واتس|تلغرام|الفيديوهات|המתابعين|متابعين|ערוץ|טלגרם|चैनल|ऐप|แอป|ไลน์|LINE|無料
    |メール|ニュースレター|会員|アプリ|電子報|公众号|公眾號|微信|频道|頻道|客户端|粉絲|채널|뉴스레터
    |알림|회원|앱|좋아요
"""
_ENOUGH = r"""
    ^(?:subscribe|comments?|share)$|^share[ ].{0,40}$|^unlimited[ ](?:digital|online|access)
    |^subscribe[ ](?:now|to|and|today)\b|^register[ ](?:to|now|for)\b|^sign[ ]?(?:up|in)\b|\b(?:in
    |to)[ ]your[ ]inbox\b|^access[ ]articles|^enjoy[ ]additional
    |\b(?:sign[ ]up|subscribe)[ ](?:to|for)[ ](?:our|the|free)\b.{0,40}newsletter
    |^stay[ ]up[ ]to[ ]date[ ]with|\bexclusive[ ]articles[ ]from\b
    |^(?:article|story)[ ]continues[ ](?:below|after)|^scroll[ ](?:down[ ])?(?:to|for)|^this[ ](?:story
    |article)[ ]has[ ]been[ ]shared|^share[ ]or[ ]comment|^(?:click|tap)[ ](?:here|to)\b
    |[ ]clicking[ ]here[.!]?$|^click[ ]here
    |^i[ ]agree[ ]to|^by[ ](?:subscribing|signing|clicking|registering|submitting|providing)
    |^please[ ](?:read[ ]our|enable|log|sign|subscribe|consider)|^for[ ]more[ ](?:stories|news)
    |^more[ ]info[ ]about[ ]our[ ]products|^get[ ]this[ ]delivered
    |^watch[ ]?[|:]|^listen[ ]?[|:]|^this[ ](?:article|content)[ ]is[ ](?:only[ ])?(?:available
    |exclusive|reserved)|^already[ ]a[ ](?:subscriber|member)|^support[ ](?:local|independent|our)[ ]
    |^have[ ]you[ ](?:been[ ]affected|got)|^do[ ]you[ ]have[ ]a[ ](?:story|tip)
    |^got[ ]a[ ](?:confidential[ ])?(?:news[ ])?(?:tip|story)|^we[ ]want[ ]to[ ]hear[ ]from
    |^read[ ]more[ ]on[ ].+[ ]by[ ]|^our[ ]standards:|^(?:this[ ])?advertisement\b.{0,80}$
    |^get[ ].+[ ]on[ ]the[ ]go
    |^empfohlener[ ](?:redaktioneller|externer)[ ]inhalt|^an[ ]dieser[ ]stelle[ ]finden[ ]sie
    |^ich[ ]bin[ ]damit[ ]einverstanden|^bitte[ ]aktivieren[ ]sie|^(?:hier|jetzt)[ ]klicken|^newsletter:
    |^externer[ ]inhalt|^danke,?[ ]dass[ ]sie|^werbung$|^anzeige$
    |^la[ ]suite[ ]après|^(?:contenu|article)[ ]réservé|^publicité$|^esta[ ](?:funcionalidad
    |noticia)[ ]es[ ]|^publicidad$|^continua[ ]a[ ]leggere|^articolo[ ]riservato|^pubblicità$
    |^publicidade$|^continua[ ](?:após|depois)
    |^annonse?$|^artikkelen[ ]fortsetter|^artikeln[ ]fortsätter|^artiklen[ ]fortsætter|^reklam[ae]?$
    |^článek[ ]pokračuje|^dalsza[ ]część|^chcete-li[ ]článek|^уважаемые[ ]читатели|^реклама$
    |続きを読むには|この記事は有料|有料会員|無断転載|会員限定|免責|회원용|무단[ ]?전재|재배포[ ]금지
    |独家授权|未经授权|本文(?:来源|轉載)
"""
_OPENING = re.compile(_ENGLISH, re.IGNORECASE | re.VERBOSE)
_CALL = re.compile(_CALLS, re.IGNORECASE | re.VERBOSE)
_OFFER = re.compile(_OFFERS, re.IGNORECASE | re.VERBOSE)
_ALONE = re.compile(_ENOUGH, re.IGNORECASE | re.VERBOSE)
_SENTENCE = re.compile(r"(?<=[.!?:|–—])\s+|\n")
_SHORT = 90  # characters in which a call may stand anywhere
_REPORTED = re.compile(
    r"[“”\"«»„].{20,}[“”\"«»]|\b(?:said|told|sagte|a déclaré|dijo|ha detto|disse)\b", re.IGNORECASE
)


def is_promo(paragraph: str) -> bool:
    """Whether a paragraph asks the reader to follow, subscribe, sign up, share, download or click.

    A sentence of it has to open with the call; "the bank told users to sign up" is news.
    """
    paragraph = paragraph.strip()
    if not paragraph or len(paragraph) > _LONGEST:
        return False
    if _ALONE.search(paragraph):
        return True
    if not _OFFER.search(paragraph) or _REPORTED.search(paragraph):
        return False
    return any(
        _calls(sentence.strip(), short=len(paragraph) <= _SHORT) for sentence in _SENTENCE.split(paragraph)
    )


def _calls(sentence: str, *, short: bool) -> bool:
    if _OPENING.match(sentence):
        return True
    found = _CALL.search(sentence)
    return found is not None and (short or not found.group().isascii() or found.start() < 25)
