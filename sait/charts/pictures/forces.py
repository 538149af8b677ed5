"""The force field as a picture: what hinders to the left of a line, what helps to its right, as long as they have dots."""

from collections.abc import Sequence

from markupsafe import Markup

from sait.assessment.decisions import Force
from sait.charts.labels import wrap
from sait.charts.palette import COMMON, INK, OTHERS, PAPER, QUIET
from sait.charts.pictures.sheet import EDGE, LEGEND, WIDTH, Caption, Top, sheet
from sait.charts.pictures.svg import LETTER, box, lines_of, stroke, words
from sait.i18n import Translator
from sait.wording.forces import force_words, heaviest_first

NAMES, COUNT = 520, 40
"""Pixels: of the words on the left, and of the number at the end of a bar."""
MIDDLE = (NAMES + EDGE + WIDTH - EDGE) / 2
LONGEST = (WIDTH - 2 * EDGE - NAMES) / 2 - COUNT
BAR, LINE, APART = 22, 1.2, 14


def forces_picture(
    weighed: Sequence[tuple[Force, int]], caption: Caption, t: Translator, *, is_made_up: bool
) -> Markup:
    """A row for each force, the heaviest on top, its dots written at the end of its bar.

    Of forces with 7 and 2 dots the first bar takes the whole of its side and the second two sevenths of it.
    """
    top = Top(caption.title, caption.place)
    y = top.height + LEGEND + 8
    heads = [
        words(MIDDLE - 16, y, "← " + t("Hinders"), size=LEGEND, anchor="end", bold=True),
        words(MIDDLE + 16, y, t("Helps") + " →", size=LEGEND, bold=True),
    ]
    y += APART
    begin, rows = y, []
    most = max([1, *(count for _, count in weighed)])
    for force, count in heaviest_first(weighed):
        said = wrap(force_words(force, t), int(NAMES / (LEGEND * LETTER)))
        high = max(BAR, len(said) * LEGEND * LINE) + APART
        rows.append(_row(force, count, LONGEST * count / most, said, y, high))
        y += high
    axis = stroke([(MIDDLE, begin), (MIDDLE, y)], colour=INK, width=2)
    source = t("Each person gave dots to what matters most to them. The bars show how many dots each one has.")
    return sheet(caption, [*top.parts, *heads, *rows, axis], y + APART, source, t, is_made_up=is_made_up)


def _row(force: Force, count: int, long: float, said: Sequence[str], y: float, high: float) -> Markup:
    """What hinders is hollow: the two are told apart without their colours."""
    style = COMMON if force.promotes else OTHERS[0]
    side = 1 if force.promotes else -1
    left = MIDDLE if force.promotes else MIDDLE - long
    bar = box(left, y, long, BAR, fill=style.colour if force.promotes else PAPER, edge=style.colour)
    anchor = "start" if force.promotes else "end"
    number = words(MIDDLE + side * (long + 10), y + BAR - 5, str(count), size=LEGEND, anchor=anchor, bold=True)
    rule = stroke([(EDGE, y + high - APART / 2), (WIDTH - EDGE, y + high - APART / 2)], colour=QUIET, width=0.25)
    return lines_of(EDGE, y + BAR - 5, said, size=LEGEND) + bar + number + rule
