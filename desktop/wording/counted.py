"""Words with a number in them, in the grammar of the language: one line, two lines.

Methods of one object, since only tr() of an object is taken into the translations as a plural.
"""

from PySide6.QtCore import QObject


class Counted(QObject):
    def lines(self, count: int) -> str:
        return self.tr("%n line(s)", "", count)

    def item_and_lines(self, item: str, count: int) -> str:
        return self.tr("{item}, %n line(s)", "", count).format(item=item)

    def pieces(self, count: int) -> str:
        return self.tr("%n piece(s)", "", count)

    def steps(self, count: int) -> str:
        return self.tr("%n step(s)", "", count)

    def steps_joined(self, count: int) -> str:
        return self.tr("%n step(s) joined up, unaltered", "", count)

    def cases(self, count: int) -> str:
        return self.tr("%n case(s)", "", count)

    def seconds(self, count: int) -> str:
        return self.tr("%n s", "", count)

    def minutes(self, count: int) -> str:
        return self.tr("%n minute(s)", "", count)

    def same_on_both_sides(self, lines: int, fields: int) -> str:
        """Two counts in one sentence, each in its own plural."""
        both = self.tr("{lines} and {fields} are the same on both sides")
        return both.format(lines=self.lines(lines), fields=self.fields(fields))

    def fields(self, count: int) -> str:
        return self.tr("%n field(s)", "", count)

    def left_to_choose(self, count: int) -> str:
        return self.tr("%n left to choose", "", count)

    def days_ago(self, count: int) -> str:
        return self.tr("%n day(s) ago", "", count)

    def in_days(self, count: int) -> str:
        return self.tr("in %n day(s)", "", count)

    def expired(self, item: str, count: int) -> str:
        return self.tr("{item} expired %n day(s) ago", "", count).format(item=item)

    def expires(self, item: str, count: int) -> str:
        return self.tr("{item} expires in %n day(s)", "", count).format(item=item)

    def came(self, count: int) -> str:
        return self.tr("%n in", "", count)

    def went(self, count: int) -> str:
        return self.tr("%n out", "", count)

    def sent(self, count: int) -> str:
        return self.tr("Sent, %n time(s)", "", count)

    def received(self, count: int) -> str:
        return self.tr("Received, %n time(s)", "", count)

    def promises(self, count: int) -> str:
        return self.tr("%n reservation(s)", "", count)

    def confirmed(self, count: int) -> str:
        return self.tr("%n confirmed by HQ", "", count)

    def waiting_here(self, count: int) -> str:
        return self.tr("%n waiting here", "", count)

    def for_you(self, count: int) -> str:
        return self.tr("For you: %n", "", count)

    def waiting(self, count: int) -> str:
        return self.tr("Waiting: %n", "", count)

    def worth_noticing(self, count: int) -> str:
        return self.tr("Worth noticing: %n", "", count)

    def more(self, count: int) -> str:
        return self.tr("and %n more", "", count)

    def proved(self, movements: int, time: str) -> str:
        words = self.tr("Every figure equals its %n movement(s), proved at {time}", "", movements)
        return words.format(time=time)

    def clock_off(self, minutes: int) -> str:
        return self.tr(
            "The clock of this computer is some %n minute(s) off HQ's. Set it right; every step goes by"
            " HQ's time.", "", minutes,
        )  # fmt: skip

    def wrong_sums(self, count: int) -> str:
        return self.tr(
            "%n figure(s) on this computer do not equal their movements."
            " Carry on; the next exchange puts them right.", "", count,
        )  # fmt: skip


COUNTED = Counted()
