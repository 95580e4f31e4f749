"""Word lists for bodies, places and things: what in an article has a name or speaks, and is no person.

All are from general knowledge of English news, in small letters and without full stops.
"""

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
