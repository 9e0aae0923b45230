"""The law as data: reads the corpus, computes dates, answers which duties bind and why."""

from amends.law.answer import Answer, DutyAnswer
from amends.law.corpus import Corpus, load_corpus
from amends.law.evaluate import evaluate

__all__ = ["Answer", "Corpus", "DutyAnswer", "evaluate", "load_corpus"]
