"""Brat folders: both layouts, files without a partner, what notes say, and what is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import BadInput
from index.records import Span
from qa.evaluate.attribution import (
    AnnotatedArticle,
    Attribution,
    make_attribution,
    read_brat,
    read_predictions,
    write_brat,
)

TEXT = "Marit Solberg denied it."
ANN = "T1\tSource 0 13\tMarit Solberg\nT2\tCue 14 20\tdenied\nT3\tContent 21 23\tit\nE1\tSays:T2 Source:T1 Cue:T2 Content:T3\n"
DENIAL = Attribution((Span(0, 13),), (Span(14, 20),), (Span(21, 23),))
GOLD = (AnnotatedArticle("honey", TEXT, (DENIAL,)),)


def fill(folder, **files):
    """Write files given as name_suffix=content."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_bytes(
            content.encode() if isinstance(content, str) else content
        )
    return folder


def refusal(read, *arguments):
    with pytest.raises(BadInput) as refused:
        read(*arguments)
    return str(refused.value)


def test_texts_and_annotations_side_by_side_are_read(tmp_path):
    found = read_brat(fill(tmp_path, honey_txt=TEXT, honey_ann=ANN))
    assert [(a.name, a.text, a.attributions) for a in found.articles] == [("honey", TEXT, (DENIAL,))]
    assert found.notes == ()


def test_the_layout_of_polnear_is_read_with_outlet_and_date_of_its_table(tmp_path):
    fill(tmp_path / "text", honey_txt=TEXT)
    fill(tmp_path / "attributions", honey_ann=ANN)
    fill(
        tmp_path,
        metadata_tsv="filename\tpublisher\tpublication_date\nhoney\tHill Country Herald\t2025-03-05\n",
    )
    (article,) = read_brat(tmp_path).articles
    assert article == AnnotatedArticle("honey", TEXT, (DENIAL,), "Hill Country Herald", "2025-03-05")


def test_offsets_count_in_the_text_as_the_archive_loads_it(tmp_path):
    text = ("\ufeffHoney\r\n" + TEXT).encode()
    moved = "\ufeffT1\tSource 6 19\tMarit Solberg\r\nE1\tSays:T1 Source:T1\r\n"
    found = read_brat(fill(tmp_path, honey_txt=text, honey_ann=moved))
    assert found.articles[0].attributions == (Attribution(source=(Span(6, 19),)),)
    assert (found.articles[0].text, found.notes) == ("Honey\n" + TEXT, ())


def test_an_empty_ann_is_an_article_without_attributions(tmp_path):
    found = read_brat(fill(tmp_path, honey_txt=TEXT, honey_ann=""))
    assert ([a.attributions for a in found.articles], found.notes) == ([()], ())


def test_hidden_files_are_not_looked_at(tmp_path):
    (tmp_path / ".honey.ann").write_bytes(b"\0\5")
    assert len(read_brat(fill(tmp_path, honey_txt=TEXT, honey_ann=ANN)).articles) == 1


def test_a_text_without_ann_is_left_out_and_named(tmp_path):
    found = read_brat(fill(tmp_path, honey_txt=TEXT, honey_ann=ANN, tram_txt="A tram."))
    assert [a.name for a in found.articles] == ["honey"]
    assert found.notes == ("texts without .ann, left out: tram.txt",)


def test_an_ann_without_text_is_refused(tmp_path):
    said = refusal(read_brat, fill(tmp_path, honey_txt=TEXT, honey_ann=ANN, tram_ann="", zoo_ann=""))
    assert (
        said
        == f"{tmp_path}/tram.ann: no text for it (nor for 1 others); put its .txt beside it, or into text/"
    )


@pytest.mark.parametrize("name", ["", "nowhere"])
def test_a_folder_without_ann_is_refused(tmp_path, name):
    assert refusal(read_brat, fill(tmp_path, honey_txt=TEXT) / name) == (
        f"{tmp_path / name}: no .ann file there; give a brat folder (.txt and .ann side by side, or text/ and attributions/)"
    )


def test_a_text_or_an_ann_that_is_not_utf8_is_refused_by_name(tmp_path):
    fill(tmp_path, honey_txt=b"caf\xe9", honey_ann="")
    assert refusal(read_brat, tmp_path).startswith(f"{tmp_path}/honey.txt: not UTF-8 (byte 3)")
    fill(tmp_path, honey_txt=TEXT, honey_ann=b"T1\tSource 0 1\t\xe9\n")
    assert refusal(read_brat, tmp_path) == f"{tmp_path}/honey.ann: not UTF-8 (byte 14): convert it"


def test_an_empty_text_is_refused_by_name(tmp_path):
    assert (
        refusal(read_brat, fill(tmp_path, honey_txt="", honey_ann=""))
        == f"{tmp_path}/honey.txt: an empty file"
    )


