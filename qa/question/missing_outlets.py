"""Know an outlet that an archive does not have by its name: "Le Monde", "the Eastfield Gazette".

Asked for, such an outlet leaves no article, and the answer says so instead of passing it over.
"""

import re

from index.metadata import fold_name
from index.metadata.names import CAPITALS, find_agency
from index.speakers.lists.given_names import is_given_name

_LETTERS = 4  # of an agency's name that tells it anywhere: "in PA" is a place
_NAME = re.compile(
    rf"(?:(?i:the)\s+)?[{CAPITALS}0-9][\w.'’&-]*(?:\s+(?:(?:of|the|and|&|de|la|le|du|der|della)\s+)*"
    rf"[{CAPITALS}0-9][\w.'’&-]*){{0,4}}"
)
# Newspapers of the world and others that speak for themselves. Names that mean something else, too ("the Atlantic",
# "the Hill", "Nation"), are left out.
_WELL_KNOWN = frozenset(
    fold_name(name)
    for name in """
    ABC News; Al Arabiya; Al Jazeera; Asahi Shimbun; Axios; BBC; BBC News; BuzzFeed; BuzzFeed News; CBC; CBC News; CBS;
    CBS News; China Daily; CNBC; CNN; Corriere della Sera; Daily Beast; Daily Mail; Daily Telegraph; Der Spiegel;
    Deutsche Welle; Die Welt; Die Zeit; El Mundo; El País; El Pais; Euronews; Evening Standard; Financial Times; Forbes;
    Foreign Affairs; Foreign Policy; Fox News; France 24; Frankfurter Allgemeine; Frankfurter Allgemeine Zeitung;
    Gazeta Wyborcza; Globe and Mail; Guardian; Haaretz; Hindustan Times; HuffPost; Indian Express; Izvestia; Kommersant;
    La Repubblica; La Stampa; Le Figaro; Le Monde; Libération; Liberation; Los Angeles Times; LA Times; Meduza; MSNBC;
    NBC; NBC News; New York Times; New Yorker; Newsweek; Nikkei; Novaya Gazeta; NPR; NYT; PBS; Politico; Radio Free Europe;
    Rossiyskaya Gazeta; Russia Today; Sky News; Süddeutsche Zeitung; Times of India; Times of Israel; Toronto Star;
    Ukrainska Pravda; USA Today; Vedomosti; Voice of America; Wall Street Journal; Washington Post; WSJ; Yomiuri Shimbun
    """.split(";")
)
_IN_SMALL_LETTERS = _WELL_KNOWN - {
    fold_name(name) for name in ("Guardian", "Forbes", "Liberation", "Die Zeit")
}
# The last word of many a newspaper's name, and of few other names.
_LAST_WORDS = frozenset(
    """times post herald gazette tribune news courier chronicle observer guardian independent mirror telegraph examiner
    inquirer enquirer dispatch globe sentinel bulletin journal daily weekly zeitung tagblatt gazeta""".split()
)
_ALONE = frozenset(
    "times post herald gazette tribune chronicle telegraph guardian mirror independent".split()
)
_NEVER_BEFORE = frozenset("breaking fake good bad latest royal deutsche swiss swedish japan official".split())


def is_missing_outlet(written: str, *, sure: bool) -> bool:
    """Tell whether a name is an outlet's, by itself.

    :param written: A name that no outlet of the archive has; in small letters only well-known ones count.
    :param sure: Whether words before it say that it is a source: then an agency's two letters will do, too.
    """
    words = [word.strip(".'’").lower() for word in written.split()]
    small = written.islower() or written.isupper()
    if fold_name(written) in (_IN_SMALL_LETTERS if written.islower() else _WELL_KNOWN):
        return True
    agency = find_agency(written)
    if agency is not None and (sure or min(len(written), len(agency)) >= _LETTERS):
        return True
    if small or _NAME.fullmatch(written) is None or words[-1] not in _LAST_WORDS:
        return False
    name = words[1:] if words[0] == "the" else words
    if len(name) == 1:
        return len(words) == 2 and name[0] in _ALONE
    return name[-2] not in _NEVER_BEFORE and not (len(words) == 2 and is_given_name(words[0]))
