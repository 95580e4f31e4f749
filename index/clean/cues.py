"""Signs of clutter that are not sure alone: features of the scorer, and the reasons it gives.

Each cue is a family of words, phrases and shapes, wider than a rule: "based in" is said of authors, but of
companies too. The scorer has learned how much each weighs beside the rest of the line.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

_NAME = r"(?:Dr\.? |Prof\.? |Rev\.? )?[^\W\d_a-zа-яіїєґ][\w.’'-]+(?: (?:(?:van|von|de|del|der|la|bin|al) )*[^\W\d_a-zа-яіїєґ][\w.’'-]*){1,3}"
TAIL_CHARS = 90  # code points at a line's end in which a credit stands

# Words and phrases of up to three words in lower case, and stems marked by a star; the first reason found names a line.
_PHRASES: tuple[tuple[str, str], ...] = (
    ("contributors", """contributed to; contributed reporting; additional reporting; reporting by; reporting for this; editing by; writing by; with reporting; with inputs;
        with files; translated by; translated from; compiled by; produced by; assisted with; fact-checked; edited by; wire services; agency reports; with agencies; con información; avec nos"""),
    ("author's biography", """the author; the writer; staff writer; staff reporter; freelance; award winning; senior reporter; senior writer; senior editor; senior correspondent; general assignment;
        contributing writer; contributing editor; regular contributor; columnist; correspondent; fellow; journalist; reporter; editor; redakteur*; journalistin; journaliste; redactora; redactor; periodista; korrespondent*;
        журналіст*; корреспондент*; кореспондент*; автор; joined us; joined the newsroom; joined the paper; joined the team; based in; graduate of; holds a; degree in; master's; bachelor's; fluent in; prior to joining; before joining;
        previously; author of; covers; covering; her work; his work; has appeared in; she lives; he lives; can be reached; reach him; reach her; she covers; he covers; spare time; lives in; lives with; her latest; his latest"""),
    ("note on changes", """correction; corrections; clarification; editor's note; editors note; earlier version; earlier headline; previous version; story was; article was; report was; story has been; article has been; has been updated; was updated; was amended;
        been corrected; was corrected; been removed; been edited; been changed; breaking news story; developing story; check back; more to follow; details to follow; misstated; misspelled; regret the error; disclosure; content warning; note to editors; embargoed"""),
    ("disclaimer", """views expressed; opinions expressed; his own; her own; their own; author's own; writer's own; not necessarily; necessarily reflect; those of the; financial advice; investment advice; medical advice; legal advice; conflict of interest;
        accepts no; not responsible; solely responsible; liable; liability; forward looking; does not guarantee; at risk; past performance; consult a; opinion piece; мнение автора; думка автора; die meinung"""),
    ("copyright", """©; copyright; all rights; rights reserved; reproduced; reproduction; republish; republished; reprinted; reprinting; licence; license; licensed; licensing; permission; syndicated; syndication; hyperlink; trademarks; vorbehalten;
        réservés; reservados; захищен*; защищен*; передрук; при использовании; creative commons; personal use; commercial use"""),
    ("cookie note", """cookie; cookies; consent; our partners; personal data; personal information; trackers; tracking; personalise; personalize; tailored; browser; your device; your choices; your privacy; your data; javascript; ad blocker"""),
    ("legal note", """terms of; terms and; privacy; gdpr; impressum; imprint; datenschutz*; mentions légales; aviso legal; конфиденц*; конфіденц*; registered in; registered office; registered charity; complaint; complaints; regulated by; t&cs; agb; policy"""),
    ("newsletter form", """newsletter; newsletters; inbox; mailbox; mailing; unsubscribe; spam; delivered; sign up; signing up; signed up; briefing; digest; round up; roundup; email; e mail; emails; opt out; postfach; boîte mail; boletín; рассылк*; розсилк*; на пошту;
        every morning; every friday; each week; straight to; never miss; hand picked; our daily; our weekly; our free"""),
    ("subscription appeal", """subscribe; subscriber; subscribers; subscription; subscriptions; subscribing; free trial; trial; paywall; unlimited; a month; per month; a week; per week; a year; cancel; billed; premium; discount; already a; register; registered; account;
        log in; free articles; unlock; unlocked; abonn*; suscri*; підпис*; подпис*; member; members; membership; full access; read on; keep reading; continue reading; offer; offers; save; plan; upgrade; gift; exclusive"""),
    ("donation appeal", """donate; donation; donations; donor; donors; donating; chip in; support us; support our; supporting; supporter; supporters; your support; patron; patrons; pledge; reader funded; nonprofit; non profit; keep us; keep our; help us; help keep; fund; funded;
        funding; our journalism; our reporting; our work; our mission; our reporters; our newsroom; our readers; our team; our website; our journalists; our members; independent journalism; independent media; independent reporting; afford; spende*; spenden; unterstütz*;
        un don; dona; apoya; apoyo; підтрим*; поддерж*; пожертв*; contribution; generosity; grateful; thank you; stand with; without you; people like you; coffee; dear reader; dear readers; tip our"""),
    ("share links", """share; shares; forward it; copy link; copy url; a friend; your friends; pass it on; printer; print; pdf; teilen; partager; compartir; поділит*; поделит*; bookmark"""),
    ("follow links", """facebook; twitter; instagram; telegram; whatsapp; linkedin; tiktok; youtube; bluesky; threads; mastodon; viber; flipboard; google news; apple news; snapchat; discord; reddit; follow; our channel; social media"""),
    ("app promotion", """app; app store; google play; qr; android; iphone; install; download; our app"""),
    ("player", """listen; podcast; podcasts; episode; episodes; video; videos; audio; watch; play; player; playback; spotify; stream; on air; channel; radio; loading; subtitles; headphones; live"""),
    ("picture gallery", """gallery; slide; slideshow; enlarge; caption; zoom; thumbnail; thumbnails; photos; pictures"""),
    ("comments", """comment; comments; commenting; commenters; reply; replies; moderated; moderator; moderators; moderation; the conversation; the discussion; the debate; be civil; house rules; abusive; off topic; kommentar*; commentaires; comentarios; комент*; коммент*"""),
    ("call for tips", """tip line; tips; hotline; helpline; in confidence; in touch; contact us; contact the; hear from you; your story; your stories; your photos; your pictures; your questions; your question; your thoughts; your view; your views; your experience; write to us;
        let us know; tell us; send us; send your; send yours; letters; e mail us; signal; call us; ask it; got a tip; have information; anonymous; we would like"""),
    ("correction form", """typo; typos; ctrl; spotted; an error; found a mistake; помилк*; опечат*; ошибк*; select the text; highlight the"""),
    ("poll", """poll; vote now; survey; rate this; feedback; quiz; useful; helpful; your reaction; results"""),
    ("event", """tickets; register; reserve; seats; rsvp; webinar; summit; festival; doors open; awards; nominate; nominations; workshop; workshops; masterclass; closing date; in conversation; book club; entry is free; join us"""),
    ("job advert", """hiring; vacancy; vacancies; careers; apply; internship; freelancers; jobs; salary; full time; part time; wanted"""),
    ("advert", """advert; adverts; advertisement; advertising; advertiser; advertisers; sponsored; sponsor; promoted; partner content; paid post; paid content; free quote; free delivery; no obligation; no deposit; call now; book now; book early; order now; buy now; shop; apply now;
        from only; from just; experts agree; doctors are; this simple; trick; might surprise; deal; deals; commission; affiliate; werbung; anzeige; publicité; publicidad; реклам*; per person; call today; new customers; guaranteed; showroom; enrol"""),
    ("print edition", """print edition; in print; newsagent; paper; reprints; this article appear; appears in; appeared in; issue; edition; cover price; section"""),
    ("series box", """our series; the series; part of; part #; in a series; special project; special report; special issue; series; collection; project"""),
    ("related story", """read more; read the; read our; read all; read next; read also; also read; more from; more about; more on; more coverage; more stories; more news; full story; full report; full coverage; full list; catch up; need to know; we answer; in pictures; what to;
        find out; here are; click here; see also; related; most read; trending; recommended; weiterlesen; mehr; aussi; también; також; также; explained"""),
    ("timestamp", """ago; updated; published; posted; modified; min read; minute read; lesezeit; мин; хв; yesterday"""),
    ("about the outlet", """newsroom; our editors; our reporter; our correspondent; our staff; our columnists; our standards; news organisation; news organization; founded in; founded by; nonpartisan; editor in chief; newspaper; published by; is published; partnership;
        alliance; grant from; our audience; editorial; editors; newsrooms; journalism; bureaus; website; site; reporters; readers"""),
    ("weather or markets", """humidity; forecast; wind; sunrise; tide; ▲; ▼; usd; eur; ftse; dow; odds; fixtures; standings; league table; quotes delayed"""),
)  # fmt: skip
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("page code", re.compile(r".*(?:[{};]$|\{|\w\.\w+\(|</?\w|=[\"']|&\w+;|datalayer)|\[/?\w+[ \]]|#[\w-]+ |\.[\w-]+ \{", re.IGNORECASE)),
    ("author's biography", re.compile(rf"(?:About )?{_NAME}(?:,[^,]{{2,70}},)? (?:(?:is|was) (?:an?|the|co|our|editor|director|founder|chief|professor|based|currently|with|one)\b|has (?:been|written|reported|covered|worked)|(?:covers|writes|reports|works|teaches|edits|serves|joined|leads|hosts|contributes|lives|studies|heads|produces|looks|runs|is)\b)")),
    ("photo credit", re.compile(r"\W*(?:photos?|photographs?|images?|pictures?|pics?|illustrations?|graphics?|foto|фото|credits?|file\ photo|archive\ photo|collage|screengrab)(?:\ (?:by|credit|courtesy|source|caption|supplied))?\s*(?:[:/©|–—-]|\.\.\.|by\b|$)", re.IGNORECASE)),
    ("related story", re.compile(r"\W*(?:read|related|also|see|more|watch|explained?|explainer|opinion|exclusive|analysis|earlier|previously|next|lesen|mehr|lire|lea|te puede|читайте|також|дивіться)\b(?: [\w’']+){0,4}\s*[:|–—»]", re.IGNORECASE)),
    ("tags", re.compile(r"\W*(?:tags?|topics?|filed|keywords?|categor\w+|label|section|region|tagged|archivado|schlag\w+|теги)\b|#\w", re.IGNORECASE)),
    ("counts", re.compile(r"\W*[\d.,]+k?\ (?:views?|shares?|likes?|comments?|votes?|reactions?|readers?|members?|people|words|photos|replies)\b|(?:views?|hits|shares)\b", re.IGNORECASE)),
    ("call to act", re.compile(r"\W*(?:get|sign|join|read|watch|listen|follow|click|tap|download|subscribe|support|donate|share|find|see|check|try|discover|explore|buy|shop|book|order|call|text|send|write|tell|vote|win|enter|register|log|choose|pick|play|start|stay|become|give|help|save|learn|meet|visit|browse|add|allow|accept|enable|please|don['’]t|never|want|need|looking|got|have you|do you|are you|did you|would you|will you|if you|unlock|upgrade|claim|keep|catch|hear|take|fund|back|show|hide|open|close|view|go|continue|report|manage|switch|select|jetzt|hier|melden|lesen|recevez|inscrivez|abonnez|soutenez|suivez|suscríbete|recibe|síguenos|dona|підписуйтесь|підтримайте|читайте|слідкуйте|подпишитесь|подписывайтесь|поддержите|скачайте|следите)\b", re.IGNORECASE)),
)  # fmt: skip
_CREDIT = re.compile(
    r"(?:\(|\[|\b)(?:photos?|images?|pictures?|photographs?|credit|illustration|foto|фото|file)\b\s*(?:by\b|credit|courtesy|:|/)[^.]{2,60}[)\]]?\.?$|[\w.’'-]\s?/\s?(?:[A-Z][\w.]+\ ?){1,4}[)\]]?\.?$|"
    r"\b(?:getty|reuters|afp|epa|shutterstock|istock|unsplash|alamy|ap photo|handout|courtesy|file photo|screengrab|screenshot)\b[^.]{0,40}[)\]]?\.?$|\((?:left|right|centre|center|l|r|file)\)|\bfrom left\b|\bpictured\b|\bundated\b",
    re.IGNORECASE,
)
REASONS = (*(reason for reason, _ in _SHAPES), "caption with credit", *(reason for reason, _ in _PHRASES))
STEM_CHARS = 5  # characters by which a stem is looked up


