"""One chart of the explorer with its words, its alt text, and the buttons that copy both to the clipboard."""

from __future__ import annotations

from html import escape

import ipywidgets as widgets

from inspection_stats.explore.choice import Choice
from inspection_stats.explore.view import View
from inspection_stats.plot.chart import Chart

COPIED = "inspection-copied"
"""The class of what a copy button copies from; `browser.js` knows it."""

BY_HAND = "Right-click the picture and choose “Copy image”, or use “PNG and alt text”."
BY_KEYS = "Select the text and press Ctrl+C."


class Pane:
    """What one area shows: `choice`, `view` and `chart`, or None and in words why not."""

    def __init__(self) -> None:
        self.choice: Choice | None = None
        self.view: View | None = None
        self.chart: Chart | None = None
        self.message, self.picture, self.copies, self.words = (widgets.HTML() for _ in range(4))
        self.alt = widgets.Textarea(
            description="Alt text", rows=3, style={"description_width": "5em"}, layout={"width": "auto"}
        )
        self.box = widgets.VBox([self.message, self.picture, self.copies, self.alt, self.words])
        self.box.add_class(COPIED)

    def fill(self, choice: Choice, view: View, chart: Chart) -> None:
        """Show a chart with all that belongs to it."""
        self.choice, self.view, self.chart = choice, view, chart
        self.message.value = ""
        self.picture.value = chart._repr_html_()
        self.copies.value = copy_buttons()
        self.words.value = "".join(f"<p>{escape(sentence)}</p>" for sentence in view.words)
        self.alt.value = view.spec.alt
        self._show_texts("flex")

    def clear(self, why: str) -> None:
        """Show in words why there is nothing to show."""
        self.choice = self.view = self.chart = None
        self.message.value = f'<p role="alert"><b>Nothing to show.</b> {escape(why)}</p>'
        self.picture.value = self.copies.value = self.words.value = self.alt.value = ""
        self._show_texts("none")

    def _show_texts(self, display: str) -> None:
        for one in (self.copies, self.alt):
            one.layout.display = display


def copy_buttons() -> str:
    """The buttons that copy a chart and its alt text, and the place where is said how that went."""
    return (
        copy_button("chart", "Copy chart", "The chart is copied.", BY_HAND)
        + copy_button("alt", "Copy alt text", "The alt text is copied.", BY_KEYS)
        + '<span role="status"></span>'
    )


def copy_button(copies: str, label: str, done: str, instead: str) -> str:
    """A button that copies to the clipboard: what, its label, what to say then, what to do where it is refused."""
    return (
        f'<button type="button" class="jupyter-button" data-copies="{copies}" data-done="{escape(done)}" '
        f'data-instead="{escape(instead)}">{escape(label)}</button> '
    )


def code_to_copy(line: str) -> str:
    """A line of code to keep, with the button that copies it."""
    how = "Paste it over the line that begins with “choices =”."
    button = copy_button("code", "Copy this line", f"The line is copied. {how}", BY_KEYS)
    return (
        f'<details class="{COPIED}"><summary>Keep these choices for the next time</summary>'
        f"<p>A kernel that is restarted forgets them. This line keeps them. {how}</p>"
        f"<pre><code>{escape(line)}</code></pre>"
        f'<p>{button}<span role="status"></span></p>'
        "</details>"
    )
