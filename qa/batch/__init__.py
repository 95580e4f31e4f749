"""Answer a file of questions into a file of answers that can be gone on with, whatever happened in between."""

from qa.batch.rows import read_questions
from qa.batch.run import BatchReport, run_batch
from qa.batch.workers import InProcess, WorkerPool

__all__ = ["BatchReport", "InProcess", "WorkerPool", "read_questions", "run_batch"]
