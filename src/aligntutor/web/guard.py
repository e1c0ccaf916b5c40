"""Who may come in: whoever has the address that was printed, once, and then their browser."""

from __future__ import annotations

import hmac
from collections.abc import Callable

ALONE = "127.0.0.1"
"""The only address that is listened on."""
AGAIN = "Start it again, and open the address that it prints."


class Guard:
    """Judges requests by their headers; `new_secret` gives a text that nobody can guess.

    A page elsewhere must not drive the tutor by way of the learner's browser: so Host has to be this very
    server (against rebound names), Origin too where there is one, and the cookie is sent from here alone.
    """

    def __init__(self, new_secret: Callable[[], str]) -> None:
        self.token = new_secret()
        """In the address that is printed; good once."""
        self._session = new_secret()
        self._spent = False
        self.port = 0
        """Of this server, once that is known."""

    @property
    def cookie(self) -> str:
        """The cookie's name: one browser may have several tutors, and cookies know no ports."""
        return f"aligntutor-{self.port}"

    def foreign(self, host: str, origin: str | None, *, socket: bool) -> str:
        """Why a request is none of ours; empty where it is. A socket without an Origin is no browser's."""
        hosts = {f"{name}:{self.port}" for name in (ALONE, "localhost")}
        if self.port == 80:  # which browsers do not name
            hosts = {ALONE, "localhost"}
        if host not in hosts:
            return "This tutor answers only to its own address."
        if origin is None:
            return "Only a browser may connect." if socket else ""
        if origin != f"http://{host}":
            return "Another page may not use this tutor."
        return ""

    def admit(self, token: str) -> str:
        """The cookie's value for whoever brings the token, the first time; empty for any other."""
        if self._spent or not hmac.compare_digest(token.encode(), self.token.encode()):
            return ""
        self._spent = True
        return self._session

    def knows(self, cookie: str) -> bool:
        """Whether a cookie is the one that was given."""
        return self._spent and hmac.compare_digest(cookie.encode(), self._session.encode())
