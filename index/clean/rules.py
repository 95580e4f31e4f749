"""Lines that are clutter whatever stands around them, each rule with its reason.

A rule fires only on what hardly any story says: it is the sure part of the evidence. What is less
than sure is left to the scorer.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from index.clean.phrases import WHOLE_LINES

MENU_ITEMS = 3  # short items on one line, parted by the same mark, that make it a menu
MENU_ITEM_WORDS = 3  # words of such an item at most
RULE_CHARS = 320  # code points; no rule speaks of a longer line
APPEAL_CHARS = 600  # code points; longest paragraph that is taken for an appeal by its words alone

_MENU_MARK = re.compile(r"\s*[|•·»›❯]\s*|\s[/>–-]\s")
_QUOTED = re.compile(r"[\"“”«»„]|''")
_EDGES = " .:!…*-–—>»›→↓▼▾+#[]()|\t\u00a0"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that a line of clutter begins with, and what such a line is."""

    reason: str
    pattern: re.Pattern[str]


def _rule(reason: str, pattern: str) -> Rule:
    return Rule(reason, re.compile(pattern, re.IGNORECASE | re.VERBOSE))


RULES = (
    _rule("advert", r"(?:advertisement|advertising|sponsored\ (?:by|content)|promoted\ (?:by|content)|paid\ (?:content|post|partnership)|partner\ content|story\ continues\ below|article\ continues\ (?:below|after)|anzeige|werbung|publicité|publicidad|реклама)\b.{0,80}$"),
    _rule("related story", r"(?:read\ also|also\ read|also\ on\ [\w .]{2,30}:|see\ also|read\ more(?:$|\s*[:|–—-]|\ (?:on|about|from|here)\b.{0,80}$)|read\ next|up\ next|next\ up|read\ this\ next|don['’]t\ miss|you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested)|more\ (?:on\ th(?:is|e)\ (?:story|topic|subject)|from\ (?:the\ )?[\w’'. ]{2,40}(?::|$))|related(?:\ (?:stor(?:y|ies)|articles?|news|content|coverage|topics?|video))?\s*(?:[:|–—-]|$)|recommended\ (?:for\ you|stories|reading)|in\ case\ you\ missed\ it\b|lesen\ sie\ (?:auch|mehr)|mehr\ zum\ thema|lire\ aussi|à\ lire\ aussi|lea\ también|lee\ también|te\ puede\ interesar|читайте\ также|читайте\ также|читайте\ також|також\ читайте)"),
    _rule("newsletter form", r"(?:sign\ up\ (?:for|to|here|now|today)\b|sign\ me\ up|get\ (?:our|the|all\ the)\ .{0,60}(?:newsletter|inbox|briefing\ by|e-?mail)|(?:enter|type)\ your\ e-?mail|your\ e-?mail\ address|e-?mail\ address\s*\*?$|(?:subscribe|subscribers)\ (?:to|now|today|here|for|agree|from|and)\b|(?:our|the)\ (?:free\ |weekly\ |daily\ |morning\ |evening\ )+(?:newsletter|e-?mail|briefing|letter)\b.{0,200}|you\ (?:can|may)\ unsubscribe|unsubscribe\ (?:at\ )?any\ ?time|by\ (?:signing|subscribing|submitting|entering|registering|clicking|continuing|joining)\b.{0,60}(?:you|i)\ (?:agree|accept|consent|acknowledge|confirm))"),
    _rule("subscription appeal", r"(?:a\ subscription\ to|already\ a\ (?:subscriber|member)|not\ (?:yet\ )?a\ (?:subscriber|member)|become\ a\ (?:subscriber|member|supporter|patron)|to\ (?:continue|keep)\ reading|this\ (?:article|story|content)\ is\ (?:for|only\ available\ (?:to|for)|available\ (?:exclusively\ )?(?:to|for)|reserved\ for|free\ to\ read|exclusive\ to)\ .{0,40}(?:subscriber|member)|you\ have\ (?:\w+\ ){0,3}(?:free\ )?articles?\ (?:left|remaining)|you(?:['’]ve|\ have)\ (?:reached|read|used)\ (?:your|all\ your|\d+)\ .{0,30}articles?|unlock\ (?:this|unlimited|all|full)\b|start\ your\ (?:free\ )?(?:trial|subscription)|cancel\ any\ ?time\b|log\ in\ to\ (?:read|continue|comment|save))"),
    _rule("donation appeal", r"(?:support\ (?:us|independent|our|quality|local|public)\b.{0,160}(?:!|\.|$)(?<!said\.)|support\ the\ .{2,60}!$|donate\b|make\ a\ (?:donation|one-time|contribution|gift)|chip\ in\b|not\ ready\ to\ (?:support|subscribe|donate)|a\ message\ from\ (?:the|our|your)\b|dear\ (?:reader|friend|subscriber)s?\b|thank\ you\ for\ (?:reading|supporting|your\ support|subscribing|being\ a)|remind\ me\ (?:later|in\b)|[\d,.]+\ (?:members|people|readers|supporters)\ .{0,60}(?:on\ board|community|joined|already)|join\ (?:the\ |our\ |more\ than\ |over\ )*[\d,.]+\ .{0,30}(?:readers|members|subscribers|others|people|supporters))"),
    _rule("share links", r"(?:share\ (?:this|on|via|with|to|by)\b.{0,80}$|click\ (?:here\ )?to\ (?:share|copy|e-?mail|print|tweet|pin)|copy\ (?:the\ )?link|e-?mail\ (?:this|to\ a\ friend)|send\ (?:this|to\ a\ friend)|print\ (?:this|article|page|story)|save\ (?:this\ )?(?:for\ later|article|story|to)|tweet\ this|pin\ it|gift\ this\ article|give\ this\ article|[\d.,]+k?\ shares?$|open\ in\ (?:app|browser)|add\ to\ (?:bookmarks|favou?rites|reading\ list|saved)|see\ more\ on:?)"),
    _rule("follow links", r"(?:follow\ (?:us|me|him|her|them|this|our|the\ author|the\ topic|topics?|authors?)\b|follow\ .{2,60}\ on\ (?:twitter|x|facebook|instagram|threads|bluesky|mastodon|tiktok|telegram|linkedin|youtube|google|whatsapp)\b|like\ us\ on|join\ us\ on|find\ us\ on|(?:follow\ .{0,40}|twitter:|x:|facebook:|instagram:|t\.me/)\s*@?\w+\s*$|get\ .{0,30}(?:news\ )?alerts?\b|set\ us\ as\ (?:a\ )?preferred|add\ us\ (?:as|on)|subscribe\ to\ our\ (?:channel|youtube|telegram|whatsapp))"),
    _rule("comments", r"(?:comments?\ (?:are|is|have\ been|will\ be|were)\b.{0,20}(?:closed|moderated|read\ before|disabled|welcome|turned|subject|not\ )|comments\ (?:policy|guidelines|rules|faq)|replying\ to\ \w+$|(?:view|show|see|read|hide|load|join)\ (?:all\ |more\ |the\ )*(?:\d+\ )?(?:comments?|conversation|discussion|replies)\b|\d+\ (?:comments?|replies|reactions|likes)$|(?:leave|post|add|write|submit)\ (?:a|your)\ (?:comment|reply)|your\ (?:comment|e-?mail)\ (?:will|address\ will)|have\ your\ say|what\ do\ you\ think\?|(?:please\ )?be\ (?:respectful|civil|polite)\b|sort\ by\b|report\ (?:this\ )?(?:comment|abuse|ad)|for\ more\ information,\ please\ see)"),
    _rule("correction form", r"(?:to\ suggest\ a\ correction|you\ can\ also\ highlight|(?:spotted|found|noticed|see|report|seen)\ (?:a|an)\ (?:typo|error|mistake|inaccuracy)|if\ you\ (?:find|see|notice|spot|have\ found)\ (?:a|an)\ (?:typo|error|mistake|spelling)|press\ ctrl|select\ (?:the|it)\ .{0,30}ctrl|report\ (?:a|an)\ (?:typo|error|correction|problem|issue)|got\ a\ (?:tip|story|news\ tip)|do\ you\ (?:have|know)\ .{0,40}(?:tip|story\ to|contact\ us|get\ in\ touch)|have\ (?:a|you\ got\ a)\ (?:tip|story|confidential|question)|send\ (?:us\ )?(?:your\ )?(?:tips|stories|letters|corrections|photos))"),
    _rule("cookie note", r"(?:we\ (?:and\ our\ (?:\d+\ )?partners\ )?use\ (?:essential\ )?cookies|this\ (?:web)?site\ (?:also\ )?uses\ cookies|(?:our|the)\ (?:web)?site\ uses\ cookies|manage\ (?:cookies|preferences|consent|choices|settings)|(?:accept|reject|allow|decline)\ (?:all|cookies|and\ continue)|cookie\ (?:settings|policy|notice|preferences)|your\ privacy\ (?:choices|rights)|do\ not\ sell\b|nous\ utilisons\ des\ cookies|wir\ verwenden\ cookies|utilizamos\ cookies)"),
    _rule("copyright", r"(?:all\ rights\ reserved|copyright\b|©|\(c\)\ (?:19|20)\d\d|(?:19|20)\d\d\ ©|no\ part\ of\ this\ (?:publication|article|website)|this\ (?:material|article|content)\ may\ not\ be\ (?:published|reproduced)|reproduction\ .{0,40}(?:prohibited|forbidden|permission)|alle\ rechte\ vorbehalten|tous\ droits\ réservés|todos\ los\ derechos\ reservados|все\ права\ защищены|усі\ права\ захищен)"),
    _rule("app promotion", r"(?:(?:download|get|install|open|try)\ (?:our|the)\ .{0,40}\bapp\b|available\ on\ (?:the\ )?(?:app\ store|google\ play)|(?:download|get\ it)\ on\ (?:the\ )?(?:app\ store|google\ play)|scan\ (?:the|this)\ qr|use\ our\ app)"),
    _rule("player", r"(?:listen\ to\ (?:this|the)\ (?:article|story|episode|podcast|full)|listen\ (?:now|live|here|on|to\ article)\b|watch\ (?:live|now|next|more|the\ (?:full\ )?video|video)\s*(?:[:|]|$)|watch:|video:|audio:|photos?:|play\ (?:video|audio|now|episode)|(?:video|audio)\ (?:player|playback|unavailable|duration)|now\ playing|up\ next\b|autoplay|\d{1,2}:\d\d\s*/\s*\d{1,2}:\d\d|unmute|skip\ ad\b|this\ (?:video|content)\ (?:is\ (?:not\ available|unavailable|restricted)|cannot\ be)|we(?:\ are|['’]re)\ sorry,\ ?this\ video|your\ browser\ does\ not|please\ enable\ javascript|javascript\ (?:is|must)|view\ (?:this\ )?(?:post|tweet|photo)\ on\b|view\ (?:gallery|photos|slideshow|image)|view\ \d+\ (?:photos|images)|open\ image\ in\ (?:modal|gallery)|(?:tap|click)\ to\ (?:enlarge|expand|play|unmute|view)|image\ \d+\ of\ \d+|\d+\ of\ \d+\ (?:photos|images)?$)"),
    _rule("reading time", r"(?:\d+\s*-?\s*min(?:ute)?s?\.?\ (?:read|reading|listen|watch|video)\b.{0,20}$|(?:reading|read|listening|estimated\ reading|lesezeit|lecture|temps\ de\ lecture|tiempo\ de\ lectura)\ ?(?:time)?\s*:?\s*\d+|\d+\ (?:хв|мин)\w*\.?$|[\d.,]+k?\ views$|\d+\ words$|(?:(?:last\ )?updated|published|posted|modified|aktualisiert)?:?\s*(?:about\ |vor\ )?(?:an?|\d+)\ (?:sec(?:ond)?|min(?:ute)?|hr|hour|day|week|month)s?\ ago\.?$|just\ now$)"),
    _rule("page links", r"(?:skip\ to\b|jump\ to\b|back\ to\ (?:top|home|all|news|the\ top)|view\ (?:all|more)\b|see\ all\b|show\ (?:more|less|all)\b|load\ more|all\ (?:news|stories|articles|topics|posts)$|go\ to\ (?:the\ )?(?:home|front|main|next|previous)|(?:next|previous)\ (?:article|story|post|page)\b|page\ \d+\ of\ \d+|return\ to\ (?:home|top)|home\ [|>»/›]|(?:filed|listed|posted)\ under\b|tags?\s*:|topics?\s*:|keywords?\s*:|tagged\ (?:in|with|as)\b|categor(?:y|ies)\s*:|schlagwörter\b|stichwörter\b|mots-clés\b|теги\b)"),
    _rule("legal note", r"(?:(?:the\ )?(?:views|opinions)\ (?:and\ opinions\ )?expressed\b|(?:this\ site\ is\ )?protected\ by\ recaptcha|the\ google\ privacy|google\ privacy\ policy|disclaimer\b|terms\ (?:of|and)\ (?:use|service|conditions)|privacy\ (?:policy|notice|statement)|this\ (?:story|article|report|piece)\ (?:was\ )?(?:originally|first)\ (?:appeared|published|ran)|(?:originally|first)\ published\ (?:by|in|on|at)\b|republish\ (?:this|our)|our\ standards:|this\ article\ may\ contain\ affiliate|(?:we|[\w ]{2,30})\ (?:may\ )?(?:earn|receive)s?\ (?:a\ )?(?:small\ )?(?:commission|compensation)|when\ you\ (?:buy|purchase)\ through|prices?\ (?:and\ availability\ )?(?:are\ )?(?:correct|accurate)\ at)"),
)  # fmt: skip
# What a line ends with or says anywhere that makes it clutter, where it quotes nobody.
ENDINGS = (
    _rule("caption with credit", r".{0,260}(?:[.!?)]\s+|^|\s[|–—-]\s|[(\[])(?:photos?|images?|pictures?|pics?|photographs?|credit|illustration|foto|фото|file)\s*(?:by\b|credits?\b|courtesy\b|supplied\b|:|/|©).{0,70}$"),
    _rule("caption with credit", r".{0,260}[(\[](?:[\w.’'&-]+\ ){1,4}[\w.’'-]+\s?/\s?(?:[\w.’'&-]+\ ?){1,4}(?:via\ .{2,30})?[)\]]\.?$"),
    _rule("contributors", r"\W*(?:additional\ reporting|reporting\ by|with\ (?:reporting|inputs)\ (?:by|from)|translated\ (?:by|from)|edited\ by|compiled\ by|produced\ by|photographs\ by|video\ by)\b.{0,160}$|.{3,140}\bcontributed\ (?:reporting|to\ this\ (?:report|story|article))\b.{0,60}$"),
    _rule("note on changes", r"(?:this|the)\ (?:story|article|report|post|piece)\ (?:was|has\ been)\ (?:\w+\ )?(?:updated|amended|corrected|republished|revised)\b|this\ is\ a\ (?:breaking|developing)\b.{0,20}\bstory"),
    _rule("page code", r"(?:<!--|&\w+;$|.*[{}]$|(?-i:[a-z-]+:\ ?[^;:\"“”A-Z]{1,40};$)|\[/?(?:caption|gallery|embed|ad_\d)|</?(?:div|iframe|script|p|span)\b|\(adsbygoogle|googletag|window\.|var\ \w+\ ?=)"),
)  # fmt: skip
# Words of appeals to the reader; a line with two different ones and "we", "our" or "you" is one.
_APPEAL = re.compile(
    r"\b(newsletters?|inbox|mailbox|subscri(?:be|ber|bers|ption)|donat(?:e|ion|ions)|our (?:journalism|work|readers)|"
    r"independent journalism|support us|membership|unsubscribe|paywall|reader[- ]funded|"
    r"your support)\b",
    re.IGNORECASE,
)
_READER = re.compile(r"\b(we|us|our|you|your)\b", re.IGNORECASE)


