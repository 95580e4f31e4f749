"""Word lists that tell names from the words around them: the calendar, verbs of speech, ordinary words.

Words are in small letters and without full stops; all are from general knowledge of English.
"""

from index.speakers.lists.body_words import STATES
from index.speakers.lists.role_words import ABBREVIATED, HONORIFICS

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
# What only persons do: whose name stands before such a verb is one.
ACTS = frozenset(
    """laughed smiled nodded shrugged grinned sighed frowned winced chuckled giggled sobbed blushed gasped whispered yawned smirked
    muttered murmured stammered scowled beamed""".split()
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
PREPOSITIONS = frozenset(
    """of for from in at with on to by about among against near under over inside outside familiar close briefed working
    without after before during between behind including like""".split()
)


def is_suffix(word: str) -> bool:
    """Tell whether a word of a name parts a son from his father: "Jr."."""
    return word.rstrip(".").lower() in SUFFIXES
