import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.clean import clean_text, find_kept_spans, is_boilerplate, is_menu
from index.records import Clutter, Span

BOILERPLATE = (
    "Advertisement",
    "ADVERTISEMENT",
    "Read more…",
    "Share this article",
    "Home | World | Islands | Business | Letters",
    "Read also: Rubio will not put a date on the end of the war",
    "More from the Eastfield Courier: Crack found in bearing",
    "Sign up for our evening letter: five stories, no fuss.",
    "Subscribe for 9 crowns a month and read without advertising.",
    "Comments are read before they appear.",
    "Support the archive today!",
    "We send the newsletter to your inbox every morning.",
    "© 2025 Tern Bay Gazette",
    "14 comments",
    "3 min read",
    "A crane stands in the harbour. Photo: Nessa Quill",
    "The pier at dusk. (Nessa Quill/Sample Wire)",
    "Jory Pennant contributed to this report.",
    "This story has been updated.",
    "Lesen Sie auch: Die Brücke bleibt zu",
    "Читайте також: Міст відкриють у квітні",
    "<!-- end of body -->",
)
KEPT = (
    "Read more books, the minister said.",
    "“Subscribe to nothing,” Vance said.",
    "'' Advertisement is a lie,'' he said.",
    "He read the comments aloud in court.",
    "The newsletter of the party was printed in red.",
    "She shared this article of faith with her brother.",
    "Homeowners in the valley paid more.",
    "Poll: two in three islanders want the bridge;",
    "Comments.",
)
STORY = """Mayor denies talks on fares
By Jory Pennant
Harbour Daily, 3 March 2025

The ferry to the mainland will cost 14 crowns from May, the operator said on Monday.

“We waited for as long as we could,” said Piers Brannock, its chairman.

What happens next

The council votes on the plan on Thursday. It has rejected two like it.
"""
APPEAL = "Our reporters depend on readers like you. If you value what we do, please give what you can today."


def dropped(text, **options):
    return [(text[run.start : run.end], run.reason) for run in clean_text(text, **options).clutter]


@pytest.mark.parametrize("line", BOILERPLATE)
def test_clutter_is_boilerplate(line):
    assert is_boilerplate(line)


@pytest.mark.parametrize("line", KEPT[1:])
def test_a_sentence_of_the_story_is_not_boilerplate(line):
    assert not is_boilerplate(line)


def test_a_row_of_links_is_a_menu():
    assert is_menu("Front page | Island | Harbour | Sport")
    assert not is_menu("Front page | Island")
    assert not is_menu("The mayor | who had slept badly that night | rose | and spoke")


def test_kept_spans_lie_between_the_boilerplate_lines():
    text = "Home | World | Letters\n\nIt rained.\n  It snowed. \nAdvertisement\n\nIt froze.\n"
    assert find_kept_spans(text) == (Span(24, 47), Span(64, 73))
    assert text[24:47] == "It rained.\n  It snowed."


def test_a_run_of_clutter_has_its_reason():
    text = "Home | World | Letters\n\nIt rained.\n  It snowed. \nAdvertisement\n\nIt froze.\n"
    assert clean_text(text).clutter == (Clutter(0, 22, "menu"), Clutter(49, 62, "advert"))


def test_neighbours_dropped_for_two_reasons_are_two_runs():
    text = STORY + "\nAdvertisement\n14 comments\n"
    assert dropped(text) == [("Advertisement", "advert"), ("14 comments", "comments")]


def test_a_story_with_title_byline_masthead_subhead_and_quotation_is_kept_whole():
    assert find_kept_spans(STORY) == (Span(0, len(STORY) - 1),)


def test_nothing_is_kept_of_clutter_alone():
    assert find_kept_spans("Advertisement\nShare this article\n") == ()
    assert find_kept_spans("") == ()
    assert find_kept_spans(" \n\t\n") == ()


def test_an_appeal_that_no_rule_knows_is_dropped():
    assert not is_boilerplate(APPEAL)
    assert [line for line, _ in dropped(f"{STORY}\n{APPEAL}\n")] == [APPEAL]


def test_a_list_of_headlines_under_its_heading_is_dropped():
    teasers = "Most read\nGale wrecks boats off Skerry\nWhy the herring left\nBakers save the library"
    assert "\n".join(line for line, _ in dropped(f"{STORY}\n{teasers}\n")) == teasers


def test_a_teaser_that_stands_twice_amid_the_story_is_dropped():
    story = STORY + "\nBrannock added that two new boats would come from a yard in Northgate next year.\n" * 3
    head, _, rest = story.partition("“We waited")
    teaser = "Gale wrecks eleven boats off Skerry"
    text = f"{head}{teaser}\nOther topics of interest\n\n{teaser}\n\n“We waited{rest}"
    assert [line for line, _ in dropped(text)] == [teaser, "Other topics of interest", teaser]


def test_the_biography_under_an_authors_name_is_dropped():
    biography = "Jory Pennant covers the council for the Harbour Daily and has done so, with a winter's break, since 2011."
    text = f"{STORY}\nJory Pennant\n\n{biography}\n\nRead more\n"
    assert (biography, "author's biography") in dropped(text)


def test_a_wrapped_paragraph_is_one_line():
    text = STORY + "\nThe operator, which has run the line since 1903,\nblames the price of fuel.\n"
    assert find_kept_spans(text) == (Span(0, len(text) - 1),)


@pytest.mark.parametrize(
    "line",
    [
        "Q: Did you know about the letter?",
        "VANCE: I was told nothing.",
        "9:15 p.m.",
        "Nobody was hurt.",
        "“You can sign up for it today,” she told the pensioners.",
        "- a limit of 28 pupils in a class",
        "Die Bürgermeisterin wies den Vorwurf zurück.",
        "За даними поліції, ніхто не постраждав.",
    ],
)
def test_a_short_line_amid_the_story_is_kept(line):
    text = STORY.replace("What happens next", line)
    assert dropped(text) == []


@given(st.one_of(st.text(), st.lists(st.sampled_from([*BOILERPLATE, *KEPT, "", " "])).map("\n".join)))
def test_kept_spans_and_clutter_cover_every_line_once_in_order(text):
    cleaning = clean_text(text)
    runs = sorted([*((s.start, s.end) for s in cleaning.kept), *((c.start, c.end) for c in cleaning.clutter)])
    at = 0
    for start, end in runs:
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        at = end
    assert not text[at:].strip()


@given(st.lists(st.sampled_from([*BOILERPLATE, *KEPT, "", " "])).map("\n".join))
def test_kept_spans_are_parted_by_a_dropped_line(text):
    cleaning = clean_text(text)
    for before, after in zip(cleaning.kept, cleaning.kept[1:], strict=False):
        assert any(before.end < run.start < run.end < after.start for run in cleaning.clutter)
