"""The documents page: the list, and one document opened out of it."""

from pathlib import Path

from PySide6.QtGui import QAction, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.documents.columns import row_sentence
from desktop.documents.file_rows import FileRow
from desktop.documents.list_view import DocumentListView
from desktop.documents.opened import CONTENTS, FILES, MOVEMENTS, TIMELINE, OpenedDocument
from desktop.documents.reason_box import ReasonBox
from desktop.file_choice import FileChoice
from desktop.page import Page
from desktop.shell.toast import Notice
from desktop.shell.top_bar import Heading
from desktop.theme.theme import Theme
from desktop.wording.sentence import refusal_sentence, trouble_sentence
from desktop.wording.terms import kind_word
from desktop.workplace import Workplace
from sync.shop.acts import steps_open, take
from sync.shop.numbers import series_of
from sync.shop.stick import PARCEL_SUFFIX
from sync.shop.trouble import Trouble
from sync.stock.attachment import file_name
from sync.stock.refusal import Refusal

_LIST, _OPENED = range(2)


class DocumentsPage(Page):
    def __init__(self, theme: Theme, place: Workplace) -> None:
        super().__init__(theme)
        self._place = place
        self._asked_for = ""
        self._to_keep: FileRow | None = None
        self._make_keys()
        self.list = DocumentListView(theme, place)
        acts = [self._keys[name] for name in ("post", "arrive", "fulfil", "cancel", "reverse")]
        self.opened = OpenedDocument(theme, place, acts)
        self.reason = ReasonBox(theme, self)
        self._paper, self._copy_to = FileChoice(self), FileChoice(self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._connect()
        self._show_keys()

    @property
    def is_open(self) -> bool:
        return self._stack.currentIndex() == _OPENED

    def heading(self) -> Heading:
        view = self.opened.view
        if not self.is_open or view is None:
            return Heading(self.tr("Documents"))
        return Heading(
            kind_word(view.kind),
            self.opened.segments(),
            self.opened.part,
            code=view.number,
            can_go_back=True,
        )

    def choose_segment(self, index: int) -> None:
        self.opened.show_part(index)
        self._show_keys()
        self.heading_changed.emit()

    def open_with(self, what: object) -> None:
        """The id or the number of a document."""
        if isinstance(what, str):
            self.open_document(what)

    def take_scan(self, code: str) -> None:
        """A document's number opens it; anything else is looked for."""
        if series_of(code) is not None:
            self.open_document(code)
        else:
            self._close_document()
            self.list.look_for(code)

    def take_files(self, files: tuple[Path, ...]) -> bool:
        """Dropped onto an opened document they belong to it; what comes off a stick does not."""
        view = self.opened.view
        is_stick = any(file.name.endswith(PARCEL_SUFFIX) for file in files)
        if view is None or not self.is_open or is_stick:
            return False
        self._show_part(FILES)
        self.opened.files.add(view.document, files)
        return True

    def step_back(self) -> bool:
        if self.reason.isVisible():
            self.reason.leave()
        elif self.is_open:
            self._close_document()
        elif self.list.search.text():
            self.list.search.clear()
        else:
            return False
        return True

    def focus_home(self) -> QWidget:
        return self.opened.current() if self.is_open else self.list.table

    def panes(self) -> tuple[QWidget, ...]:
        if self.is_open:
            return (self.opened.current(),)
        return (self.list.table, self.list.search)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.opened.fit(self.window().width())
        self.reason.place()

    def retranslate(self) -> None:
        for name, words in self._key_words().items():
            self._keys[name].setText(words)
        self.heading_changed.emit()

    def open_document(self, document: str) -> None:
        try:
            view = self._place.books.reading.show(document)
        except Refusal as no:
            self.noticed.emit(Notice(refusal_sentence(no.code, no.message, no.facts), icon="info"))
            return
        self.opened.show_view(view)
        self._stack.setCurrentIndex(_OPENED)
        self._show_keys()
        self.heading_changed.emit()
        self.focus_home().setFocus()

    def _close_document(self) -> None:
        self._stack.setCurrentIndex(_LIST)
        self._show_keys()
        self.heading_changed.emit()
        self.list.table.setFocus()

    def _show_keys(self) -> None:
        """Only what the law allows with this document, here and now."""
        view = self.opened.view if self.is_open else None
        offered = steps_open(view, site=self._place.site) if view is not None else ()
        for name in ("post", "arrive", "fulfil", "cancel", "reverse"):
            self._keys[name].setVisible(name in offered)
            self._keys[name].setEnabled(name in offered)
        for name in ("previous", "next", "contents", "timeline", "movements", "files", "why"):
            self._keys[name].setVisible(self.is_open)
            self._keys[name].setEnabled(self.is_open)
        has_file = self.is_open and self.opened.part == FILES and self.opened.papers.has_rows
        for name in ("attach", "see", "keep"):
            is_wanted = self.is_open if name == "attach" else has_file
            self._keys[name].setVisible(is_wanted)
            self._keys[name].setEnabled(is_wanted)
        for name in ("open", "find"):
            self._keys[name].setVisible(not self.is_open)
            self._keys[name].setEnabled(not self.is_open)
        if view is not None:
            is_held = view.kind == "reservation" and view.state != "draft"
            self._keys["cancel"].setText(self.tr("Release") if is_held else self.tr("Void"))
            self.opened.summary.show_view(view)

    def _ask_why(self, name: str) -> None:
        view = self.opened.view
        if view is None:
            return
        self._asked_for = name
        if name == "reverse":
            self.reason.open(
                self.tr("Reverse {number}").format(number=view.number),
                self.tr("The same goods go the other way; both stay on the record."),
                does=self.tr("Reverse"),
            )
        elif view.kind == "reservation" and view.state != "draft":
            self.reason.open(
                self.tr("Release {number}").format(number=view.number),
                self.tr(
                    "The goods are free again for anybody; the reservation stays on the record."
                ),
                does=self.tr("Release"),
            )
        else:
            self.reason.open(
                self.tr("Void {number}").format(number=view.number),
                self.tr("No goods have moved yet; the draft stays on the record as void."),
                does=self.tr("Void"),
            )

    def _take_reason(self, reason: str) -> None:
        self._take(self._asked_for, reason=reason)

    def _take(self, name: str, *, reason: str = "") -> None:
        view, place = self.opened.view, self._place
        if view is None:
            return
        try:
            take(place.books.ledger, view.document, name, by=place.actor(), reason=reason)
        except Refusal as no:
            words = refusal_sentence(no.code, no.message, no.facts)
            self.noticed.emit(Notice(words, 6, icon="warning"))
            return
        except Trouble as trouble:
            words = trouble_sentence(trouble.code, trouble.message)
            self.noticed.emit(Notice(words, 6, icon="warning"))
            return
        place.tell_recorded({line.sku for line in view.content.lines}, view.document)
        self.open_document(view.document)

    def _arrive(self) -> None:
        """The goods are counted in at the counter, one by one."""
        if self.opened.view is not None:
            self.wants_page.emit("counter", self.opened.view.document)

    def _neighbour(self, by: int) -> None:
        view = self.opened.view
        found = self.list.neighbour(view.document, by) if view is not None else ""
        if found:
            self.open_document(found)

    def _open_chosen(self) -> None:
        row = self.list.table.chosen()
        if row is not None:
            self.open_document(row.document)

    def _copy(self) -> None:
        row = self.list.table.chosen()
        words = self.opened.sentence() if self.is_open else ""
        if not self.is_open and row is not None:
            words = row_sentence(self._place, row)
        if words:
            QGuiApplication.clipboard().setText(words)
            self.noticed.emit(Notice(self.tr("Copied")))

    def _explain(self) -> None:
        sku = self.opened.sku()
        if sku:
            self.wants_page.emit("on_hand", ("why", sku))

    def _show_part(self, part: int) -> None:
        self.choose_segment(part)
        self.focus_home().setFocus()

    def _ask_for_file(self) -> None:
        kinds = self.tr("Photos and papers (*.jpg *.jpeg *.png *.webp *.pdf)")
        self._paper.ask_file(self.tr("Which photo or paper belongs to this document?"), kinds)

    def _add_file(self, file: Path) -> None:
        self.take_files((file,))

    def _see_file(self) -> None:
        row = self.opened.papers.chosen()
        if row is not None:
            self.opened.files.open(row.file)

    def _see_row(self, row: FileRow) -> None:
        self.opened.files.open(row.file)

    def _ask_where(self) -> None:
        self._to_keep = self.opened.papers.chosen()
        if self._to_keep is not None:
            name = file_name(self._to_keep.file.attachment)
            self._copy_to.ask_new_file(self.tr("Where should the copy go?"), name)

    def _save_copy(self, path: Path) -> None:
        if self._to_keep is not None:
            self.opened.files.save(self._to_keep.file, path)

    def _find(self) -> None:
        self.list.search.setFocus()
        self.list.search.selectAll()

    def _take_changes(self, _skus: object, documents: object) -> None:
        if not isinstance(documents, frozenset):
            return
        self.list.note_changes(documents)
        view = self.opened.view
        if self.is_open and view is not None and view.document in documents:
            self.opened.show_view(self._place.books.reading.show(view.document))
            self._show_keys()
            self.heading_changed.emit()

    def _make_keys(self) -> None:
        self._keys: dict[str, QAction] = {
            "open": self.add_key("Return", self._open_chosen),
            "post": self.add_key("F12", lambda: self._take("post")),
            "arrive": self.add_key("Ctrl+R", self._arrive),
            "fulfil": self.add_key("Ctrl+H", lambda: self._take("fulfil")),
            "reverse": self.add_key("Ctrl+Z", lambda: self._ask_why("reverse")),
            "cancel": self.add_key("Del", lambda: self._ask_why("cancel")),
            "previous": self.add_key("[", lambda: self._neighbour(-1)),
            "next": self.add_key("]", lambda: self._neighbour(1)),
            "see": self.add_key("Return", self._see_file),
            "keep": self.add_key("Ctrl+S", self._ask_where),
            "contents": self.add_key("C", lambda: self._show_part(CONTENTS)),
            "timeline": self.add_key("T", lambda: self._show_part(TIMELINE)),
            "movements": self.add_key("M", lambda: self._show_part(MOVEMENTS)),
            "files": self.add_key("F", lambda: self._show_part(FILES)),
            "attach": self.add_key("Ctrl+O", self._ask_for_file),
            "why": self.add_key("F9", self._explain),
            "find": self.add_key("F3", self._find),
            "copy": self.add_key("Ctrl+C", self._copy),
        }

    def _key_words(self) -> dict[str, str]:
        return {
            "open": self.tr("Open"),
            "post": self.tr("Post"),
            "arrive": self.tr("Receive"),
            "fulfil": self.tr("Hand over"),
            "reverse": self.tr("Reverse"),
            "cancel": self.tr("Void"),
            "previous": self.tr("Previous"),
            "next": self.tr("Next"),
            "see": self.tr("Show file"),
            "keep": self.tr("Save a copy"),
            "contents": self.tr("Contents"),
            "timeline": self.tr("Timeline"),
            "movements": self.tr("Movements"),
            "files": self.tr("Files"),
            "attach": self.tr("Add a file"),
            "why": self.tr("Why this number?"),
            "find": self.tr("Find"),
            "copy": self.tr("Copy"),
        }

    def _connect(self) -> None:
        self.list.opened.connect(self.open_document)
        self.reason.given.connect(self._take_reason)
        self.reason.left.connect(self._focus_home)
        self._place.changed.connect(self._take_changes)
        self._paper.chosen.connect(self._add_file)
        self._copy_to.chosen.connect(self._save_copy)
        self.opened.papers.opened.connect(self._see_row)
        self.opened.files.noticed.connect(self.noticed)
        self.opened.files.changed.connect(self._show_keys)

    def _focus_home(self) -> None:
        self.focus_home().setFocus()