def is_boilerplate(line: str) -> bool:
    """Tell whether a line, taken alone, is surely clutter around an article."""
    return find_rule(line) is not None


@lru_cache(maxsize=4096)
def find_rule(line: str) -> str | None:
    """Find the reason why a line, taken alone, is clutter; None where no rule is sure of it."""
    bare = " ".join(line.strip(_EDGES).casefold().split())
    if not bare:
        return None
    if bare in WHOLE_LINES and not (line.endswith(".") and " " not in bare):
        return WHOLE_LINES[bare]
    if is_menu(line):
        return "menu"
    if _QUOTED.match(line):
        return None  # a line that opens with a quotation is somebody's words
    if len(line) <= RULE_CHARS:
        for rule in RULES + ENDINGS:
            if rule.pattern.match(line):
                return rule.reason
    return "appeal to readers" if _is_appeal(line) else None


def _is_appeal(line: str) -> bool:
    words = {word.casefold() for word in _APPEAL.findall(line)}
    enough = len(words) >= 2 or (len(words) == 1 and line.endswith("!"))
    return enough and len(line) <= APPEAL_CHARS and _READER.search(line) is not None


def is_menu(line: str) -> bool:
    """Tell whether a line is a row of links: "Front page | Island | Harbour | Sport"."""
    items = _MENU_MARK.split(line)
    return (
        len(items) >= MENU_ITEMS
        and all(0 < len(item.split()) <= MENU_ITEM_WORDS for item in items)
        and line[-1] not in ".!?"
    )
