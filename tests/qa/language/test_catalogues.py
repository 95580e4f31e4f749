"""Each catalogue has all texts of the interface, and what its translations keep of them."""

import io
import re

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from qa.language import ENGLISH, FOLDER, list_languages
from tests.conftest import ROOT

OTHERS = [language for language in list_languages() if language != ENGLISH]
NOT_TO_READ = ("/.", "/build", "/tests", "/benchmarks", "/training", "/data", "/index")


def read_catalogue(path, language=None):
    with open(path, "rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def read_language(language):
    return read_catalogue(FOLDER / language / "LC_MESSAGES" / "messages.po", language)


def list_ids(catalogue):
    return {message.id for message in catalogue if message.id}


def list_forms(text):
    return text if isinstance(text, tuple) else (text,)


def find_fields(text):
    return set(re.findall(r"\{(\w+)", text))


def find_elements(text):
    return sorted(re.findall(r"</?\w+>|&\w+;", text))


def test_ukrainian_is_there():
    assert "uk" in OTHERS


def test_the_template_has_the_texts_of_the_source():
    found = extract_from_dir(
        str(ROOT),
        [("app.py", "qa.language.extract:extract_texts"), ("qa/**.py", "qa.language.extract:extract_texts")],
        directory_filter=lambda folder: not folder.removeprefix(str(ROOT)).startswith(NOT_TO_READ),
    )
    texts = {text for _, _, text, _, _ in found}
    assert len(texts) > 300
    assert list_ids(read_catalogue(FOLDER / "messages.pot")) == texts, "run `make translations`"


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_is_translated_in_every_plural_form(language):
    catalogue = read_language(language)
    assert list_ids(catalogue) == list_ids(read_catalogue(FOLDER / "messages.pot"))
    missing = [m.id for m in catalogue if m.id and (m.fuzzy or not all(list_forms(m.string)))]
    assert missing == []
    short = [m.id for m in catalogue if m.pluralizable and len(m.string) != catalogue.num_plurals]
    assert short == []


@pytest.mark.parametrize("language", OTHERS)
def test_translations_have_the_fields_and_the_elements_of_the_text(language):
    for message in read_language(language):
        if message.id:
            *_, text = list_forms(message.id)
            for form in list_forms(message.string):
                assert find_fields(form) == find_fields(text), message.id
                assert find_elements(form) == find_elements(text), message.id
                # They stand in HTML as they are.
                assert set('<>&"') & set(form) <= set('<>&"') & set(text), message.id


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_read_was_compiled_from_the_translations(language):
    compiled = io.BytesIO()
    write_mo(compiled, read_language(language))
    stored = FOLDER / language / "LC_MESSAGES" / "messages.mo"
    assert stored.read_bytes() == compiled.getvalue(), "run `make translations`"


def test_ukrainian_has_its_own_apostrophe_and_quotation_marks():
    texts = [form for m in read_language("uk") if m.id for form in list_forms(m.string)]
    assert [text for text in texts if re.search("[“”\"']", text.replace("'{", "{"))] == []
    assert any("’" in text for text in texts)
    assert any("«" in text for text in texts)
