"""Headings over lists of other articles: "Next in World", "Lesen Sie auch", "À lire aussi", "関連記事"."""

import re

# Whole headings, or their beginnings where a topic follows; every language keeps to a few such phrases.
_PHRASES = r"""
    next[ ]in|up[ ]next|read[ ](?:next|more|also|too)|also[ ]read|keep[ ]reading|next[ ](?:article|story
    |up)|see[ ]also
    |our[ ]readers[ ]read|others?[ ](?:also[ ])?(?:read|liked)|readers[ ]also|people[ ]also|you[ ](?:may
    |might|could)[ ](?:also[ ])?(?:like|be[ ]interested)
    |(?:more|stories|latest|most[ ]read)[ ](?:on|from|in|by)[ :]|more[ ](?:stories|news|coverage
    |headlines|articles|on[ ]this|trending|top|[\w.]+[ ]stories)
    |related(?!\ (?:tags|topics|people|countries|to\b))|most[ ](?:read|popular|viewed|watched|shared
    |commented|recent)|popular(?:[ ](?:now|stories|articles|news))?\Z
    |trending|editor.?s.?[ ](?:picks?|choice|recommendations?)|recommended|don.t[ ]miss|must[ ]read
    |top[ ](?:stories|news|video|headlines)
    |latest[ ](?:news|stories|headlines|articles)\Z|in[ ]other[ ]news|what[ ]to[ ]read[ ]next|now[ ]on
    |in[ ]case[ ]you[ ]missed|suggested|visual[ ]stories\Z
    |mehr[ ](?:zum|zu|aus|von|über|in|themen|nachrichten)\b|lesen[ ]sie|lies[ ]auch|das[ ](?:könnte
    |dürfte)[ ]|auch[ ]interessant|meist(?:ge\w+|kommentiert)
    |(?:am[ ])?meisten[ ]gelesen|als[ ]nächstes|andere[ ](?:lasen|leser|lesen)|ähnliche
    |weitere[ ](?:artikel|themen|nachrichten|meldungen|news)|verwandte|aktuelles:
    |passend[ ]zum|zum[ ]weiterlesen|empfehlungen?|(?:top-?|die[ ]beliebtesten[ ])(?:themen|artikel
    |news)\Z|zur[ ][\w-]*startseite|newsticker\Z|schlagzeilen\Z
    |(?:à|a)[ ]lire|lire[ ](?:aussi|plus|la[ ]suite|également)|(?:à|a)[ ](?:suivre|découvrir|la[ ]une
    |voir)\b|les[ ](?:plus|autres[ ]lecteurs)|sur[ ]le[ ]même|dans[ ]la[ ]même
    |articles?[ ](?:liés?|similaires|recommandés|connexes)|vous[ ]aimerez|plus[ ]d.(?:articles|actus)
    |nos[ ]lecteurs|pour[ ]aller[ ]plus[ ]loin|derni(?:ères?|ers)[ ](?:actu|info|nouv|art)
    |más[ ](?:información|noticias|en|de|sobre|leíd|vist|historias)\w*|lo[ ]más|(?:últimas?
    |ultimas?)[ ](?:noticias|horas?)\Z|(?:noticias?|artículos?|contenidos?)[ ]relacionad|te[ ](?:puede
    |podría|recomendamos)
    |le(?:e|er|a)[ ](?:también|además|más)|también[ ](?:te|le|en|lee)|puede[ ]interesar|a[ ]continuación
    |siguiente[ ]en|relacionad[oa]s?\Z
    |leggi[ ](?:anche|tutt|ancora)|potrebbe(?:ro)?|ti[ ]potrebbe|i[ ]più|le[ ]più
    |articoli[ ](?:correlati|simili|recenti)|altre[ ]notizie|correlati\Z|in[ ]evidenza\Z|prossimo[ ]in
    |notizie[ ]correlate
    |leia[ ](?:mais|também|ainda|a[ ]seguir)|veja[ ](?:mais|também)|mais[ ](?:lidas|notícias|sobre|de
    |vistas|populares)\b|(?:notícias|artigos|conteúdos?)[ ]relacionad|últimas[ ]notícias|a[ ]seguir
    |saiba[ ]mais\Z
    |lees[ ](?:ook|meer|verder)|meest[ ](?:gelezen|bekeken|recent)|meer[ ](?:over|nieuws|van|uit|in)\b
    |ook[ ]interessant|gerelateerd
    |l[äæe]s[ ](?:ogs?[åa]|mer[ae]?|også|videre)|läs[ ]också|mest[ ](?:l[äæe]s[te]*|sett|populær\w*)
    |mer[ ](?:om|fra|från|i)\b|mere[ ](?:om|fra)\b|relatere[td]e?|senaste[ ]nytt\Z|siste[ ]nytt\Z
    |andre[ ]leser
    | lue[ ](?:myös|lisää) | luetuimmat | aiheeseen[ ]liitty | muut[ ]luk
    |czytaj[ ](?:także|również|też|więcej|dalej)|zobacz[ ](?:także|również|też)|najczęściej
    |najpopularniejsze|powiązane|przeczytaj[ ]|najnowsze\Z
    |čtěte[ ](?:také|dále|též)|přečtěte|nejčtenější|související|doporučuj\w*|doporučovan\w*\Z
    |nejnovější\Z|mohlo[ ]by|čítajte[ ]|súvisiace|najčítanejšie
    |читайте|по[ ]теме|ещё[ ]по|похожие|самое[ ](?:читаемое|популярное|важное)|популярн\w+\Z|главн(?:ое
    |ые)\b|все[ ]публикации\Z|последние[ ]новости|рекоменду\w+\Z|другие[ ]новости|також|читають
    |більше[ ]новин
    |(?:benzer|ilgili|son|diğer|öne[ ]çıkan)[ ]haber\w*|çok[ ]okunan\w*|en[ ]çok|bunlar[ ]da|ilginizi
    |sıradaki
    |baca[ ](?:juga|selengkapnya)|berita[ ](?:terkait|lainnya|populer|terbaru|terpopuler|rekomendasi)
    |artikel[ ](?:terkait|lain\w*)|ter(?:populer|kait|kini)\Z|rekomendasi|paling[ ](?:banyak|popular)
    | đọc[ ]thêm | tin[ ](?:liên|cùng|mới|nổi|khác) | xem[ ]thêm | bài[ ](?:liên|viết[ ]liên)
    |(?:مقالات|أخبار|مواضيع|موضوعات|اخبار)[ ](?:ذات|مشابهة|متعلقة|أخرى)|[اأ]قر[أا](?:وا)?[ ]|[اأ]خترنا
    |الأكثر|ذات[ ]صلة|التالي\Z|السابق\Z|آخر[ ]الأخبار|شاهد[ ]أيض|קרא(?:ו)?[ ]עוד|עוד[ ]ב|הנקראות
    | इसे[ ]भी | यह[ ]भी | ये[ ]भी | और[ ]पढ़ | संबंधित | อ่าน(?:ต่อ|เพิ่มเติม) | ข่าวที่เกี่ยวข้อง
    |【?関連(?:記事|ニュース|リンク|トピックス)】?|【?(?:こちらも|あわせて|合わせて)(?:おすすめ
    |読みたい)\S*|おすすめ(?:記事)?|アクセスランキング\Z|人気(?:記事)?|次の記事\Z|最新(?:記事
    |ニュース)\Z
    |(?:相关|相關|延伸|推荐|推薦|热门|熱門|更多|深度|最新|精彩)(?:阅读|閱讀|新闻|新聞|文章|报道|報導
    |推荐|推薦|观察|消息|内容)\Z|猜你喜欢|大家都在看|下一篇\Z|其他人也|你可能
    |(?:관련|인기|추천|많이[ ]본|주요|최신|다른|함께[ ]볼[ ]만한)[ ]?(?:기사|뉴스|포토|영상)\Z
    |이[ ]?시각|오늘의[ ]|다음[ ]기사\Z
"""
_HEADING = re.compile(rf"[\s▸»>*#•–-]*(?:{_PHRASES})", re.IGNORECASE | re.VERBOSE)
_NEXT_IN = re.compile(
    r"""\s*(?:(?:up[ ])?next[ ]in|als[ ]nächstes[ ]in|à[ ]suivre[ ]dans|a[ ]continuación[ ]en
    |siguiente[ ]en|prossimo[ ]in
    |a[ ]seguir[ ]em|hierna[ ]in|nästa?[ ]i|neste[ ]i|næste[ ]i|następne[ ]w|selanjutnya[ ]di|далее[ ]в
    |次の記事：?|接下来：?)
    \s+(?P<section>\S.{0,60})""",
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST = 80


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
    heading, colon, headline = (
        re.split("([:：|])", line.strip(), maxsplit=1) if re.search("[:：|]", line) else (line, "", "")
    )
    if colon and headline.strip() and len(heading) <= 40 and is_related_heading(heading):
        return heading.strip(), headline.strip()
    return "", ""
