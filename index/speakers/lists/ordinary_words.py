"""Words that are last names too, and words before and after a name, as questions have them.

Written for this project from general knowledge of English.
"""

import json
from functools import cache

# In small letters these are words; as names they count only with a capital letter inside a question.
ORDINARY_WORDS = frozenset(
    """
    a about above accord ace across act acts after again against ago agree all almost also always am among an
    and angel any archer are army art as ask asked at august baker ball banks barber barge barker baron bass
    bay be beach bean bear beat because been before begin being bell bend berry best better between big bird
    bishop black blank blood bloom blue bolt bond book booker born boss both bow bowl boy brand bridge bright
    broad brook brown buck bull burns bush but butcher butler by call camp can carpenter case cash castle
    chance change charge chase child church city clay clear clerk close cloud coal coat college come cook
    cooper corn cotton could court cover cow crane cross crow crown current dam dance dark date day days deal
    dean dear deep diamond did do does done down drake draw drew driver drum duck duke during each earl early
    east easy end england ever every falls farmer fast favor few field fields fire first fish fisher flag
    flood flower flowers fly foot for force ford foreman forest fork former foster fountain fox france frank
    free french friend from frost fuller gamble game garden gay gentle german get give glass go gold golden
    good grace grant grass gray great green grey ground grove guard had hall ham hammer hand hands hard harder
    has have hawk hay he head heard heart heath held her here high hill him his hobby holder holiday holland
    holly home hood hook hope horn house how hunt hunter hurt i ice if in iron is island it its jack job jobs
    joke jordan joy judge july june just keen key keys kind king knife knight know known lake lamb land lane
    large last late law laws leaf least left less levy light like line little live lock long look lord lot
    love low luck made main major make maker man many march marine mark market marks marsh marshal mason
    massive may mayor me mean might miles mill miller mills mine minor moment money moon moose more morning
    moss most mother mount mr mrs much must my near need new next nice night no noble north not now oak of off
    office old on one only or order other our out over own page pain painter palm park parks part past peace
    pen people per piece pike place plan plant plumber point pole pond pool poor pope porter post pot potter
    pound power powers pray price pride priest prince print proper pub purple put queen quick quiet quote race
    rain ran rank ray read real red reed reform rent report rest rice rich rider right ring rise rising rivers
    road robin rock roman rose round rule rush sage said sail sale sand save saw say says school sea seal
    search see sell senior sergeant set shade shall sharp she shepherd shield ship shoe short should show side
    silver since singer six skinner slater slaughter small smart snow so soldier some son song south spark
    sparks speak speaker spear spell spring stack staff stand star stark state stay steel step stern still
    stock stone storm story strange street strong such summer summers sun swan sweet swift table take tale
    talk tanner tax tell temple ten than that the their them then there these they think this those time to
    today told tomorrow too top town trade train travel tree trip true trust try turner twist two un under up
    upon us use usher van vice view vine voice wade wait walker wall walls want ward warden warm warner was
    wash washing watch water waters way we weather weaver week weeks well wells went were west what wheat
    wheeler when where which while white who whom whose why wide will wills winter wise wish with without wolf
    wood woods word words work workman world would writer wrong year yes yesterday you young your
    """.split()
)

# Titles before a name, beside the posts of `index.speakers.keys.fold_role`.
TITLES = frozenset(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady madam saint rev reverend father pastor rabbi imam sheikh
    ayatollah cardinal bishop archbishop pope king queen prince princess duke duchess baron baroness count emir sultan
    president vice premier prime minister chancellor secretary senator sen congressman congresswoman representative rep
    governor gov mayor ambassador general gen lieutenant lt colonel col major maj captain capt sergeant sgt admiral
    marshal commander officer detective inspector sheriff chief judge justice attorney speaker leader spokesman
    spokeswoman spokesperson chairman chairwoman chair director foreign defence defense finance interior former ex
    acting deputy then first late the coach analyst lawyer journalist billionaire comrade
    """.split()
)

# After a name with "'s" or "the" these make it another's: "Putin's spokesman", "the Clinton campaign".
BELONGINGS = frozenset(
    """
    administration adviser advisers advisor advisors aide aides allies ally ambassador assistant attorney brother
    cabinet campaign camp chairman chief colleague colleagues critics daughter deputy envoy father foundation friend
    friends government husband lawyer lawyers leader manager minister mother mouthpiece office opponent opponents
    organization party predecessor president press rally rival rivals secretary sister son spokesman spokesperson
    spokespersons spokeswoman strategist successor supporters team tower university wife
    """.split()
)

# Words that make "May" a month.
MONTH_CUES = frozenset(
    "in since until till by from during before after last early late mid of this next".split()
)
MONTHS = frozenset("march april may june july august".split())

_ENDINGS = ("'s", "s", "es", "ed", "ing")  # of ordinary words: "prices", "voted"


def is_ordinary_word(plain: str) -> bool:
    """Tell whether a word in small letters is one of the language, or a name as common as such.

    That is, it is in `ORDINARY_WORDS`, or the packaged model's vocabulary has it whole: 22,000 words, of which the
    rest of the language is put together. Neither is a typing error of a name.
    """
    if plain in ORDINARY_WORDS or plain in _vocabulary():
        return True
    return any(plain.endswith(end) and plain.removesuffix(end) in ORDINARY_WORDS for end in _ENDINGS)


@cache
def _vocabulary() -> frozenset[str]:
    """Read the words that the packaged model has whole: 15 ms, once."""
    from index.encoder import packaged_folder

    tokenizer = json.loads((packaged_folder() / "tokenizer.json").read_text(encoding="utf-8"))
    return frozenset(word for word in tokenizer["model"]["vocab"] if word.isalpha())
