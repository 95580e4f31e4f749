"""Word lists for what persons are called: titles, roles and the words around them; from general knowledge of English news.

Words are in small letters, without full stops ("sen" for "Sen.") and, where both occur, in the singular.
"""

import re

from index.speakers.lists.given_names import MAN, WOMAN

HONORIFICS = {
    "mr": MAN,
    "sir": MAN,
    "lord": MAN,
    "mrs": WOMAN,
    "ms": WOMAN,
    "miss": WOMAN,
    "dame": WOMAN,
    "lady": WOMAN,
}
# Ranks written in capitals before a name in full; alone the letters mean other things.
RANKS = frozenset("PC WPC DC TDC DS DI DCI DSU DCS PS CI PCSO".split())
# Those of them that hardly mean anything else before two words with capitals.
SURE_RANKS = frozenset("WPC TDC DCI DSU PCSO".split())
# Titles that stand before a given name alone: "Sir Robin" is no Mr Robin.
OF_GIVEN_NAMES = frozenset("sir dame".split())
# Titles that stand before a name with a capital letter, and what they are in full.
ABBREVIATED = {
    "sen": "senator", "rep": "representative", "gov": "governor", "dr": "doctor", "prof": "professor", "gen": "general",
    "lt": "lieutenant", "col": "colonel", "sgt": "sergeant", "capt": "captain", "adm": "admiral", "rev": "reverend",
    "hon": "honorable", "maj": "major", "pres": "president", "atty": "attorney", "supt": "superintendent",
    "fr": "father", "cmdr": "commander", "del": "delegate", "sens": "senators", "reps": "representatives", "govs": "governors",
    "messrs": "messrs", "drs": "doctors", "det": "detective", "cpl": "corporal", "insp": "inspector", "amb": "ambassador",
    "cllr": "councillor", "cllrs": "councillors",
}  # fmt: skip
TITLES = frozenset(
    """president premier chancellor king queen prince princess emperor sultan sheikh emir pope cardinal archbishop bishop
    rabbi imam pastor father sister senator representative governor congressman congresswoman mayor minister secretary speaker
    judge justice professor doctor general lieutenant colonel sergeant captain admiral major marshal reverend ambassador commissioner
    director chairman chairwoman chair leader chief sheriff officer detective attorney superintendent commander delegate
    councilman councilwoman councillor lawmaker assemblyman assemblywoman spokesman spokeswoman spokesperson editor
    manager strategist adviser advisor analyst correspondent reporter columnist author host anchor moderator candidate
    nominee frontrunner front-runner treasurer solicitor prosecutor principal dean coach deputy undersecretary
    democrat republican mogul businessman billionaire author actor actress singer comedian physician economist historian
    pollster surrogate activist ceo cfo coo counsel counselor comptroller inspector corporal deputy first-lady hopeful
    honorable ayatollah hajji taoiseach mp msp mep baroness baron count duke duchess vice-president""".split()
) | frozenset(ABBREVIATED.values())
PREFIXES = frozenset(
    "former ex-president ex-governor then-president acting interim deputy vice late outgoing".split()
)
ROLES = TITLES | frozenset(
    """aide assistant official executive lawyer counselor consultant owner founder co-founder cofounder co-host operative
    organizer organiser donor fundraiser fund-raiser farmer teacher student worker supporter backer critic opponent rival
    resident voter veteran scholar researcher scientist engineer expert specialist journalist writer novelist poet artist
    painter musician rapper star model player pitcher quarterback golfer wrestler boxer athlete runner
    contractor developer builder dealer banker investor entrepreneur tycoon magnate heir heiress publisher producer director
    filmmaker photographer designer nurse surgeon psychiatrist psychologist dentist pharmacist therapist policeman policewoman
    firefighter soldier diplomat envoy negotiator mediator ombudsman clerk administrator registrar auditor accountant
    father mother son daughter brother sister husband wife widow widower uncle aunt cousin nephew niece grandson granddaughter
    grandfather grandmother parent spouse girlfriend boyfriend fiancee friend neighbor neighbour colleague partner ally
    man woman boy girl person citizen immigrant refugee survivor victim witness suspect defendant plaintiff
    socialist democrat conservative liberal libertarian progressive independent incumbent challenger newcomer
    member commentator pundit blogger presenter broadcaster newscaster contributor scribe biographer
    head boss captain skipper trainer guru legend icon veteran retiree pensioner housewife homemaker
    mechanic driver pilot sailor fisherman carpenter electrician plumber shopkeeper bartender waiter waitress chef baker
    lobbyist whip majority-leader president-elect vice-chair vice-chairman co-chair co-chairman cochairman chairperson
    first-term billionaire millionaire philanthropist industrialist financier trader broker realtor
    rector provost lecturer sociologist political-scientist criminologist geologist biologist chemist physicist
    promoter shipowner landowner shopper hiker apprentice gardener beekeeper goalkeeper
    predecessor successor translator interpreter curator conductor composer sculptor playwright midwife paramedic coroner
    magistrate bailiff archivist librarian caretaker janitor cleaner courier trucker busker surveyor
    herder cobbler jeweller vintner landlord landlady
    warlord rebel defector exile dissident cleric vicar curate abbess organist soprano tenor violinist
    pianist guitarist drummer cellist choreographer dancer puppeteer jockey cyclist swimmer rower striker defender midfielder
    referee umpire treasurer bursar trustee shareholder stakeholder creditor debtor heir barrister notary
    harbourmaster harbormaster stationmaster headmaster headmistress helmsman boatman ferryman lifeguard linesman
    mayoress hostess salesman saleswoman alderman alderwoman epidemiologist virologist meteorologist climatologist ecologist tsar czar mufti monk nun priest minister chaplain
    warden ranger guard inspector investigator agent spy operative hacker whistleblower informant
    passenger employee customer pupil motorist commuter tenant spectator onlooker bystander juror cop villager islander
    parishioner tourist trainee staffer campaigner demonstrator detainee inmate prisoner mum mom dad stepfather stepmother
    grandad""".split()
)
MEN_ROLES = frozenset(
    """spokesman congressman councilman assemblyman alderman salesman chairman businessman policeman fisherman king prince emperor sultan sheikh
    emir pope cardinal imam headmaster landlord ferryman boatman father son brother husband widower uncle nephew grandson grandfather boyfriend man boy actor
    duke baron priest monk dad stepfather grandad""".split()
)  # fmt: skip
WOMEN_ROLES = frozenset(
    """spokeswoman congresswoman councilwoman assemblywoman chairwoman businesswoman policewoman queen princess mother
    daughter sister wife widow aunt niece granddaughter grandmother girlfriend woman girl actress duchess baroness heiress
    housewife nun waitress headmistress landlady abbess midwife first-lady lady mayoress hostess alderwoman saleswoman mum mom stepmother""".split()
)
# Adjectives and nouns that may stand between an article and a role, or before a role and a name.
MODIFIERS = frozenset(
    """former late chief senior junior deputy assistant associate vice acting interim executive general press media campaign
    communications foreign finance presidential gubernatorial senatorial congressional mayoral prime first second third health defense defence interior justice trade energy education
    security intelligence police party state federal government house majority minority opposition policy public affairs
    new old longtime long-time fellow veteran retired outgoing incoming current then one-time onetime top lead leading
    rival real estate reality television tv radio news talk show cable host super business human rights law civil labor labour
    sports football baseball basketball tennis golf film movie rock pop country white black gay young rookie star
    managing founding presumptive self-described self-proclaimed co bureau budget oil tech software hedge fund
    science computer climate space military army navy air force marine city county town village school university college
    board bank research data digital field district attorney world global online database fellow guest best-selling bestselling
    award-winning prize-winning debate primary election vice-presidential conservative liberal democratic republican
    socialist independent progressive moderate libertarian right-wing left-wing far-right far-left pro-life pro-choice transition
    and""".split()
)
# What nobody is for a field or a body, so that a word before it is no other office: "the gambling tycoon".
UNDIVIDED = frozenset(
    """senator congressman congresswoman representative lawmaker governor donor actor actress singer musician celebrity star
    tycoon mogul magnate billionaire millionaire businessman businesswoman heiress heir comedian athlete boxer golfer
    politician veteran icon legend socialist""".split()
)
# Adjectives that describe whoever has a role, and leave it what it is.
DESCRIBING = frozenset(
    """veteran embattled outspoken longtime long-time longest-serving new young old elderly popular powerful influential charismatic
    flamboyant brash fiery controversial moderate hardline hard-line conservative liberal progressive socialist centrist populist
    incumbent sitting current elected newly wealthy rich celebrity""".split()
)
HEADS_OF_STATE = frozenset("president pope king queen emperor premier chancellor".split())
SPOUSES = frozenset("wife husband daughter son mother father brother sister widow first-lady lady".split())
# Relatives and friends: a single name beside such a word is a person's.
KIN = (SPOUSES - {"first-lady", "lady"}) | frozenset(
    """uncle aunt nephew niece cousin grandson granddaughter grandfather grandmother widower stepfather stepmother boyfriend
    girlfriend fiance fiancee mum mom dad grandad friend""".split()
)
# Parents named by how many children they have: "mum-of-three".
_PARENT = re.compile(r"(mum|mom|mother|dad|father|grandmother|grandfather)-of-\w+")
# Endings of words for what somebody does: "screenwriter", "councilmember", "criminologist".
_ROLE_ENDINGS = (
    "foreman",
    "writer",
    "member",
    "maker",
    "keeper",
    "ologist",
    "ographer",
    "spokesman",
    "spokeswoman",
)
# Roles that many persons have in one article: only the person spoken of last may be meant.
GENERIC = frozenset(
    """candidate man woman leader official executive member author actor actress host reporter senator governor lawmaker
    congressman congresswoman representative democrat republican conservative strategist adviser advisor lawyer attorney expert
    analyst activist professor judge contender hopeful politician student teacher officer general doctor spokesman spokeswoman
    passenger employee customer pupil motorist commuter tenant spectator onlooker bystander juror villager islander parishioner
    tourist trainee staffer campaigner demonstrator detainee inmate prisoner
    chairman director rival opponent friend supporter voter resident businessman billionaire journalist mayor""".split()
)
# Roles that bring in somebody other than the person spoken of.
NEWCOMERS = frozenset(
    """reporter host moderator anchor interviewer interviewee correspondent aide officer official executive spokesman spokeswoman
    spokesperson lawyer attorney prosecutor pollster critic opponent rival person man woman boy girl member judge witness victim
    suspect supporter voter source student teacher pilot driver worker resident caller listener reader expert analyst
    researcher friend colleague neighbor neighbour adviser advisor assistant strategist consultant operative donor protester
    passenger employee customer pupil motorist commuter tenant spectator onlooker bystander juror villager islander parishioner
    tourist trainee staffer campaigner demonstrator detainee inmate prisoner
    editor columnist ally author writer publisher general ambassador king queen prince citizen survivor producer nominee frontrunner front-runner independent""".split()
)
OFFICE_HOLDERS = frozenset(
    """president senator governor congressman congresswoman representative mayor minister secretary speaker justice judge chancellor
    premier ambassador chairman chairwoman general king queen prince pope first-lady delegate""".split()
)
RIVALS = {"democrat": "republican", "democratic": "republican", "republican": "democrat"}


def singular(word: str) -> str:
    """Give the singular of a role: "spokesmen" is "spokesman", "senators" is "senator"."""
    if word.endswith("men"):
        return word[:-2] + "an"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def is_role_word(word: str) -> bool:
    """Tell whether a word is what one person is called for what he does: "spokesman", "ex-mayor"."""
    if word in ROLES or word.split("-")[-1] in ROLES or word.endswith(_ROLE_ENDINGS):
        return True
    return _PARENT.fullmatch(word) is not None


def find_role_gender(word: str) -> str | None:
    """Tell whether a role is a man's or a woman's, from the word alone."""
    parent = _PARENT.fullmatch(word)
    word = parent[1] if parent is not None else word
    if word in WOMEN_ROLES:
        return WOMAN
    return MAN if word in MEN_ROLES else None
