"""What went onto a stick, what came off it, and what HQ said of parcels carried for others, in words."""

from collections.abc import Mapping, Sequence
from functools import reduce
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.wording.sentence import refusal_sentence
from desktop.wording.terms import VERDICTS, verdict_word

_DEVICE_SIGNS = 8


class Parcels(QObject):
    def saved(self, file: Path, *, steps: int, left: int, answers: int) -> str:
        """What is on the stick, and where it goes."""
        told = [
            self.tr("%n step(s) are on the stick as {file}. Take it to HQ.", "", steps)
            if steps
            else self.tr("Nothing waits here; {file} asks HQ for what is new.")
        ]
        if left:
            told.append(self.tr("%n more did not fit; save again afterwards.", "", left))
        if answers:
            told.append(self.answers_saved(answers))
        return self.said([words.format(file=file.stem) for words in told])

    def answers_saved(self, count: int) -> str:
        return self.tr("%n answer(s) of HQ's for other computers are on it as well.", "", count)

    def taken(self, verdicts: Mapping[str, int], *, pulled: int, waiting: int) -> str:
        """What HQ's answer brought; a verdict that it gave before is not told again."""
        if not verdicts and not pulled:
            return self.tr("This answer brought nothing that was not known here.")
        told = [self.tr("HQ's answer is taken in.")]
        known = [code for code in VERDICTS if code in verdicts]
        if known:
            judged = [self._judged(code, verdicts[code]) for code in known]
            told.append(self.tr("Own steps: {told}.").format(told=self.tr("; ").join(judged)))
        if pulled:
            told.append(self.tr("%n change(s) came from HQ.", "", pulled))
        if waiting:
            told.append(self.tr("%n step(s) still wait.", "", waiting))
        return self.said(told)

    def _judged(self, code: str, count: int) -> str:
        return self.tr("%n step(s) {verdict}", "", count).format(verdict=verdict_word(code))

    def more_at_hq(self) -> str:
        return self.tr("HQ has more than fits: save once more, or connect.")

    def kept(self, device: str) -> str:
        """A parcel of another till was kept."""
        words = self.tr("The file of computer {device} is kept here and goes to HQ by itself.")
        return words.format(device=device[:_DEVICE_SIGNS])

    def waiting(self, count: int) -> str:
        return self.tr("%n file(s) of other computers go to HQ with the next exchange.", "", count)

    def answered(self, count: int) -> str:
        """Parcels of other tills that HQ has answered."""
        return self.tr(
            "HQ has answered %n file(s) of other computers. Save the answers to a stick.", "", count
        )

    def refused(self, device: str, code: str, message: str) -> str:
        """HQ refused another till's parcel; that till still has what is in it."""
        sentence = refusal_sentence(code, message, {})
        words = self.tr("HQ did not take the file of computer {device}: {why}")
        return words.format(device=device[:_DEVICE_SIGNS], why=sentence)

    def said(self, sentences: Sequence[str]) -> str:
        """One after the other."""
        return reduce(self._both, sentences)

    def _both(self, one: str, other: str) -> str:
        return self.tr("{one} {other}").format(one=one, other=other)


PARCELS = Parcels()
