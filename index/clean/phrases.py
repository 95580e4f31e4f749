"""Whole lines that are clutter: buttons, headings of lists, names of page parts."""

_PHRASES = {
    "advert": """advertisement; advertisements; ad; ads; advertising; sponsored; sponsored content; promoted; promoted content;
        paid content; partner content; anzeige; werbung; publicité; publicidad; реклама; annonce; advert; sponsor message;
        continue reading the main story; article continues below; story continues below; remove ads""",
    "menu": """home; menu; search; login; log in; log out; sign in; sign up; register; my account; account; profile; contact us;
        contact; about us; about; help; faq; faqs; skip to content; skip to main content; back to top; sitemap; site map; rss;
        archive; archives; sections; all sections; navigation; open menu; close menu; close; main menu; toggle navigation; startseite; suche;
        anmelden; accueil; rechercher; se connecter; inicio; buscar; iniciar sesión; головна; пошук; увійти;
        главная; поиск; войти; меню; menü; menú; news; careers; advertise; advertise with us; masthead; e-paper; epaper; newsstand""",
    "list of stories": """news feed; newsfeed; read more; show more; load more; see more; see also; read also; also read; related; related articles; related stories;
        related news; related topics; related content; related coverage; other topics of interest; most read; most popular;
        most viewed; most shared; most commented; most watched; trending; trending now; recommended; recommended for you; more news; latest news; latest; latest stories; latest articles;
        top stories; top news; more stories; more on this story; more on this topic; editor's picks; editor’s picks; editors' picks; editors’ picks; featured;
        featured stories; must read; must reads; popular; popular now; you may also like; you might also like; up next; read next; what to read next; today's top stories;
        today’s top stories; in other news; more headlines; headlines; in case you missed it; don't miss; don’t miss; around the web; from around the web; from our partners;
        more from author; more for you; continue reading; continue reading below; next; previous; next article; previous article; newer; older;
        meistgelesen; mehr zum thema; das könnte sie auch interessieren; lesen sie auch; lire aussi; à lire aussi; les plus lus; sur le même sujet;
        lo más leído; más leídas; más noticias; te puede interesar; noticias relacionadas; lea también; читайте також; читайте также; найпопулярніше;
        популярное; популярне; новини партнерів; новости партнёров; новости партнеров; ещё по теме; по теме; за темою; останні новини; последние новости;
        explore more; keep reading; related tags; full coverage; see all; view all; show all; show less; read less; more; more…; related video; related videos""",
    "share links": """share; share this; share this article; share this story; share this post; share on; share via; share full article; print; print-news; print news;
        email; e-mail; copy link; link copied; copied; copy; facebook; twitter; whatsapp; telegram; linkedin; reddit; instagram; threads; bluesky; mastodon;
        pinterest; messenger; viber; tiktok; youtube; flipboard; tumblr; save; saved; bookmark; bookmark this; save article; save for later; text size; font size; a- a+; aa; teilen; drucken; merken; partager; imprimer;
        enregistrer; compartir; guardar; поділитися; поширити; поделиться; tweet; pin; like; likes; react; listen; translate; rss feed; google news; more options; more sharing options; gift article""",
    "follow links": """follow us; follow; follow us on; connect with us; stay connected; stay in touch; stay informed; get notified; notifications; turn on notifications; folgen sie uns; suivez-nous; síguenos; підписатися; підписуйтесь; подписаться;
        подписывайтесь; follow topics; follow author; add topic; get alerts; get updates""",
    "newsletter form": """newsletter; newsletters; subscribe; subscribe now; subscribe today; join our newsletter; email address; your email; your email address; enter your email; submit;
        success; thank you for subscribing; get the newsletter; abonnieren; s'abonner; s’abonner; suscríbete; suscribirse; sign me up; please enter a valid email address; preview; unsubscribe""",
    "donation appeal": """donate; donate now; donate today; support us; support our work; support our journalism; become a member; become a supporter; become a patron; join us; join now; contribute; give now; give today; once; one-time; one time; monthly; annual; annually; yearly;
        single; continue; payment methods; paiment methods; other amount; remind me later; not now; maybe later; no thanks; no, thanks; dear readers; dear reader; dear friends; buy me a coffee; spenden; faire un don; donar; підтримати; поддержать""",
    "legal note": """privacy policy; privacy; privacy notice; terms; terms of use; terms of service; terms and conditions; terms & conditions; cookie policy; cookies; cookie settings; manage cookies; accept; accept all; accept cookies; i accept; i agree; agree; got it; reject all; decline; legal; imprint; impressum; datenschutz; agb;
        mentions légales; aviso legal; disclaimer; accessibility; accessibility statement; do not sell my personal information; all rights reserved; learn more; find out more; click here; more info; more information; copyright""",
    "comments": """comments; comment; leave a comment; add a comment; post a comment; write a comment; join the conversation; join the discussion; view comments; show comments; hide comments; load comments; no comments; no comments yet; 0 comments; reply; replies; leave a reply; cancel reply; report; report abuse; sort by; newest; oldest; top comments; kommentare; commentaires; comentarios; коментарі; комментарии;
        be the first to comment; post comment; discussion; community guidelines; house rules; have your say""",
    "player": """video; videos; photo; photos; gallery; photo gallery; image; images; slideshow; podcast; podcasts; audio; live; watch; watch live; watch now; play; pause; play video; mute; unmute; fullscreen; full screen; loading; loading…; loading...; listen to this article; listen now; now playing; autoplay; captions; subtitles;
        enlarge image; view image; view gallery; open image; show caption; hide caption; expand; collapse; zoom; next slide; previous slide; replay; skip ad; skip; 1x; 1.5x; 2x; embed; refresh; retry; try again""",
    "author's box": """avatar; reporter; about the author; about the authors; about author; author; author bio; staff writer; staff reporter; contributor; view profile; view bio; see full bio; more by this author; more from this author; all articles by this author; all posts by this author; author archive; contact author; email the author; meet the author; über den autor; à propos de l'auteur; sobre el autor; про автора; об авторе;
        correspondent; senior reporter; senior correspondent; editor; bio; stories by this author; articles by this author; send an email; website; view all posts""",
    "tags": """tags; topics; keywords; categories; category; filed under; in this article; in this story; on this page; table of contents; contents; schlagworte; mots-clés; etiquetas; теги; mentioned in this article; explore topics; hashtags""",
}  # fmt: skip
WHOLE_LINES = {
    " ".join(phrase.split()): reason for reason, phrases in _PHRASES.items() for phrase in phrases.split(";")
}