def _table() -> tuple[dict[str, list[int]], dict[str, list[tuple[str, int]]]]:
    """Turn the phrases into a table from phrase to cues and one from the beginning of a stem."""
    phrases: dict[str, list[int]] = {}
    stems: dict[str, list[tuple[str, int]]] = {}
    for i, (_, listed) in enumerate(_PHRASES, start=len(_SHAPES) + 1):
        for phrase in (" ".join(part.split()) for part in listed.split(";")):
            if phrase.endswith("*"):
                stems.setdefault(phrase[:STEM_CHARS], []).append((phrase[:-1], i))
            else:
                phrases.setdefault(phrase, []).append(i)
    return phrases, stems


_BY_PHRASE, _BY_STEM = _table()


def find_cues(text: str, words: Sequence[str]) -> list[int]:
    """Give the numbers of the cues that a line shows, ascending.

    :param words: The line's words as `index.clean.features.split_words` gives them.
    """
    found = {i for i, (_, pattern) in enumerate(_SHAPES) if pattern.match(text)}
    if _CREDIT.search(text, max(0, len(text) - TAIL_CHARS)):
        found.add(len(_SHAPES))
    pairs = [f"{a} {b}" for a, b in pairwise(words)]
    for phrase in (*words, *pairs, *(f"{a} {b}" for a, b in zip(pairs, words[2:], strict=False))):
        if phrase in _BY_PHRASE:
            found.update(_BY_PHRASE[phrase])
    for word in words:
        for stem, cue in _BY_STEM.get(word[:STEM_CHARS], ()):
            if word.startswith(stem):
                found.add(cue)
    return sorted(found)


def name_reason(text: str, words: Sequence[str]) -> str:
    """Name what a line most likely is that the scorer takes for clutter."""
    found = find_cues(text, words)
    return REASONS[found[0]] if found else "unlike the story around it"
