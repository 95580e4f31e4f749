import threading

import pytest

from tests.qa.handmade_news import open_news


@pytest.fixture
def news(tmp_path, toy_encoder):
    """An archive that is closed when those who were stopped have done their last step, too."""
    before = set(threading.enumerate())
    with open_news(tmp_path, toy_encoder) as archive:
        yield archive
        for thread in set(threading.enumerate()) - before:
            thread.join(30)