def test_a_malformed_line_is_refused_with_file_and_line(tmp_path):
    said = refusal(read_brat, fill(tmp_path, honey_txt=TEXT, honey_ann=ANN + "E2\tSays:T7 Cue:T7\n"))
    assert said == f"{tmp_path}/honey.ann, line 5: E2 names T7, and there is no such T line"


def test_notes_name_the_spans_that_differ_from_the_text_and_what_was_not_read(tmp_path):
    ann = ANN.replace("\tdenied", "\tdenies") + "R1\tSame Arg1:T1 Arg2:T2\nR2\tSame Arg1:T1 Arg2:T3\n"
    found = read_brat(fill(tmp_path, honey_txt=TEXT, honey_ann=ann))
    assert found.articles[0].attributions == (DENIAL,)
    assert found.notes == (
        "1 of 3 spans differ from the text at their offsets: honey.ann line 2",
        "not read: 2 R lines (attributions are read from E lines): honey.ann",
    )


def test_a_note_names_five_files_and_counts_the_others(tmp_path):
    texts = {f"a{number}_txt": TEXT for number in range(7)}
    assert read_brat(fill(tmp_path, honey_txt=TEXT, honey_ann=ANN, **texts)).notes == (
        "texts without .ann, left out: a0.txt, a1.txt, a2.txt, a3.txt, a4.txt and 2 more",
    )


def test_predictions_need_no_texts(tmp_path):
    found = read_predictions(fill(tmp_path, honey_ann=ANN), GOLD)
    assert (found.attributions, found.notes) == ({"honey": (DENIAL,)}, ())


def test_predictions_may_lie_in_the_layout_of_polnear(tmp_path):
    fill(tmp_path / "attributions", honey_ann=ANN)
    assert read_predictions(tmp_path, GOLD).attributions == {"honey": (DENIAL,)}


def test_predictions_on_another_text_are_refused(tmp_path):
    said = refusal(read_predictions, fill(tmp_path, honey_ann=ANN, honey_txt=TEXT + "\n"), GOLD)
    assert (
        said
        == f"{tmp_path}/honey.txt: not the gold text of that name; predict on the gold text, its offsets count"
    )


def test_articles_without_predictions_and_predictions_without_article_are_named(tmp_path):
    gold = (*GOLD, AnnotatedArticle("tram", "A tram."))
    found = read_predictions(fill(tmp_path, honey_ann=ANN, zoo_ann="not brat"), gold)
    assert found.attributions == {"honey": (DENIAL,)}
    assert found.notes == (
        "nothing predicted for want of an .ann: tram",
        "predicted for no gold article, left out: zoo.ann",
    )


def test_what_is_written_is_read_back_with_gaps_and_several_sources(tmp_path):
    text = "“Yes,” said Ann and Bo. “Yes”\r\n\ufeff🐟 \u2028 end"
    says = make_attribution(
        source=[Span(12, 15), Span(20, 22)], cue=[Span(7, 11)], content=[Span(0, 6), Span(24, 37)]
    )
    articles = (AnnotatedArticle("a b.c", text, (says,)), AnnotatedArticle("é", "\ufeffx", ()))
    write_brat(tmp_path / "new" / "out", articles)
    assert read_brat(tmp_path / "new" / "out").articles == articles


@given(text=st.text(st.sampled_from("a “\n\r\ufeff\x85🐟"), min_size=1).filter(str.strip))
def test_every_text_is_written_so_that_it_is_read_as_it_was(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("texts")
    write_brat(folder, [AnnotatedArticle("odd", text, (make_attribution(content=[Span(0, len(text))]),))])
    (article,) = read_brat(folder).articles
    assert (article.text, article.attributions[0].content) == (text, (Span(0, len(text)),))


def test_nothing_is_written_over(tmp_path):
    fill(tmp_path, honey_ann="mine")
    said = refusal(write_brat, tmp_path, [AnnotatedArticle("tram", "A tram."), *GOLD])
    assert said == f"{tmp_path}/honey.ann is already there: give an empty folder"
    assert [path.name for path in tmp_path.iterdir()] == ["honey.ann"]


@pytest.mark.parametrize("names", [["a/b"], [""], [".."], ["x", "x"]])
def test_names_that_no_file_can_have_are_refused(tmp_path, names):
    said = refusal(write_brat, tmp_path, [AnnotatedArticle(name, TEXT) for name in names])
    assert (
        said == f"{names[0]!r} names {len(names)} articles: give each a name of its own that a file can have"
    )


def test_a_lone_surrogate_is_refused(tmp_path):
    said = refusal(write_brat, tmp_path, [AnnotatedArticle("x", "ab\ud800")])
    assert said == "'x': code point 2 is a lone surrogate, which no file holds"
