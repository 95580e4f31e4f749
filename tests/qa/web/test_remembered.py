from qa.web.remembered import Remembered


def test_it_is_written_anew_only_where_the_archive_has_changed(news, articles_folder):
    written = []
    remembered = Remembered(
        news, lambda: written.append(news.stats()["articles"]) or f"{written[-1]} articles"
    )
    assert (remembered.show_last(), remembered.show()) == ("3 articles", "3 articles")
    news.add([articles_folder])
    assert remembered.show_last() == "3 articles"
    assert remembered.show() == f"{news.stats()['articles']} articles" == remembered.show_last()
    assert len(written) == 2
