import pytest

from benchmarks.scale import ask_who, take_files
from qa.question import parse_question
from qa.records import WHO_SAID


def test_who_said_questions_have_the_topics_and_no_speaker():
    asked = ask_who(["What did Ada Orr say about the old pier?", "What did Bram Oster say about Tern Bay?"])
    assert asked == ["Who said something about the old pier?", "Who said something about Tern Bay?"]
    read = [parse_question(question) for question in asked]
    assert [(one.kind, one.speaker, one.topic) for one in read] == [
        (WHO_SAID, None, "the old pier"), (WHO_SAID, None, "Tern Bay"),
    ]  # fmt: skip


@pytest.mark.parametrize(("limit", "names"), [(1, ["a1.txt", "b1.txt"]), (9, ["a1.txt", "a2.txt", "b1.txt"])])
def test_a_trial_takes_the_first_files_of_each_folder(tmp_path, limit, names):
    for name in ("a/a2.txt", "a/a1.txt", "b/b1.txt", "b/b0.ann"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [file.name for file in take_files([tmp_path / "a", tmp_path / "b"], limit)] == names
