"""Tell whether a passage carries somebody's words: the name stands next to a verb of speech.

A rule of thumb for ranking only. It fills no `speaker` field: nothing uncertain is shown as a fact.
"""

import re

from index.lexical import tokenize
from index.speakers.keys.fold import given_names_agree

# Verbs that follow their speaker: "Peskov warned", "Peskov, the spokesman, has denied".
_AFTER_NAME = """say says said saying tell tells told add adds added claim claims claimed state states stated warn
warns warned note notes noted argue argues argued respond responds responded reply replies replied confirm confirms
confirmed deny denies denied declare declares declared declaring insist insists insisted suggest suggests suggested
stress stresses stressed emphasize emphasizes emphasized emphasise emphasises emphasised explain explains explained
ask asks asked write writes wrote tweet tweets tweeted call calls called describe describes described announce
announces announced acknowledge acknowledges acknowledged concede concedes conceded admit admits admitted reject
rejects rejected rule rules ruled urge urges urged vow vows vowed promise promises promised pledge pledges pledged
accuse accuses accused criticize criticizes criticized praise praises praised recall recalls recalled remark
remarked caution cautions cautioned express expresses expressed demand demands demanded propose proposes
proposed offer offers offered testify testifies testified assert asserts asserted contend contends contended
predict predicts predicted joke joked quip quipped complain complained lament lamented boast boasted maintain
maintains maintained reiterate reiterated agree agrees agreed believe believes dismiss dismisses dismissed"""
# Verbs that stand before it, too: "said Peskov". After the others comes the person spoken to or of.
_BEFORE_NAME = """said says say added adds wrote writes explained explains noted notes recalled recalls replied
replies responded responds argued argues insisted insists continued continues joked quipped tweeted tweets
concluded concludes predicted predicts declared declares announced"""
# "The State Department" and "the United States" are no verbs.
_CUE = rf"(?-i:(?!States?\b))(?:{'|'.join(_AFTER_NAME.split())})"
_INVERTED = rf"(?:{'|'.join(_BEFORE_NAME.split())})"
_NEAR = r"[^.;:\"“”]{0,60}?"  # up to 60 characters of one clause, outside quotation marks
# Up to five words of a title before the name, none of which begins what was said or another clause.
# A capitalised word right before a verb of speech, or after "said" and its kin: "Trump said", "said Trump".
_PLAIN_SPEAKER = re.compile(
    rf"\b(?P<before>[A-Z][\w’'-]+) (?:has |had |also |later )?{_CUE}\b|\b{_INVERTED} (?:[\w.’'-]+ ){{0,4}}?(?P<after>[A-Z][\w’'-]+)\b"
)
_TITLE = (
    r"(?:(?!(?:that|if|whether|how|why|what|when|to|he|she|they|it|we|in|on|at|about)\b)[\w.’'-]+,?\s+){0,5}?"
)


_HERE = (
    "\ue000"  # stands for the name looked for, so that one pattern serves all names: compiling takes 10 ms
)
_SPEAKS = re.compile(
    rf"{_HERE}(?!['’]s){_NEAR}\b{_CUE}\b(?! by\b)|\b{_INVERTED}\s+{_TITLE}{_HERE}(?!['’]s)"
    rf"|\baccording to [^.;\"“”]{{0,60}}{_HERE}(?!['’]s)|{_HERE}(?!['’]s)[^.;\"“”]{{0,30}}: [\"“]",
    re.IGNORECASE,
)
# "Help Mr. Putin maintain": he is the object of one verb and does what another says, in its bare form.
_OBJECT = re.compile(
    r"\b(?:help(?:s|ed|ing)?|let(?:s|ting)?|ma(?:k(?:es?|ing)|de)|had|s(?:ees?|aw|een)|hear(?:s|d)?|watch(?:es|ed|ing)?)\s+(?:[\w.]+\s+){0,2}$",
    re.IGNORECASE,
)
_BARE_VERB = re.compile(rf"{_HERE}\s+(?:\w+ly\s+)?(?!wrote$)\w+(?<![sd])$", re.IGNORECASE)
_ADDRESSED = re.compile(rf"{_HERE},\s+(?!wrote$)\w+(?<![sd])$", re.IGNORECASE)  # "Melania, tell your story"
# "Everything Peskov says is a lie": what somebody else makes of his words.
_CITED = re.compile(r"\b(?:everything|anything|nothing|whatever)\s+(?:[\w.]+\s+){0,2}$", re.IGNORECASE)


def speaks(passage: str, last_name: str) -> bool:
    """Tell whether a passage seems to give the words of the person of that last name.

    A possessive ("Peskov's statement") does not count, nor does a mention by somebody else: "described by Peskov", "helped
    Peskov maintain it", "everything Peskov says".
    """
    return _speaks_here(re.sub(rf"\b{re.escape(last_name)}\b", _HERE, passage, flags=re.IGNORECASE))


def speaks_in_full(passage: str, first_name: str, last_name: str) -> bool:
    """Tell the same of a person whose first name, or one that agrees with it, must stand before the last name."""
    full = re.compile(
        rf"\b(?P<first>(?-i:[A-Z])[\w.’'-]*)(?:\s+[\w.’'-]+){{0,2}}?\s+{re.escape(last_name)}\b",
        re.IGNORECASE,
    )
    marked = full.sub(
        lambda match: _HERE if given_names_agree(first_name, match["first"]) else match[0], passage
    )
    return _speaks_here(marked)


def _speaks_here(marked: str) -> bool:
    for match in _SPEAKS.finditer(marked):
        before = marked[: match.start()]
        does = _OBJECT.search(before) is not None and _BARE_VERB.match(match[0]) is not None
        does = does or _ADDRESSED.match(match[0]) is not None
        if not does and _CITED.search(before) is None:
            return True
    return False


def others_speak(passage: str, last_name: str) -> bool:
    """Tell whether a passage plainly gives the words of somebody else: another name right beside the verb."""
    names = [match["before"] or match["after"] for match in _PLAIN_SPEAKER.finditer(passage)]
    return any(name.lower() != last_name for name in names)


def mentions(passage: str, last_name: str) -> bool:
    """Tell whether the name occurs in a passage at all."""
    return last_name in tokenize(passage)
