"""One window a profile: a second start brings the first one forward, and ends."""

from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QDir, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS = 500


class OneInstance(QObject):
    """asked: somebody started the program once more on this profile."""

    asked = Signal()

    def __init__(self, profile: Path, owner: QObject | None = None) -> None:
        super().__init__(owner)
        # On Windows such names are the whole machine's: two users may name the same folder.
        told = f"{QDir.homePath()}|{profile.resolve()}".encode()
        # Qt's own: hashlib would bring OpenSSL in before the first paint.
        name = (
            QCryptographicHash.hash(told, QCryptographicHash.Algorithm.Sha256).toHex().toStdString()
        )
        self._name = f"counterstock-{name[:16]}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def is_first(self) -> bool:
        """Whether no other window has this profile; if one has, it is asked to come forward."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_PATIENCE_MS):
            socket.disconnectFromServer()
            return False
        QLocalServer.removeServer(self._name)  # what a crash left behind
        self._server.listen(self._name)
        return True

    def close(self) -> None:
        self._server.close()

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.deleteLater()
            self.asked.emit()
