"""Headings over lists of other articles: "Next in World", "Lesen Sie auch", "À lire aussi", "関連記事"."""

import re

_LONGEST = 80  # letters in a heading
_LONGEST_BEFORE_COLON = 40

# Whole headings (up to \Z), or their beginnings where a topic follows.
_HEADING = re.compile(
    r"""[\s▸»>*•–-]*(?:
    next[ ]in\b|up[ ]next|read[ ](?:next|more(?!\ on\ these\ topics)|also|too)|also[ ]read|keep[ ]reading
    |next[ ](?:article|story|up)|see[ ]also
    |our[ ]readers[ ]read|others?[ ](?:also[ ])?(?:read|liked)|readers[ ]also|people[ ]also
    |what[ ]to[ ]read[ ]next
    |you[ ](?:may|might|could)[ ](?:also[ ])?(?:like|be[ ]interested)
    |(?:more|stories|latest|most[ ]read)[ ](?:on|from|in|by)[ :]
    |more[ ](?:stories|news|coverage|headlines|articles|trending|top|[\w.]+[ ]stories)|now[ ]on
    |in[ ]other[ ]news
    |related(?!\ (?:tags|topics|people|countries|to\b))
    |most[ ](?:read|popular|viewed|watched|shared|commented|recent)
    |popular(?:[ ](?:now|stories|articles|news))?\Z|trending
    |editor.?s.?[ ](?:picks?|choice|recommendations?)|recommended
    |don.t[ ]miss|must[ ]read|top[ ](?:stories|news|video|headlines)
    |latest[ ](?:news|stories|headlines|articles)\Z
    |in[ ]case[ ]you[ ]missed|suggested|visual[ ]stories\Z
    # German
    |mehr[ ](?:zum|zu|aus|von|über|in|themen|nachrichten)\b|lesen[ ]sie|lies[ ]auch
    |das[ ](?:könnte|dürfte)[ ]|auch[ ]interessant
    |meist(?:ge\w+|kommentiert)|(?:am[ ])?meisten[ ]gelesen|als[ ]nächstes
    |andere[ ](?:lasen|leser|lesen)|verwandte
    |(?:ähnliche|weitere)[ ](?:artikel|themen|nachrichten|meldungen|news|beiträge)|aktuelles:
    |passend[ ]zum|zum[ ]weiterlesen
    |empfehlung(?:en)?\b|(?:top-?|die[ ]beliebtesten[ ])(?:themen|artikel|news)\Z|zur[ ][\w-]*startseite
    |newsticker\Z
    |schlagzeilen\Z
    # French
    |[àa][ ]lire|lire[ ](?:aussi|plus|la[ ]suite|également)|[àa][ ](?:suivre|découvrir|la[ ]une|voir)\b
    |sur[ ]le[ ]même
    |les[ ]plus[ ](?:lus|lues|vus|vues|commentés|partagés|populaires)|les[ ]autres[ ]lecteurs
    |dans[ ]la[ ]même|vous[ ]aimerez
    |articles?[ ](?:liés?|similaires|recommandés|connexes)|plus[ ]d.(?:articles|actus)|nos[ ]lecteurs
    |pour[ ]aller[ ]plus[ ]loin
    |derni(?:ères?|ers)[ ](?:actu|info|nouv|art)
    # Spanish, Portuguese
    |más[ ](?:información|noticias|en|de|sobre|leíd|vist|historias)
    |lo[ ]más[ ](?:leído|visto|popular|compartido|comentado)
    |(?:últimas?|ultimas?)[ ](?:noticias|horas?)\Z
    |(?:noticias?|notícias?|artículos?|artigos|conte(?:ni|ú)dos?)[ ]relacionad
    |te[ ](?:puede|podría|recomendamos)
    |le(?:e|er|a|ia)[ ](?:también|además|más|mais|também|ainda|a[ ]seguir)
    |también[ ](?:te|le|en|lee)|puede[ ]interesar|a[ ]continuación|siguiente[ ]en|relacionad[oa]s?\Z
    |veja[ ](?:mais|também)
    |(?:as[ ])?mais[ ](?:lidas|notícias|sobre|vistas|populares)\b|últimas[ ]notícias|a[ ]seguir
    |saiba[ ]mais\Z
    # Italian
    |leggi[ ](?:anche|tutt|ancora)|(?:ti[ ])?potrebbe(?:ro)?[ ]
    |[ile]{1,2}[ ]più[ ](?:lett|vist|commentat|popolar|condivis)
    |articoli[ ](?:correlati|simili|recenti)|altre[ ]notizie|(?:notizie[ ])?correlat[ie]\Z
    |in[ ]evidenza\Z|prossimo[ ]in
    # Dutch, Nordic, Finnish
    |lees[ ](?:ook|meer|verder)|meest[ ](?:gelezen|bekeken|recent)|meer[ ](?:over|nieuws|van|uit|in)\b
    |ook[ ]interessant
    |gerelateerd|l[äæe]s[ ](?:ogs?[åa]|også|också|mer[ae]?|videre)
    |mest[ ](?:lest|læste?|lästa?|sett|populær)
    |mere?[ ](?:om|fra|från|i)\b|relatere[td]e?\b|sen?aste[ ]nytt\Z|siste[ ]nytt\Z|andre[ ]leser
    |lue[ ](?:myös|lisää)
    |luetuimmat|aiheeseen[ ]liitty|muut[ ]luk
    # Polish, Czech, Slovak
    |(?:czytaj|zobacz)[ ](?:także|również|też|więcej|dalej)|najczęściej|najpopularniejsze|powiązane
    |przeczytaj[ ]|najnowsze\Z
    |čtěte[ ](?:také|dále|též)|přečtěte|nejčtenější|související[ ](?!témata)|doporuč[uo]\w*\Z
    |nejnovější\Z|mohlo[ ]by
    |čítajte[ ]|súvisiace|najčítanejšie
    # Russian, Ukrainian
    |читайте|по[ ]теме|ещё[ ]по|похожие|самое[ ](?:читаемое|популярное|важное)|популярн\w+\Z
    |главн(?:ое|ые)\b|другие[ ]новости
    |все[ ]публикации\Z|последние[ ]новости|рекоменду\w+\Z|також|читають|більше[ ]новин
    # Turkish, Indonesian, Malay, Vietnamese
    |(?:benzer|ilgili|son|diğer|öne[ ]çıkan)[ ]haber|(?:en[ ])?çok[ ](?:okunan|izlenen)|bunlar[ ]da
    |ilginizi|sıradaki
    |baca[ ](?:juga|selengkapnya)|berita[ ](?:terkait|lainnya|populer|terbaru|terpopuler|rekomendasi)
    |rekomendasi
    |artikel[ ](?:terkait|lain\w*)|ter(?:populer|kait|kini)\Z|paling[ ](?:banyak|popular)|đọc[ ]thêm
    |xem[ ]thêm
    |tin[ ](?:liên|cùng|mới|nổi|khác)|bài[ ](?:liên|viết[ ]liên)
    # Arabic, Hebrew, Hindi, Thai
    |(?:مقالات|أخبار|مواضيع|موضوعات|اخبار)[ ](?:ذات|مشابهة|متعلقة|أخرى)|[اأ]قر[أا](?:وا)?[ ]|[اأ]خترنا
    |الأكثر|ذات[ ]صلة
    |التالي\Z|السابق\Z|آخر[ ]الأخبار|شاهد[ ]أيض|קרא(?:ו)?[ ]עוד|עוד[ ]ב|הנקראות|(?:इसे|यह|ये)[ ]भी
    |और[ ]पढ़|संबंधित
    |อ่าน(?:ต่อ|เพิ่มเติม)|ข่าวที่เกี่ยวข้อง
    # Japanese, Chinese, Korean
    |【?関連(?:記事|ニュース|リンク|トピックス)】?
    |【?(?:こちらも|あわせて|合わせて)(?:おすすめ|読みたい)|おすすめ(?:記事)?
    |アクセスランキング\Z|人気(?:記事)?|次の記事\Z|最新(?:記事|ニュース)\Z|猜你喜欢|大家都在看|下一篇\Z
    |其他人也|你可能
    |(?:相关|相關|延伸|推荐|推薦|热门|熱門|更多|深度|最新|精彩)
     (?:阅读|閱讀|新闻|新聞|文章|报道|報導|推荐|推薦|观察|消息|内容)\Z
    |(?:관련|인기|추천|많이[ ]본|주요|최신|다른|함께[ ]볼[ ]만한)[ ]?(?:기사|뉴스|포토|영상)\Z
    |이[ ]?시각|오늘의[ ]|다음[ ]기사\Z
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_NEXT_IN = re.compile(
    r"""\s*(?:(?:up[ ])?next[ ]in|als[ ]nächstes[ ]in|à[ ]suivre[ ]dans
    |a[ ]continuación[ ]en|siguiente[ ]en|prossimo[ ]in|a[ ]seguir[ ]em|hierna[ ]in|nästa?[ ]i|neste[ ]i
    |næste[ ]i|następne[ ]w|selanjutnya[ ]di|далее[ ]в
    |次の記事：?|接下来：?)
    \s+(?P<section>\S.{0,60})""",
    re.IGNORECASE | re.VERBOSE,
)


def is_related_heading(line: str) -> bool:
    """Whether this short line heads a list of other articles."""
    line = line.strip()
    return 0 < len(line) <= _LONGEST and line[-1] not in ".;," and bool(_HEADING.match(line))


def section_of_heading(line: str) -> str:
    """The section a "Next in ⟨section⟩" heading names, in any language known; nothing for other headings."""
    found = _NEXT_IN.fullmatch(line.strip())
    return found["section"].strip(" :»>") if found else ""


def inline_related(line: str) -> tuple[str, str]:
    """A heading and the one headline after it in the line: "Read more: Ferry reopens" → its two parts."""
    heading, *rest = re.split("[:：|]", line.strip(), maxsplit=1)
    headline = "".join(rest).strip()
    if headline and len(heading) <= _LONGEST_BEFORE_COLON and is_related_heading(heading):
        return heading.strip(), headline
    return "", ""
