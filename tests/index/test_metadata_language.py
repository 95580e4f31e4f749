from concurrent.futures import ThreadPoolExecutor

import pytest

from index.metadata import read_metadata
from index.metadata.language import detect_language

PROSE = {
    "en": "The town council voted on Monday evening to mend the old pier before the summer, in spite of a report by its "
    "own engineers that called the work too dear and far too late for the boats.",
    "uk": "Міська рада проголосувала в понеділок увечері за те, щоб відремонтувати старий пірс до початку літа, попри звіт "
    "власних інженерів, які назвали цю роботу надто дорогою і надто пізньою для човнів.",
    "ru": "Городской совет проголосовал в понедельник вечером за то, чтобы починить старый причал до начала лета, несмотря "
    "на доклад собственных инженеров, которые назвали эту работу слишком дорогой и запоздалой.",
    "de": "Der Stadtrat hat am Montagabend beschlossen, den alten Steg noch vor dem Sommer zu reparieren, obwohl die eigenen "
    "Ingenieure die Arbeiten als zu teuer und für die Boote viel zu spät bezeichnet hatten.",
}


@pytest.mark.parametrize("code", PROSE)
def test_the_language_of_prose_is_told(code):
    assert detect_language(PROSE[code]) == code


@pytest.mark.parametrize(
    "text", ["", "It rained.", "x" * 300, "1 2 3 4 5 " * 60, "Home\nNews\nSport\n" * 40, "?!… " * 100]
)
def test_a_text_without_enough_prose_has_no_language(text):
    assert detect_language(text) is None


def test_menus_in_another_language_do_not_count():
    assert detect_language("Головна\nНовини\nСпорт\nПогода\n" * 20 + PROSE["en"]) == "en"


def test_threads_agree_on_the_language():
    texts = list(PROSE.values()) * 4
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(detect_language, texts)) == list(PROSE) * 4


def test_the_origin_of_a_detected_language_says_so():
    meta = read_metadata(f"A pier is mended\n\n{PROSE['en']}\n")
    assert (meta.language, meta.origins["language"]) == ("en", "language of the prose, by langdetect")
