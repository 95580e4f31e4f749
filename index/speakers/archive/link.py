"""Tie the speakers of articles to those of the whole archive, after whatever changed its articles.

All is made anew of all the evidence each time, so the order in which articles came in decides nothing.
"""

from index.records import content_hash
from index.speakers.records import Speaker
from index.store import Store

# Changed whenever names are unified otherwise, so that the next run links anew.
LINKING = "5"


def link_speakers(store: Store) -> int:
    """Give each statement the name that its speaker has in the whole archive, in one transaction.

    Nothing is written where nothing changed since the last time. The archive's state gets a new name if any speaker
    is another now, or known by other names or roles.

    :return: Number of statements that have another speaker now.
    """
    with store.lock():
        if is_linked(store):
            return 0
        with store.transaction():
            return link_within(store)


def link_within(store: Store) -> int:
    """Do what `link_speakers` does within the caller's transaction, which may have changed articles before."""
    if is_linked(store):
        return 0
    from index.speakers.archive.unify import unify

    unified = unify(store.statements.evidence())
    speaking = store.statements.local_speakers()
    changed = store.statements.set_speakers(
        (one, unified.resolve(one.article_id, one.local)) for one in speaking
    )
    renamed = store.statements.put_speakers(unified.speakers(store.statements.speaker_counts()))
    if changed or renamed:
        store.advance(["speakers"])
    store.note_linked(_linked_id(store))
    return changed


def is_linked(store: Store) -> bool:
    """Tell whether the speakers are those of the archive's present state."""
    return store.linked_id == _linked_id(store) or store.statements.is_empty()


def list_speakers(store: Store) -> tuple[Speaker, ...]:
    """Give the archive's speakers as they were last linked, those with most statements first; see `index.speakers.archive.lookup`.

    Persons whom articles name in full and who say nothing come last, with 0 statements: a question for one of them must
    not find another.
    """
    return store.statements.speakers()


def _linked_id(store: Store) -> str:
    return content_hash("linked", LINKING, store.commit_id)
