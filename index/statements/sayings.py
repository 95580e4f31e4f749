"""Patterns of "X said", for rules that need no parser: who may speak, and the verbs of saying."""

WORD = r"[^\s,;:()“”\"]+"
VERBS = (
    r"said|says|told|tells|wrote|writes|added|announced|stated|claimed|warned|declared|insisted|argued|acknowledged"
    r"|confirmed|denied|denies|noted|explained|tweeted|alleged|testified|predicted|promised|vowed|suggested|conceded"
    r"|admitted|recalled|replied|remarked|asserted|rejected|ruled out"
)
ASKED = r"asked|pressed|questioned|quizzed|challenged|prompted|grilled"  # participles, as in "asked by"
_BASES = r"say|comment on|confirm|deny|rule out|tell|explain|answer|discuss|reveal|disclose|name|identify"
_ADVERBS = (
    r"(?:(?:has|had|have|also|later|then|reportedly|previously|recently|privately|publicly|once|never)\s)*"
)
_NOT = r"(?:did|does|do|would|could|will|declined|refused)(?:n['’]t|\snot|\sto)\s"
CUE = rf"(?:{_ADVERBS}(?:{VERBS})|{_NOT}(?:{_BASES}))"
NAME = rf"(?:{WORD}\s){{0,7}}?[^\W\d_a-z][\w’'-]*(?:\.[\w’'-]+)*"  # its last word has a capital
OFFICE = rf"(?:the|a|an|his|her|their|its)\s(?:{WORD}\s){{0,4}}?{WORD}"
WHO = rf"(?P<who>{NAME}|(?i:{OFFICE}|he|she|they))"
