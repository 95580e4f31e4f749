"""Word lists that tell persons, bodies, places and roles apart; all from general knowledge of English news.

Words are in small letters, without full stops ("sen" for "Sen.") and, where both occur, in the singular.
"""

from index.speakers.given_names import MAN, WOMAN

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
# Titles that stand before a name with a capital letter, and what they are in full.
ABBREVIATED = {
    "sen": "senator", "rep": "representative", "gov": "governor", "dr": "doctor", "prof": "professor", "gen": "general",
    "lt": "lieutenant", "col": "colonel", "sgt": "sergeant", "capt": "captain", "adm": "admiral", "rev": "reverend",
    "hon": "honorable", "maj": "major", "pres": "president", "atty": "attorney", "supt": "superintendent",
    "fr": "father", "cmdr": "commander", "del": "delegate", "sens": "senators", "reps": "representatives", "govs": "governors",
    "messrs": "messrs", "drs": "doctors", "det": "detective", "cpl": "corporal", "insp": "inspector", "amb": "ambassador",
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
    harbourmaster harbormaster stationmaster headmaster headmistress helmsman boatman ferryman coastguard lifeguard linesman
    epidemiologist virologist meteorologist climatologist ecologist tsar czar mufti monk nun priest minister chaplain
    warden ranger guard inspector investigator agent spy operative hacker whistleblower informant""".split()
)
MEN_ROLES = frozenset(
    """spokesman congressman councilman assemblyman chairman businessman policeman fisherman king prince emperor sultan sheikh
    emir pope cardinal imam headmaster landlord ferryman boatman father son brother husband widower uncle nephew grandson grandfather boyfriend man boy actor
    duke baron priest monk""".split()
)  # fmt: skip
WOMEN_ROLES = frozenset(
    """spokeswoman congresswoman councilwoman assemblywoman chairwoman businesswoman policewoman queen princess mother
    daughter sister wife widow aunt niece granddaughter grandmother girlfriend woman girl actress duchess baroness heiress
    housewife nun waitress headmistress landlady abbess midwife first-lady lady""".split()
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
# Heads of phrases that name nobody: plurals, and things that are cited.
THINGS = frozenset(
    """poll survey study report article story statement letter email e-mail ad advertisement commercial video speech tweet post
    book bill law lawsuit complaint filing document ruling decision opinion review analysis editorial column headline sign chant
    memo transcript website site page interview question answer source argument evidence finding number data figure
    plan policy proposal rumor rumour claim belief idea move vote result comment remark narrative theory movie film song
    press-release release message text slogan banner joke fact deal agreement order email account record announcement""".split()
)
# Common nouns that with a name before them are bodies: "the Clinton campaign".
NAMED_BODIES = frozenset(
    "campaign administration camp team transition organization organisation government cabinet".split()
)
BODY_NOUNS = frozenset(
    """committee department agency university college school institute association corporation corp inc co ltd llc plc company
    group bank union foundation ministry senate congress parliament assembly council court commission bureau board office authority
    administration service services center centre fund party league society institution alliance coalition federation forum network
    times post journal tribune herald gazette chronicle globe news press today examiner observer guardian telegraph register star
    review magazine radio television tv wire agency media broadcasting house treasury police force guard army navy command corps
    nations organization organisation project initiative campaign caucus conference convention delegation embassy consulate
    industries holdings partners associates motors airlines airways systems technologies enterprises pharmaceuticals brothers
    church diocese hospital clinic laboratory museum library academy trust exchange pac action crossroads politics politico
    reserve mission secretariat directorate chamber tribunal registry club firm & national international nation duma rada bundestag
    knesset verkhovna kremlin pentagon times-picayune post-gazette weekly daily dispatch inquirer republic sentinel bee sun mail
    realty estate express water railways railway rovers united athletic council watch parenthood electric dynamics standards
    express mirror standard independent economist monitor voice world-herald beacon plain-dealer gov.uk security state""".split()
)
BODIES = frozenset(
    """kremlin pentagon congress senate parliament interpol nato unesco unicef opec hezbollah hamas taliban isis politico reuters
    bloomberg tass interfax xinhua sputnik pravda buzzfeed breitbart vox slate gawker google facebook twitter microsoft apple amazon
    pfizer boeing exxon walmart uber disney sony samsung toyota gazprom rosneft wikileaks gallup quinnipiac rasmussen monmouth
    marist newsweek bundestag knesset duma rada vatican treasury politifact univision telemundo espn al-jazeera verizon
    comcast netflix airbus volkswagen siemens huawei fifa uefa unicef greenpeace moveon nasdaq fed ukrinform""".split()
)
PLACE_NOUNS = frozenset(
    """street avenue road boulevard lane square plaza tower towers hall building hotel airport station bridge park beach lake river
    mountain mountains hill hills valley island islands bay gulf sea ocean coast county city town village district province region
    peninsula desert forest canyon creek falls harbor harbour port canal strait highway stadium arena garden gardens casino resort
    ballroom palace cemetery cathedral war wars act bill amendment constitution treaty accord agreement protocol award prize medal
    cup bowl games festival day night week month year primary primaries caucuses election elections debate debates summit
    tuesday monday wednesday thursday friday saturday sunday code plan program programme bible gospel room estate club""".split()
)
OFFICES = frozenset(
    """state defense defence treasury commerce labor labour justice war education energy interior agriculture transportation health
    homeland security housing finance staff foreign affairs intelligence veterans information communications trade""".split()
)
PARTIES = frozenset(
    """democrat democrats democratic republican republicans gop tory tories labour libertarian libertarians socialist conservative liberal
    communist communists green independent""".split()
)
NATIONALITIES = frozenset(
    """american american-born british english scottish welsh irish french german italian spanish portuguese dutch belgian swiss austrian
    danish swedish norwegian finnish polish czech slovak hungarian romanian bulgarian greek turkish russian soviet ukrainian
    belarusian georgian armenian azeri azerbaijani kazakh uzbek chinese japanese korean indian pakistani afghan iranian
    iraqi syrian lebanese israeli palestinian jordanian egyptian saudi yemeni libyan tunisian algerian moroccan
    sudanese ethiopian kenyan nigerian ghanaian african asian european canadian mexican cuban venezuelan colombian brazilian
    argentine chilean peruvian australian vietnamese thai indonesian malaysian filipino burmese serbian croatian
    bosnian albanian latvian lithuanian estonian icelandic arab jewish muslim christian catholic protestant
    hispanic latino latina western eastern northern southern african-american texan californian floridian new-yorker kurdish""".split()
)
STATES = {
    "ala": "alabama", "ariz": "arizona", "ark": "arkansas", "calif": "california", "colo": "colorado", "conn": "connecticut",
    "del": "delaware", "fla": "florida", "ga": "georgia", "ill": "illinois", "ind": "indiana", "kan": "kansas", "ky": "kentucky",
    "la": "louisiana", "mass": "massachusetts", "md": "maryland", "mich": "michigan", "minn": "minnesota", "miss": "mississippi",
    "mo": "missouri", "mont": "montana", "neb": "nebraska", "nev": "nevada", "okla": "oklahoma", "ore": "oregon",
    "pa": "pennsylvania", "tenn": "tennessee", "tex": "texas", "va": "virginia", "vt": "vermont", "wash": "washington",
    "wis": "wisconsin", "wyo": "wyoming", "tx": "texas", "fl": "florida", "ny": "new york", "nj": "new jersey", "ca": "california",
    "oh": "ohio", "wi": "wisconsin", "ky ": "kentucky", "nc": "north carolina", "sc": "south carolina", "nh": "new hampshire",
    "iowa": "iowa", "ohio": "ohio", "maine": "maine", "utah": "utah", "idaho": "idaho", "hawaii": "hawaii", "alaska": "alaska",
}  # fmt: skip
STATE_NAMES = frozenset(STATES.values())
PLACES = STATE_NAMES | frozenset(
    """north dakota, south dakota, west virginia, rhode island, washington, new mexico, texas, united states, america, u.s, us, usa, uk, eu,
    united kingdom, britain, great britain, england, scotland, wales, ireland, northern ireland, france, germany, italy, spain, portugal,
    netherlands, belgium, switzerland, austria, denmark, sweden, norway, finland, poland, czech republic, slovakia, hungary, romania, bulgaria,
    greece, turkey, russia, ukraine, belarus, moldova, armenia, azerbaijan, kazakhstan, china, taiwan, japan, korea, north korea, south
    korea, india, pakistan, afghanistan, iran, iraq, syria, lebanon, israel, palestine, egypt, saudi arabia, yemen, libya, tunisia,
    algeria, morocco, sudan, ethiopia, kenya, nigeria, ghana, south africa, canada, mexico, cuba, venezuela, colombia, brazil, argentina,
    chile, peru, australia, new zealand, vietnam, thailand, indonesia, malaysia, philippines, myanmar, serbia, croatia, bosnia, kosovo,
    albania, latvia, lithuania, estonia, iceland, europe, asia, africa, latin america, middle east, crimea, donbas, gaza, west bank, puerto rico,
    new york, new york city, los angeles, chicago, boston, philadelphia, miami, houston, dallas, denver, seattle, las vegas, san francisco,
    cleveland, detroit, atlanta, phoenix, milwaukee, baltimore, st louis, new orleans, manhattan, brooklyn, queens, des moines, cedar rapids,
    london, paris, berlin, brussels, moscow, kyiv, kiev, beijing, tokyo, tehran, baghdad, damascus, jerusalem, cairo, ankara, istanbul, madrid,
    rome, vienna, geneva, warsaw, prague, budapest, athens, delhi, new delhi, islamabad, kabul, seoul, pyongyang, hong kong, singapore, havana,
    toronto, ottawa, sydney, canberra, hollywood, silicon valley, wall street, capitol hill, white house, oval office, benghazi, riyadh, d.c, dc,
    earth, midwest, south, north, west, east, rust belt, bay area, long island""".replace(
        "\n    ", " "
    ).split(", ")
)
CALENDAR = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep
    oct nov dec monday tuesday wednesday thursday friday saturday sunday christmas easter thanksgiving""".split()
)
DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday christmas easter thanksgiving""".split()
)
SPEECH = frozenset(
    """said says say saying told tells added adds asked asks wrote writes argued argues claimed claims insisted insists tweeted replied
    responded declared stated noted notes explained warned warns called calls suggested suggests promised vowed acknowledged
    admitted announced denied denies believes believed thinks thought predicted recalled urged accused criticized praised
    mentioned joked complained concluded described testified pledged maintains maintained contended reported reports
    is was has had would will does did could should can may might must became went made took began continued""".split()
)
# Those of `SPEECH` that tell a subject, not that it speaks.
AUXILIARIES = frozenset(
    """is was has had would will does did could should can may might must became went made took began continued""".split()
)
# Words that begin sentences with a capital letter and name nobody; also never part of a name or of a role.
ORDINARY = frozenset(
    """a an the this that these those he she it they we i you his her its their our my your him them us me who whom whose which
    what when where why how if and or but nor so yet for of in on at to from by with without within into onto over under up down out off
    about above after against along amid among around as before behind below beneath beside besides between beyond despite during
    except inside like near outside past since than through throughout till toward towards until unlike upon via per
    because although though while whereas whether unless once there here then now still also even just only not no never neither
    either both all any some many much more most few several other others another each every everyone everybody nobody none one
    two three four five six seven eight nine ten first second last next such same too very again ever always often sometimes
    perhaps maybe however moreover meanwhile indeed instead later earlier today yesterday tomorrow tonight yes well let
    according asked speaking given being having be been am is are was were do does did has have had will would can could shall
    should may might must said says back nearly almost about roughly least rather quite yet already soon recently finally
    actually certainly clearly apparently obviously especially despite thus therefore hence plus following including
    regardless whatever whoever whenever wherever something someone anyone anything nothing everything somebody people
    ask read see get go look make take think know want good old little big part part-time oh ok okay
    thank thanks please sorry god hello hi nope yeah sure right wrong is n't not""".split()
)
CROWDS = frozenset(
    """officials sources people experts critics others supporters voters analysts aides allies advisers advisors democrats
    republicans americans conservatives liberals lawmakers reporters polls some many most several few everyone nobody both all
    none neither two three media police women men folks guys opponents rivals insiders operatives strategists observers""".split()
)
PARTICLES = frozenset(
    "de van von der den del della di da du la le bin bint ibn al el ter ten zu dos das st abu".split()
)
SUFFIXES = frozenset("jr sr ii iii iv".split())
ABBREVIATIONS = (
    frozenset(HONORIFICS)
    | frozenset(ABBREVIATED)
    | frozenset(STATES)
    | SUFFIXES
    | frozenset(
        "st inc corp co ltd no vs bros etc dept univ ph.d m.d a.m p.m jan feb mar apr aug sept sep oct nov dec".split()
    )
)
HEADS_OF_STATE = frozenset("president pope king queen emperor premier chancellor".split())
SPOUSES = frozenset("wife husband daughter son mother father brother sister widow first-lady lady".split())
PREPOSITIONS = frozenset(
    """of for from in at with on to by about among against near under over inside outside familiar close briefed working
    without after before during between behind including like""".split()
)


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
    chairman director rival opponent friend supporter voter resident businessman billionaire journalist mayor""".split()
)

# Roles that bring in somebody other than the person spoken of.
NEWCOMERS = frozenset(
    """reporter host moderator anchor interviewer interviewee correspondent aide officer official executive spokesman spokeswoman
    spokesperson lawyer attorney prosecutor pollster critic opponent rival person man woman boy girl member judge witness victim
    suspect supporter voter source student teacher pilot driver worker resident caller listener reader expert analyst
    researcher friend colleague neighbor neighbour adviser advisor assistant strategist consultant operative donor protester
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


def is_suffix(word: str) -> bool:
    """Tell whether a word of a name parts a son from his father: "Jr."."""
    return word.rstrip(".").lower() in SUFFIXES


def is_role_word(word: str) -> bool:
    """Tell whether a word is what one person is called for what he does: "spokesman", "ex-mayor"."""
    return word in ROLES or word.split("-")[-1] in ROLES or word.endswith(_ROLE_ENDINGS)


def find_role_gender(word: str) -> str | None:
    """Tell whether a role is a man's or a woman's, from the word alone."""
    if word in WOMEN_ROLES:
        return WOMAN
    return MAN if word in MEN_ROLES else None
