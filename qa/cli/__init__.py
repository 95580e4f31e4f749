"""The command line: reads options, calls the archive, prints results. No logic of its own."""

from typing import Any

import click

from index import __version__
from index.errors import OnRecordError
from qa.cli import access, articles, batch, calibrate, evaluate, questions, statements, verify


class _Group(click.Group):
    """Turns expected errors into one line and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except OnRecordError as error:
            raise click.ClickException(" ".join(str(error).split())) from error
        except KeyboardInterrupt as error:
            raise click.ClickException("stopped; what was written so far stays") from error
        except BrokenPipeError:
            raise  # click ends in silence, as `| head` expects
        except OSError as error:
            raise click.ClickException(f"input or output failed: {error}") from error


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="onrecord")
def main() -> None:
    """Ask a news archive a question; get back what was actually written, or "not in this archive".

    Example: onrecord index articles/ && onrecord ask "what did Peskov say about Kursk?"
    """


for _command in (
    articles.index,
    articles.check,
    questions.ask,
    batch.batch,
    evaluate.evaluate,
    calibrate.calibrate,
    verify.verify,
    questions.search,
    statements.statements,
    statements.speakers,
    statements.timeline,
    articles.show,
    articles.articles,
    articles.stats,
    articles.remove,
    questions.serve,
    access.password,
):
    main.add_command(_command)
